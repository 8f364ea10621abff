package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1 / x`, infinite at 0.
///
/// Gradient: `dx = −dy · y / x`.
public record Reciprocal() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.scalar(1).over(x);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Reciprocal", 13);
    }
}
