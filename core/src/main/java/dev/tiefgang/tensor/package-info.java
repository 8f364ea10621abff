/// Numbers in memory: extents ([dev.tiefgang.tensor.Shape]), arrays with a shape ([dev.tiefgang.tensor.Tensor])
/// and the one source of randomness ([dev.tiefgang.tensor.Rng]); and what records remember of their earlier forms
/// ([dev.tiefgang.tensor.EarlierForm]), so that old files stay readable.
///
/// Nothing here computes; that is the business of `dev.tiefgang.graph` (what) and `dev.tiefgang.runtime` (how).
@NullMarked
package dev.tiefgang.tensor;

import org.jspecify.annotations.NullMarked;
