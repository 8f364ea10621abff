package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = ln x`, element by element.
///
/// Gradient: `dx = dy / x`.
public record Log() implements Op.Unary {
    @Override
    public double apply(double x) {
        return StrictMath.log(x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().over(c.x(0)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Log", 13);
    }
}
