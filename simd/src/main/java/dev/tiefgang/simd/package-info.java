/// The kernels on the Vector API, found through [dev.tiefgang.runtime.KernelProvider].
///
/// Everything here repeats a definition of [dev.tiefgang.runtime.Kernels] with whole vectors: the same
/// operations on the same numbers in the same order, so the results agree bit for bit with the portable
/// kernels. The code keeps to what the JIT compiler can turn into plain vector instructions: the species is a
/// constant, sums are local variables, no vector crosses a call that is not inlined, and no loop contains a
/// choice of function.
@NullMarked
package dev.tiefgang.simd;

import org.jspecify.annotations.NullMarked;
