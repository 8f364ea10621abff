package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1` where both `a` and `b` are not 0, else 0.
///
/// Gradient: none. ONNX has truth values where there are 1 and 0 here.
public record And() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        Value b = in.get(1), both = b.where(b.scalar(1), b.scalar(0));
        return in.get(0).where(both, b.scalar(0));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0), c.zero(1));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("And", 7);
    }
}
