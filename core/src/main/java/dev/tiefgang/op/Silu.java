package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = x / (1 + e⁻ˣ)`, also known as swish; 0 at −∞.
///
/// Gradient: `dx = dy · (s + x·s·(1 − s))` with `s = 1 / (1 + e⁻ˣ)`. Source: Elfwing, Uchibe, Doya:
/// "Sigmoid-weighted linear units", 2017.
public record Silu() implements Op.Formula {
    /// Further out the slope is 0 or 1, and `∞ · 0` must not come about.
    private static final double FAR = 1000;

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.max(x.scalar(-FAR)).times(x.sigmoid());
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = Pieces.clip(c.x(0), -FAR, FAR), s = x.sigmoid();
        return List.of(c.dy().times(s.plus(x.times(s).times(s.scalar(1).minus(s)))));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Swish", 24, Map.of("alpha", 1.0));
    }
}
