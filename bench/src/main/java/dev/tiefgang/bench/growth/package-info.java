/// How the cost of recall grows with the batch, the picture, the maps and the threads.
@NullMarked
package dev.tiefgang.bench.growth;

import org.jspecify.annotations.NullMarked;
