/// Speed, measured side by side in one run: [dev.tiefgang.bench.Machine] for what the processor can do,
/// [dev.tiefgang.bench.GemmBench] for matrix products, [dev.tiefgang.bench.TrainBench] for whole training
/// steps, [dev.tiefgang.bench.race] for races against other libraries.
@NullMarked
package dev.tiefgang.bench;

import org.jspecify.annotations.NullMarked;
