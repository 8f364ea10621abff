package dev.tiefgang.compile;

import dev.tiefgang.tensor.Shape;
import java.util.Arrays;

/// Reads a tensor along given strides: broadcasting, transposing and slicing are all of this form.
///
/// Neighbouring axes that move together are merged, so most patterns end with long runs along the last axis.
final class Strided {
    private final int[] extents;
    private final int[] strides;

    /// @param shape the shape that is filled
    /// @param stride for each of its axes, how far the position in the source moves
    Strided(Shape shape, int[] stride) {
        int[] e = new int[shape.rank()], s = new int[shape.rank()];
        int count = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            int extent = shape.dim(axis);
            if (extent == 1) continue;
            if (count > 0 && s[count - 1] == stride[axis] * extent) {
                e[count - 1] *= extent;
                s[count - 1] = stride[axis];
            } else {
                e[count] = extent;
                s[count++] = stride[axis];
            }
        }
        if (count == 0) {
            this.extents = new int[] {1};
            this.strides = new int[] {1};
        } else {
            this.extents = Arrays.copyOf(e, count);
            this.strides = Arrays.copyOf(s, count);
        }
    }

    /// Number of axes after merging.
    int rank() {
        return extents.length;
    }

    int extent(int axis) {
        return extents[axis];
    }

    int stride(int axis) {
        return strides[axis];
    }

    /// After how many elements it begins anew; the largest number where it does not.
    int period() {
        return extents.length == 2 && strides[0] == 0 ? extents[1] : Integer.MAX_VALUE;
    }

    /// Where element `p` of the filled shape comes from.
    int source(int p) {
        int at = 0;
        for (int axis = extents.length - 1, rest = p; axis >= 0; axis--) {
            at += rest % extents[axis] * strides[axis];
            rest /= extents[axis];
        }
        return at;
    }

    /// Writes the elements `from … from + n − 1` of the filled shape to `y[yo …]`; the source begins at `x[xo]`.
    void fill(float[] x, int xo, int from, int n, float[] y, int yo) {
        int inner = extents[extents.length - 1], step = strides[extents.length - 1];
        for (int done = 0; done < n; ) {
            int p = from + done, run = Math.min(n - done, inner - p % inner), at = xo + source(p), to = yo + done;
            if (step == 1) System.arraycopy(x, at, y, to, run);
            else if (step == 0) Arrays.fill(y, to, to + run, x[at]);
            else for (int i = 0; i < run; i++) y[to + i] = x[at + i * step];
            done += run;
        }
    }
}
