package dev.tiefgang.compile;

import dev.tiefgang.tensor.Shape;
import java.util.Arrays;

/// Square tiles of pictures `[n, h, w, c]` that may reach over the border, where they are laid out with zeros.
///
/// A tile is named by its first pixel, counted from `top` rows above and `left` columns before the picture.
record PictureTiles(int h, int w, int c, int edge, int top, int left) {
    PictureTiles(Shape x, int edge, int top, int left) {
        this(x.dim(1), x.dim(2), x.dim(3), edge, top, left);
    }

    /// Whether no pixel of a tile is missing.
    boolean isInside(int row, int column) {
        return row >= top && column >= left && row - top + edge <= h && column - left + edge <= w;
    }

    /// Where a tile begins that is inside.
    int from(int picture, int row, int column) {
        return ((picture * h + row - top) * w + column - left) * c;
    }

    /// Numbers from a row of a picture to the next.
    int row() {
        return w * c;
    }

    /// Floats of a tile.
    int scratch() {
        return edge * edge * c;
    }

    /// Copies a tile with zeros where it reaches over the border.
    void lay(float[] x, int xo, int picture, int row, int column, float[] to, int at) {
        Arrays.fill(to, at, at + scratch(), 0);
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
