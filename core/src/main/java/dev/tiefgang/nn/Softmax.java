package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// `yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ)` along an axis: positive numbers that add up to 1.
///
/// The loss for classes, softmax cross-entropy, takes what comes before it: it belongs into a network only where
/// shares are wanted inside. Shapes: any → the same. Source: Bridle: "Probabilistic interpretation of feedforward
/// classification network outputs", 1990.
///
/// @param axis counted with the batch, which is axis 0 and not allowed; from the end where it is negative
public record Softmax(int axis) implements Layer {
    public Softmax {
        Axis.require("Softmax", axis);
    }

    /// Along the last axis.
    public Softmax() {
        this(-1);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.softmax(Axis.of("Softmax", axis, x.shape()));
    }
}
