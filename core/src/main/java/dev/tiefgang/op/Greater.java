package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1` where `a > b`, else `0`, element by element.
///
/// Gradient: none, it is 0 wherever it exists.
public record Greater() implements Op.Binary {
    @Override
    public double apply(double a, double b) {
        return a > b ? 1 : 0;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0), c.zero(1));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Greater", 13);
    }
}
