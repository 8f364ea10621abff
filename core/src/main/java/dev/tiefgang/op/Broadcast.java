package dev.tiefgang.op;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// NumPy's broadcasting: align from the right; extents must agree or be 1.
public final class Broadcast {
    private Broadcast() {}

    /// The shape that both broadcast to.
    ///
    /// @throws ShapeException naming `op` and the axis that disagrees
    public static Shape join(String op, Shape a, Shape b) {
        int[] d = new int[Math.max(a.rank(), b.rank())];
        for (int i = 1; i <= d.length; i++) {
            int x = i <= a.rank() ? a.dim(-i) : 1, y = i <= b.rank() ? b.dim(-i) : 1;
            if (x != y && x != 1 && y != 1)
                throw new ShapeException("%s: expected shapes that broadcast, received %s and %s: axis %d has %d and %d"
                        .formatted(op, a, b, -i, x, y));
            d[d.length - i] = x == 1 ? y : x;
        }
        return Shape.of(d);
    }

    /// `s` with axes of extent 1 in front until it has `rank` axes.
    public static Shape align(Shape s, int rank) {
        int[] e = new int[rank];
        for (int i = 0; i < rank; i++) e[i] = i < rank - s.rank() ? 1 : s.dim(i - (rank - s.rank()));
        return Shape.of(e);
    }

    /// For every axis of `big`, how far the position in `small` moves: 0 along a repeated axis.
    public static int[] strides(Shape small, Shape big) {
        int[] stride = new int[big.rank()];
        for (int i = 1, s = 1; i <= small.rank(); s *= small.dim(-i++))
            stride[big.rank() - i] = small.dim(-i) == 1 ? 0 : s;
        return stride;
    }

    /// For every position of `big`, the position of `small` that it reads.
    public static int[] index(Shape small, Shape big) {
        return index(strides(small, big), big);
    }

    /// For every position of `shape`, the position that the given strides lead to.
    static int[] index(int[] stride, Shape shape) {
        int[] at = new int[shape.size()], pos = new int[shape.rank()];
        for (int p = 0, offset = 0; p < at.length; p++) {
            at[p] = offset;
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                offset += stride[axis];
                if (++pos[axis] < shape.dim(axis)) break;
                offset -= stride[axis] * shape.dim(axis);
                pos[axis] = 0;
            }
        }
        return at;
    }
}
