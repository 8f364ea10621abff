package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// The smallest whole number not below `x`.
///
/// Gradient: none, the function is flat.
public record Ceil() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        return in.getFirst().negate().floor().negate();
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Ceil", 13);
    }
}
