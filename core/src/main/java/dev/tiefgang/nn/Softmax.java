package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// `yᵢ = e^(xᵢ) / Σⱼ e^(xⱼ)` along an axis: positive numbers that add up to 1.
///
/// The loss for classes, softmax cross-entropy, takes what comes before it: it belongs into a network only where
/// shares are wanted inside. Shapes: any → the same. Source: Bridle: "Probabilistic interpretation of feedforward
/// classification network outputs", 1990.
///
/// @param axis counted with the batch, which is axis 0 and not allowed; from the end where it is negative
public record Softmax(int axis) implements Layer {
    public Softmax {
        if (axis == 0) throw new ShapeException("Softmax: expected an axis other than that of the batch, received 0");
    }

    /// Along the last axis.
    public Softmax() {
        this(-1);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (axis >= s.rank() || axis <= -s.rank())
            throw new ShapeException("Softmax: expected an input with an axis " + axis + " beside the batch, received "
                    + s);
        return x.softmax(axis);
    }
}
