package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What ops along axes share: which axes there are, and how an element of the input finds its place in the
/// result of a reduction.
final class Axes {
    private Axes() {}

    /// The axis as a number from 0, a negative one counted from the end.
    ///
    /// @throws ShapeException if there is no such axis
    static int axis(String op, Shape x, int axis) {
        if (x.rank() == 0)
            throw new ShapeException(op + ": expected a tensor with an axis " + axis + ", received a scalar");
        if (axis < -x.rank() || axis >= x.rank())
            throw new ShapeException("%s: expected an axis of %d … %d for %s, received %d"
                    .formatted(op, -x.rank(), x.rank() - 1, x, axis));
        return x.axis(axis);
    }

    /// The axes as numbers from 0.
    ///
    /// @throws ShapeException if there is no such axis, or one of them twice
    static List<Integer> distinct(String op, Shape x, List<Integer> axes) {
        List<Integer> all = axes.stream().map(a -> axis(op, x, a)).toList();
        if (all.stream().distinct().count() < all.size())
            throw new ShapeException(op + ": expected each axis once, received " + axes + " for " + x);
        return all;
    }

    /// `x` with extent 1 on each of the axes.
    static Shape reduced(String op, Shape x, List<Integer> axes) {
        Shape y = x;
        for (int axis : axes) {
            if (axis < 0 || axis >= x.rank())
                throw new ShapeException(op + ": expected axes of at least 0 and below " + x.rank() + " for " + x
                        + ", received " + axes);
            y = y.with(axis, 1);
        }
        return y;
    }

    /// Demands something to choose from for every element of the reduced `x`.
    ///
    /// @throws ShapeException if there is nothing along the axes
    static void requireElements(String op, Shape x, List<Integer> axes) {
        Shape y = reduced(op, x, axes);
        if (x.size() == 0 && y.size() > 0)
            throw new ShapeException(op + ": expected at least one element along " + axes + ", received " + x);
    }

    /// For every element of `x`, its position in the reduced `y`.
    static int[] index(Shape x, Shape y) {
        return Broadcast.index(y, x);
    }

    /// The ONNX operator of a reduction whose axes stay with extent 1. Without axes there is none: ONNX
    /// takes that for all of them.
    static Optional<Op.Onnx> onnx(String type, int sinceOpset, List<Integer> axes) {
        if (axes.isEmpty()) return Optional.empty();
        return Op.Onnx.of(type, sinceOpset, Map.of("keepdims", 1)).map(o -> o.with("axes", axes));
    }
}
