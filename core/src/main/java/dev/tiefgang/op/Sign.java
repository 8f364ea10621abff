package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = 1` above 0, `−1` below, 0 at 0; NaN stays NaN.
///
/// Gradient: none, the function is flat.
public record Sign() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst(), sign = x.step().minus(x.negate().step());
        return x.equal(x).where(sign, x);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Sign", 13);
    }
}
