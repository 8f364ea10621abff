package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Softplus;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.stream.IntStream;

/// What losses do with the samples of a batch.
final class Samples {
    private Samples() {}

    /// The sum over the numbers of each sample, `[n, …]` to `[n]`.
    static Value sum(Value v) {
        Integer[] axes = IntStream.range(1, v.shape().rank()).boxed().toArray(Integer[]::new);
        return v.sum(axes).reshape(Shape.of(v.shape().dim(0)));
    }

    /// The mean over the numbers of each sample, `[n, …]` to `[n]`.
    static Value mean(Value v) {
        return sum(v).over(v.shape().tail().size());
    }

    /// `ln(1 + eˣ)`, which is `−ln σ(−x)`.
    static Value softplus(Value x) {
        return x.then(new Softplus());
    }

    /// @throws IllegalArgumentException unless `x` is a number of at least `least`
    static void requireFrom(String loss, String what, double x, double least) {
        if (!(x >= least) || x == Double.POSITIVE_INFINITY)
            throw new IllegalArgumentException(
                    "%s: expected a %s of at least %s, received %s".formatted(loss, what, least, x));
    }

    /// @throws IllegalArgumentException unless `x` is a number above 0
    static void requirePositive(String loss, String what, double x) {
        if (!(x > 0) || x == Double.POSITIVE_INFINITY)
            throw new IllegalArgumentException("%s: expected a %s above 0, received %s".formatted(loss, what, x));
    }

    /// @throws ShapeException if outputs and targets differ in shape or are no batch of samples
    static void requireSame(Loss loss, Value output, Value target) {
        if (!output.shape().equals(target.shape()) || output.shape().rank() < 2)
            throw new ShapeException("%s: expected targets of the output's shape %s, received %s"
                    .formatted(loss, output.shape(), target.shape()));
    }
}
