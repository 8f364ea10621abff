package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// `y = x` above the threshold, else 0.
///
/// Shapes: any → the same. Source: Konda, Memisevic, Krueger: "Zero-bias autoencoders and the
/// benefits of co-adapting features", 2014.
///
/// @param threshold finite
public record ThresholdedRelu(double threshold) implements Layer {
    public ThresholdedRelu {
        op(threshold);
    }

    /// Threshold 1.
    public ThresholdedRelu() {
        this(1);
    }

    private static dev.tiefgang.op.ThresholdedRelu op(double threshold) {
        return new dev.tiefgang.op.ThresholdedRelu(threshold);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(op(threshold));
    }
}
