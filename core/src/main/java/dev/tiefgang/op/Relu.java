package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = max(x, 0)`, element by element.
///
/// Gradient: `dx = dy` where `y > 0`, else 0 (the slope at 0 is taken as 0).
public record Relu() implements Op.Unary {
    @Override
    public double apply(double x) {
        return Math.max(x, 0);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().times(c.y().step()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Relu", 14);
    }
}
