package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/// A filter moves along rows: `y[b, o, s] = Σ x[b, c, s·stride + j·dilation − left] · w[o, c, j]`.
///
/// Inputs: `x [n, c, w]`, `w [o, c / groups, j]`; result `[n, o, w']`. It is a [Conv2d] of pictures with one row.
/// Source: Waibel et al.: "Phoneme recognition using time-delay neural networks", 1989.
///
/// @param window one row
public record Conv1d(Window window, int groups) implements Op.Composite {
    public Conv1d {
        Conv2d.requireGroups("Conv1d", groups);
        window.requireRow("Conv1d");
    }

    @Override
    public Value expand(List<Value> in) {
        Shape x = in.get(0).shape(), w = in.get(1).shape();
        requireRows("Conv1d", x, w);
        Shape maps = picture(x), filters = picture(w);
        Conv2d.shape("Conv1d", window, groups, maps, filters);
        Value y = in.get(0)
                .graph()
                .add(
                        new Conv2d(window, groups),
                        in.get(0).reshape(maps),
                        in.get(1).reshape(filters));
        return y.reshape(row(y.shape()));
    }

    static void requireRows(String op, Shape x, Shape w) {
        if (x.rank() != 3 || w.rank() != 3)
            throw new ShapeException(
                    op + ": expected rows [n, c, w] and filters of three axes, received " + x + " and " + w);
    }

    /// `[n, c, w]` as a picture of one row.
    static Shape picture(Shape s) {
        return Shape.of(s.dim(0), s.dim(1), 1, s.dim(2));
    }

    /// A picture of one row as `[n, c, w]`.
    static Shape row(Shape s) {
        return Shape.of(s.dim(0), s.dim(1), s.dim(3));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Conv", 11, Window.and(window.onnxRow(), "group", groups));
    }
}
