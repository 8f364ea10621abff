package dev.tiefgang.compile;

import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Winograd;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;

/// Square tiles of pictures `[n, h, w, c]` that may reach over the border, where they are laid out with zeros.
///
/// A tile is named by its first pixel, counted from `top` rows above and `left` columns before the picture.
record PictureTiles(int h, int w, int c, int edge, int top, int left) {
    PictureTiles(Shape x, int edge, int top, int left) {
        this(x.dim(1), x.dim(2), x.dim(3), edge, top, left);
    }

    /// Floats of scratch memory for [#transform].
    int scratch() {
        return ChannelKernels.TRANSFORM + edge * edge * c;
    }

    /// Transforms a tile of pictures from `x[xo]` on, all maps of it, as [ChannelKernels#winograd] does.
    ///
    /// @param size of Winograd's algorithm: 2 or 4
    /// @param own where scratch memory begins
    void transform(
            Kernels k,
            Winograd.Transform t,
            int size,
            float[] x,
            int xo,
            int picture,
            int row,
            int column,
            float[] v,
            int vo,
            int vStep,
            float[] scratch,
            int own) {
        if (isInside(row, column)) {
            int from = xo + ((picture * h + row - top) * w + column - left) * c;
            k.winograd(t, size, c, x, from, w * c, c, v, vo, vStep, scratch, own);
            return;
        }
        int laid = own + ChannelKernels.TRANSFORM;
        lay(x, xo, picture, row, column, scratch, laid);
        k.winograd(t, size, c, scratch, laid, edge * c, c, v, vo, vStep, scratch, own);
    }

    /// Whether no pixel of a tile is missing.
    private boolean isInside(int row, int column) {
        return row >= top && column >= left && row - top + edge <= h && column - left + edge <= w;
    }

    /// Copies a tile with zeros where it reaches over the border.
    private void lay(float[] x, int xo, int picture, int row, int column, float[] to, int at) {
        Arrays.fill(to, at, at + edge * edge * c, 0);
        int above = row - top, before = column - left;
        int first = Math.max(0, -before), columns = Math.min(edge, w - before) - first;
        for (int i = Math.max(0, -above); i < Math.min(edge, h - above) && columns > 0; i++)
            System.arraycopy(
                    x,
                    xo + ((picture * h + above + i) * w + before + first) * c,
                    to,
                    at + (i * edge + first) * c,
                    columns * c);
    }
}
