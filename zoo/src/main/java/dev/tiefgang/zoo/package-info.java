/// Networks known by name.
///
/// [dev.tiefgang.zoo.Zoo] is the table. An entry builds its network for a data set's input and number of outputs and
/// says how to train it. Whoever mistypes a name is offered the nearest one
/// ([dev.tiefgang.zoo.UnknownNameException]).
@NullMarked
package dev.tiefgang.zoo;

import org.jspecify.annotations.NullMarked;
