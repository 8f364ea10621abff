/// The ops, one file each: shape, gradient, definition, ONNX form.
///
/// An op file holds a record with at most four short methods. `compute` is the definition in double precision
/// and plain loops; fast kernels live in `dev.tiefgang.runtime` and are held to it by the laws of the test kit.
/// A new op is its file, a line in the `permits` clause of [dev.tiefgang.graph.Op], a row in the test kit's
/// table of cases, and whatever policy switches the compiler then names.
@NullMarked
package dev.tiefgang.op;

import org.jspecify.annotations.NullMarked;
