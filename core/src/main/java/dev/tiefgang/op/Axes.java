package dev.tiefgang.op;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;

/// What the reductions share: which axes go, and how an element of the input finds its place in the result.
final class Axes {
    private Axes() {}

    /// `x` with extent 1 on each of the axes.
    static Shape reduced(String op, Shape x, List<Integer> axes) {
        Shape y = x;
        for (int axis : axes) {
            if (axis < 0 || axis >= x.rank())
                throw new ShapeException(
                        op + ": expected axes of 0 … " + (x.rank() - 1) + " for " + x + ", received " + axes);
            y = y.with(axis, 1);
        }
        return y;
    }

    /// For every element of `x`, its position in the reduced `y`.
    static int[] index(Shape x, Shape y) {
        return Broadcast.index(y, x);
    }
}
