package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = a ⊙ b`, element by element.
///
/// Gradient: `da = dy ⊙ b`, `db = dy ⊙ a`, each summed over the axes along which it was broadcast.
public record Mul() implements Op.Binary {
    @Override
    public double apply(double a, double b) {
        return a * b;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(
                c.dy().times(c.x(1)).sumTo(c.x(0).shape()), c.dy().times(c.x(0)).sumTo(c.x(1).shape()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Mul", 14);
    }
}
