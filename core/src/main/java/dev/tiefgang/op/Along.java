package dev.tiefgang.op;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.Optional;

/// Products with a matrix along one axis of a tensor, and the parts into which adaptive pooling cuts an axis.
final class Along {
    private Along() {}

    /// `y[…, i, …] = Σⱼ w[i, j] · x[…, j, …]` along an axis.
    static Value product(Value w, Value x, int axis) {
        Shape s = x.shape();
        int outer = s.span(0, axis), inner = s.span(axis + 1, s.rank());
        Shape y = s.with(axis, w.shape().dim(0));
        if (inner == 1)
            return x.reshape(Shape.of(outer, s.dim(axis)))
                    .matmul(w, false, true)
                    .reshape(y);
        return w.matmul(x.reshape(Shape.of(outer, s.dim(axis), inner))).reshape(y);
    }

    /// Where part `i` of an axis cut into `parts` begins; parts that do not come out even overlap.
    static int begin(int i, int parts, int extent) {
        return (int) ((long) i * extent / parts);
    }

    /// Where part `i` ends.
    static int end(int i, int parts, int extent) {
        return (int) Math.ceilDiv((i + 1L) * extent, (long) parts);
    }

    /// The window that cuts maps into `h × w` equal parts, or none where they do not come out even.
    static Optional<Window> equalParts(Shape x, int h, int w) {
        if (x.dim(2) % h != 0 || x.dim(3) % w != 0) return Optional.empty();
        int rows = x.dim(2) / h, columns = x.dim(3) / w;
        return Optional.of(Window.of(rows, columns).stride(rows, columns));
    }

    /// Demands maps that can be cut into parts.
    static void requireMaps(String op, Shape x) {
        if (x.rank() != 4 || x.dim(2) == 0 || x.dim(3) == 0)
            throw new ShapeException(op + ": expected maps [n, c, h, w] that are not empty, received " + x);
    }

    /// Demands a number of parts.
    static void requireParts(String op, int h, int w) {
        if (h < 1 || w < 1) throw new ShapeException(op + ": expected at least 1×1 parts, received " + h + "×" + w);
    }
}
