package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// `y = x` above 0, else `slope · x`.
///
/// Shapes: any → the same. Source: Maas, Hannun, Ng: "Rectifier nonlinearities improve
/// neural network acoustic models", 2013.
///
/// @param slope below 0, finite
public record LeakyRelu(double slope) implements Layer {
    public LeakyRelu {
        op(slope);
    }

    /// Slope 0.01.
    public LeakyRelu() {
        this(0.01);
    }

    private static dev.tiefgang.op.LeakyRelu op(double slope) {
        return new dev.tiefgang.op.LeakyRelu(slope);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(op(slope));
    }
}
