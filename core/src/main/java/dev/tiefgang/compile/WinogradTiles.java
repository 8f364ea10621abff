package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Both sides of the gradient of filters by Winograd's algorithm F(4×4, 3×3): the tiles of a batch of pictures, or
/// those of the gradient of what a convolution made of them, transformed.
///
/// Input: `[n, h, w, c]`; result `[36, tiles · c + 16]`: in each matrix one row for each tile of the batch. Matrices
/// do not lie multiples of 4096 bytes apart, which would meet the same lines of a cache.
///
/// @param window of the convolution, 3×3 and pixel by pixel
/// @param gradient whether it is the output's gradient
record WinogradTiles(Window window, boolean gradient) implements Physical {
    /// Pixels along the edge of a tile of the output, and elements of a transformed tile.
    static final int SIZE = 4, NUMBERS = (SIZE + 2) * (SIZE + 2);

    @Override
    public String words() {
        return "WinogradTiles of the " + (gradient ? "gradient" : "input");
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        return Shape.of(NUMBERS, x.dim(0) * down(x) * across(x) * x.dim(3) + Kernels.LANES);
    }

    /// Rows of tiles of a picture.
    int down(Shape x) {
        return Math.ceilDiv(gradient ? x.dim(1) : window.outH(x.dim(1)), SIZE);
    }

    /// Tiles of a row.
    int across(Shape x) {
        return Math.ceilDiv(gradient ? x.dim(2) : window.outW(x.dim(2)), SIZE);
    }
}
