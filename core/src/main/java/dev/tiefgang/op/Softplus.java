package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = ln(1 + eˣ)`, as `max(x, 0) + ln(1 + e^(−|x|))`, which holds for any `x`: relu with a round corner.
///
/// Gradient: `dx = dy / (1 + e⁻ˣ)`. Source: Dugas et al.: "Incorporating second-order functional knowledge
/// for better option pricing", 2000.
public record Softplus() implements Op.Formula {
    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.relu().plus(Pieces.logOnePlus(x.abs().negate().exp()));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().times(c.x(0).sigmoid()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Softplus", 1);
    }
}
