package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// `y = x` above 0, else `α·(eˣ − 1)`.
///
/// Shapes: any → the same. Source: Clevert, Unterthiner, Hochreiter: "Fast and accurate deep
/// network learning by exponential linear units", 2015.
///
/// @param alpha what `−y` tends to far below 0, finite
public record Elu(double alpha) implements Layer {
    public Elu {
        op(alpha);
    }

    /// Alpha 1.
    public Elu() {
        this(1);
    }

    private static dev.tiefgang.op.Elu op(double alpha) {
        return new dev.tiefgang.op.Elu(alpha);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(op(alpha));
    }
}
