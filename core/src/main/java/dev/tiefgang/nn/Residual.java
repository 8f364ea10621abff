package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;

/// `y = x + body(x)`: the body learns what to change.
///
/// Shapes: any → the same; the body must keep the shape. Source: He, Zhang, Ren, Sun: "Deep residual learning",
/// 2015.
public record Residual(Layer body) implements Layer {
    @Override
    public Value apply(Scope scope, Value x) {
        Value y = scope.child("body", body, x);
        if (!y.shape().equals(x.shape()))
            throw new ShapeException(
                    "Residual: expected a body that keeps the shape " + x.shape() + ", received " + y.shape());
        return x.plus(y);
    }
}
