package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// The largest whole number not above `x`.
///
/// Gradient: none, the function is flat.
public record Floor() implements Op.Unary {
    @Override
    public double apply(double x) {
        return Math.floor(x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Floor", 13);
    }
}
