package dev.tiefgang.op;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What the normalisations share.
final class Standard {
    private Standard() {}

    /// `(x − mean) / √(variance + ε)`, mean and variance along axes.
    static Value normal(Value x, Integer[] axes, double epsilon) {
        Value centred = x.minus(x.mean(axes));
        return centred.over(centred.square().mean(axes).plus(epsilon).sqrt());
    }

    /// The axes `from` (inclusive) to `to` (exclusive).
    static Integer[] axes(int from, int to) {
        return IntStream.range(from, to).boxed().toArray(Integer[]::new);
    }

    /// The extents from an axis on.
    static Shape tail(String op, Shape x, int axis) {
        int[] e = x.extents();
        return Shape.of(Arrays.copyOfRange(e, Axes.axis(op, x, axis), e.length));
    }

    /// Demands a parameter of a shape.
    static void require(String op, Shape x, Shape expected, Shape received) {
        if (!expected.equals(received))
            throw new ShapeException(
                    op + ": expected parameters of shape " + expected + " for x " + x + ", received " + received);
    }

    static void requireEpsilon(String op, double epsilon) {
        if (!(epsilon > 0)) throw new IllegalArgumentException(op + ": expected epsilon above 0, received " + epsilon);
    }
}
