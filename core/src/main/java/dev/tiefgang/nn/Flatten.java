package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// Every sample as one row: `[n, …]` → `[n, product]`.
public record Flatten() implements Layer {
    @Override
    public Value apply(Scope scope, Value x) {
        if (x.shape().rank() == 0) throw new ShapeException("Flatten: expected a batch [n, …], received a scalar");
        return x.reshape(Shape.of(x.shape().dim(0), x.shape().tail().size()));
    }
}
