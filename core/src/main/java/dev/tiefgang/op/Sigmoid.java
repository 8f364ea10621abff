package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1 / (1 + e⁻ˣ)`, element by element.
///
/// Gradient: `dx = dy ⊙ y ⊙ (1 − y)`.
public record Sigmoid() implements Op.Unary {
    @Override
    public double apply(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().times(c.y()).times(c.y().scalar(1).minus(c.y())));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Sigmoid", 13);
    }
}
