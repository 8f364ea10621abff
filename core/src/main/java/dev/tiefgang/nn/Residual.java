package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;
import java.util.Optional;

/// `y = x + body(x)`: the body learns what to change. Where it changes the shape, a projection takes the
/// shortcut along: `y = projection(x) + body(x)`.
///
/// Shapes: any → that of the body, which without a projection must keep the shape. Source: He, Zhang, Ren,
/// Sun: "Deep residual learning", 2015.
///
/// @param projection what the shortcut passes, for example a convolution of one pixel with the stride
///     of the body
public record Residual(Layer body, Optional<Layer> projection) implements Layer {
    /// A shortcut that passes the input on as it is.
    public Residual(Layer body) {
        this(body, Optional.empty());
    }

    /// This with a shortcut through a layer.
    public Residual project(Layer shortcut) {
        return new Residual(body, Optional.of(shortcut));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Value y = scope.child("body", body, x);
        Value shortcut = projection.map(p -> scope.child("projection", p, x)).orElse(x);
        if (!y.shape().equals(shortcut.shape()))
            throw new ShapeException(
                    projection.isEmpty()
                            ? "Residual: expected a body that keeps the shape " + x.shape() + ", received " + y.shape()
                            : "Residual: expected a projection to the body's shape " + y.shape() + ", received "
                                    + shortcut.shape());
        return shortcut.plus(y);
    }
}
