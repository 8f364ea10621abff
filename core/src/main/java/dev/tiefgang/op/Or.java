package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1` where `a` or `b` is not 0, or both are, else 0.
///
/// Gradient: none. ONNX has truth values where there are 1 and 0 here.
public record Or() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        Value b = in.get(1), one = b.scalar(1);
        return in.get(0).where(one, b.where(one, b.scalar(0)));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0), c.zero(1));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Or", 7);
    }
}
