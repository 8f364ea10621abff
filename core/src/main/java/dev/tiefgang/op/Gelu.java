package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = x · Φ(x)`, with `Φ(x) = ½·(1 + erf(x/√2))`, the normal distribution; or with the close formula
/// `Φ(x) ≈ ½·(1 + tanh(√(2/π)·(x + 0.044715·x³)))`.
///
/// Gradient: `dx = dy · (Φ(x) + x·Φ'(x))`. Source: Hendrycks, Gimpel: "Gaussian error linear units", 2016.
///
/// @param tanh whether the close formula is used
public record Gelu(boolean tanh) implements Op.Formula {
    /// Further out `Φ` and `1 − Φ` are 0, and `∞ · 0` must not come about.
    private static final double FAR = 100;

    private static final double CUBE = 0.044715;
    private static final double ROOT = StrictMath.sqrt(2 / Math.PI);

    /// `Φ`; `½·(1 + tanh u)` is `1 / (1 + e^(−2u))`, which keeps its digits far below 0.
    private Value share(Value x) {
        if (!tanh) return x.times(StrictMath.sqrt(0.5)).erf().plus(1).times(0.5);
        return x.times(x.square().times(CUBE).plus(1)).times(2 * ROOT).sigmoid();
    }

    /// `Φ'`.
    private Value density(Value x, Value share) {
        if (!tanh) return x.square().times(-0.5).exp().times(ROOT / 2);
        Value inner = x.square().times(3 * CUBE).plus(1).times(2 * ROOT);
        return share.times(share.scalar(1).minus(share)).times(inner);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.max(x.scalar(-FAR)).times(share(Pieces.clip(x, -FAR, FAR)));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = Pieces.clip(c.x(0), -FAR, FAR), share = share(x);
        return List.of(c.dy().times(share.plus(x.times(density(x, share)))));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Gelu", 20, Map.of("approximate", tanh ? "tanh" : "none"));
    }
}
