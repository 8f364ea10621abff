package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = eˣ`, element by element.
///
/// Gradient: `dx = dy ⊙ y`.
public record Exp() implements Op.Unary {
    @Override
    public double apply(double x) {
        return StrictMath.exp(x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().times(c.y()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Exp", 13);
    }
}
