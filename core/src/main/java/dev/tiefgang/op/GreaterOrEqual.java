package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1` where `a ≥ b`, else 0, also where one of them is NaN.
///
/// Gradient: none. ONNX gives truth values where there are 1 and 0 here.
public record GreaterOrEqual() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        return in.get(0).greater(in.get(1)).max(in.get(0).equal(in.get(1)));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0), c.zero(1));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("GreaterOrEqual", 16);
    }
}
