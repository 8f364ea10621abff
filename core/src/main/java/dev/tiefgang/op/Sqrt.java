package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = √x`, element by element.
///
/// Gradient: `dx = dy / 2y`.
public record Sqrt() implements Op.Unary {
    @Override
    public double apply(double x) {
        return Math.sqrt(x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().over(c.y().times(2)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Sqrt", 13);
    }
}
