package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = |x|`.
///
/// Gradient: `dx = dy · sign(x)`, 0 at 0.
public record Abs() implements Op.Unary {
    @Override
    public double apply(double x) {
        return Math.abs(x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().times(c.x(0).step().minus(c.x(0).negate().step())));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Abs", 13);
    }
}
