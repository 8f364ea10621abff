package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
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

    /// @throws ShapeException if outputs and targets differ in shape or are no batch of samples
    static void requireSame(Loss loss, Value output, Value target) {
        if (!output.shape().equals(target.shape()) || output.shape().rank() < 2)
            throw new ShapeException("%s: expected targets of the output's shape %s, received %s"
                    .formatted(loss, output.shape(), target.shape()));
    }
}
