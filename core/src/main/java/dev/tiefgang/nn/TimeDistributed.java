package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A layer for every step of a sequence by itself, with the same parameters: the steps become part of the
/// batch.
///
/// Shapes: `[n, t, …]` → `[n, t, …']`, where the layer takes `[n·t, …]` to `[n·t, …']`. A batch norm inside
/// takes its statistics over samples and steps.
public record TimeDistributed(Layer layer) implements Layer {
    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() < 3)
            throw new ShapeException("TimeDistributed: expected a sequence [n, t, …] of rows or maps, received " + s);
        int n = s.dim(0), t = s.dim(1);
        Value y = scope.child("step", layer, x.reshape(s.tail().tail().batch(n * t)));
        if (y.shape().rank() == 0 || y.shape().dim(0) != n * t)
            throw new ShapeException("TimeDistributed: expected a layer that keeps the batch of " + n * t
                    + " steps, received an output of " + y.shape());
        int[] extents = IntStream.concat(
                        IntStream.of(n, t), Arrays.stream(y.shape().tail().extents()))
                .toArray();
        return y.reshape(Shape.of(extents));
    }
}
