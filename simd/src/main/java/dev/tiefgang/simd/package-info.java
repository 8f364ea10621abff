/// The kernels on the Vector API, found through [dev.tiefgang.runtime.KernelProvider].
///
/// Everything here repeats a definition of [dev.tiefgang.runtime.Kernels] with whole vectors: the same
/// operations on the same numbers in the same order, so the results agree bit for bit with the portable
/// kernels. The code keeps to what the JIT compiler can turn into plain vector instructions: the species is a
/// constant, sums are local variables, no vector crosses a call that is not inlined, and no loop contains a
/// choice of function.
///
/// **Tiles.** The sums of a block of the result stay in registers while the terms pass. With 512 bit there
/// are 32 registers: 6 rows × 4 vectors are 24 sums, 4 vectors of `b` and one number of `a`; with 256 bit,
/// 16:
/// ```
///              b: 4 vectors across the outputs
///             ┌────┬────┬────┬────┐
///             │ x0 │ x1 │ x2 │ x3 │           every term: 4 loads, 6 numbers spread over a vector,
///             └────┴────┴────┴────┘           24 fused multiply-adds
///   a    ┌──┐ ┌────┬────┬────┬────┐
///   6    │y0│ │s0_0│s0_1│s0_2│s0_3│
///   rows │y1│ │s1_0│    …    │    │   c
///        │… │ │ …  │         │    │
///        │y5│ │s5_0│    …    │s5_3│
///        └──┘ └────┴────┴────┴────┘
/// ```
/// Tiles that differ in rows and vectors alone are written by the generator in `simd/src/main/tiles`, one
/// class for each shape, so that only those that a network needs are ever compiled. Where outputs fill no
/// whole vector, the last vector overlaps the one before it; the same numbers are then stored twice.
///
/// **Packing.** `b` (filters, weights) lies in panels as wide as a tile, a row of outputs for every term, so
/// that it is read in the order of memory. `a` is read where it lies, through tables of offsets, one for each
/// row of the tile and one for each run of neighbouring terms: that covers padding, strides, dilations, 1×1
/// and plain products ([dev.tiefgang.runtime.ChannelKernels] has the drawing).
///
/// **Lines of the cache.** A vector that crosses a line of 64 bytes is read as two. Values of a plan, packed panels and
/// bands in scratch memory therefore begin with a line where the collector allows it
/// ([dev.tiefgang.runtime.Aligned]); a product of a single row begins its loop at a line of the weights.
///
/// **Layout.** Pictures with their channels innermost, `[n, h, w, c]`, have lanes across the channels; with
/// the batch innermost, `[c, h, w, n]`, lanes run across the pictures. The compiler chooses for each graph.
///
/// **Winograd.** A tile of 6×6 pixels is transformed, multiplied number by number with transformed filters,
/// and transformed back to 4×4 results: 36 products in place of 144. Over all tiles and channels each of the
/// 36 is a matrix product on the tiles above; the transforms are straight-line code from the matrices in
/// [dev.tiefgang.runtime.Winograd].
/// ```
///   x: 6×6 pixels, c channels        V[36][tiles][c]  ·  U[36][c][outputs]        y: 4×4 pixels
///   ┌─┬─┬─┬─┬─┬─┐   Bᵀ·x·B           one product for each of the 36               ┌─┬─┬─┬─┐
///   │ │ │ │ │ │ │  ────────→         M[36][tiles][outputs]         ────────→      │ │ │ │ │
///   └─┴─┴─┴─┴─┴─┘                                                   Aᵀ·M·A        └─┴─┴─┴─┘
/// ```
@NullMarked
package dev.tiefgang.simd;

import org.jspecify.annotations.NullMarked;
