package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// The gradient of filters of 3×3 by Winograd's algorithm: `Gᵀ·[Σ V ⊙ W]·G`, summed over all tiles, for each map and
/// output.
///
/// Inputs: the [tiles][WinogradTiles] of the input and of the gradient; result as that of [FilterSums] for one group,
/// `[1, maps · 9, outputs]`.
record WinogradSums(int maps, int outputs) implements Physical {
    static final int TAPS = 9;

    @Override
    public Shape shape(List<Shape> in) {
        return Shape.of(1, maps * TAPS, outputs);
    }

    /// Tiles of the batch.
    int tiles(Shape v) {
        return (v.dim(1) - Kernels.LANES) / maps;
    }
}
