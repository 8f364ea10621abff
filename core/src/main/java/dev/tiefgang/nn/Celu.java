package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// `y = x` above 0, else `α·(e^(x/α) − 1)`: smooth for every α.
///
/// Shapes: any → the same. Source: Barron: "Continuously differentiable exponential linear
/// units", 2017.
///
/// @param alpha what `−y` tends to far below 0, finite and above 0
public record Celu(double alpha) implements Layer {
    public Celu {
        op(alpha);
    }

    /// Alpha 1.
    public Celu() {
        this(1);
    }

    private static dev.tiefgang.op.Celu op(double alpha) {
        return new dev.tiefgang.op.Celu(alpha);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(op(alpha));
    }
}
