package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.GlobalAveragePool;
import dev.tiefgang.tensor.Shape;

/// The mean of each map as one number.
///
/// Shapes: `[n, c, h, w]` → `[n, c]`. Source: Lin, Chen, Yan: "Network in network", 2013.
public record GlobalAveragePool2d() implements Layer {
    @Override
    public Value apply(Scope scope, Value x) {
        Value y = x.graph().add(new GlobalAveragePool(), x);
        return y.reshape(Shape.of(y.shape().dim(0), y.shape().dim(1)));
    }
}
