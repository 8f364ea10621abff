package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = tanh x`, element by element.
///
/// Gradient: `dx = dy ⊙ (1 − y²)`.
public record Tanh() implements Op.Unary {
    @Override
    public double apply(double x) {
        return StrictMath.tanh(x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().times(c.y().scalar(1).minus(c.y().square())));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Tanh", 13);
    }
}
