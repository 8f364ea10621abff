/// How gradients change weights: the rules, and how fast they go at each moment of training.
///
/// An [dev.tiefgang.optim.Optimizer] writes one step of its rule as a graph: what a parameter becomes,
/// given its gradient and what was kept from the steps before. A [dev.tiefgang.optim.Schedule] is a factor
/// on its learning rate, a function of how far training is and of the
/// [scores][dev.tiefgang.optim.EpochScore] of the epochs done. Both are records, so that a recipe can be
/// printed, compared, stored and read again. Nothing here knows of networks or data sets; the package
/// `dev.tiefgang.train` puts them together.
@NullMarked
package dev.tiefgang.optim;

import org.jspecify.annotations.NullMarked;
