package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = −x`, element by element.
///
/// Gradient: `dx = −dy`.
public record Neg() implements Op.Unary {
    @Override
    public double apply(double x) {
        return -x;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().negate());
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Neg", 13);
    }
}
