package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1` where `x` is 0, else 0.
///
/// Gradient: none. ONNX has truth values where there are 1 and 0 here.
public record Not() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.equal(x.scalar(0));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Not", 1);
    }
}
