package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// The nearest whole number, the even one of two.
///
/// Gradient: none, the function is flat.
public record Round() implements Op.Unary {
    @Override
    public double apply(double x) {
        return Math.rint(x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Round", 11);
    }
}
