/// Numbers in memory: extents ([dev.tiefgang.tensor.Shape]), arrays with a shape ([dev.tiefgang.tensor.Tensor])
/// and the one source of randomness ([dev.tiefgang.tensor.Rng]).
///
/// Nothing here computes; that is the business of `dev.tiefgang.graph` (what) and `dev.tiefgang.runtime` (how).
@NullMarked
package dev.tiefgang.tensor;

import org.jspecify.annotations.NullMarked;
