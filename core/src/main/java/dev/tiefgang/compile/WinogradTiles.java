package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// The tiles of a batch of pictures, transformed for Winograd's algorithm: those that a convolution reads, or, for the
/// gradient of its filters, those of the gradient of what it made.
///
/// Input: `[n, h, w, c]`; result `[e², tiles · c + 16]` with `e = size + 2`: in each matrix one row for each tile of
/// the batch. Matrices do not lie multiples of 4096 bytes apart, which would meet the same lines of a cache.
///
/// @param window of the convolution, 3×3 and pixel by pixel
/// @param size pixels along the edge of a tile of the output
/// @param gradient whether it is the output's gradient
record WinogradTiles(Window window, int size, boolean gradient) implements Physical {
    /// [#size] for gradients of filters, and the numbers of a tile then.
    static final int SIZE = 4, NUMBERS = (SIZE + 2) * (SIZE + 2);

    @Override
    public String words() {
        return "WinogradTiles of the " + (gradient ? "gradient" : "input");
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        int tiles = x.dim(0) * down(x) * across(x);
        return Shape.of((size + 2) * (size + 2), tiles * x.dim(3) + Kernels.LANES);
    }

    /// Rows of tiles of a picture.
    int down(Shape x) {
        return Math.ceilDiv(gradient ? x.dim(1) : window.outH(x.dim(1)), size);
    }

    /// Tiles of a row.
    int across(Shape x) {
        return Math.ceilDiv(gradient ? x.dim(2) : window.outW(x.dim(2)), size);
    }
}
