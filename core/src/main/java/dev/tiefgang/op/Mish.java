package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = x · tanh(ln(1 + eˣ))`; 0 at −∞.
///
/// With `w = eˣ·(eˣ + 2)` the second factor is `t = w / (w + 2)`, which neither overflows nor loses digits
/// when `x` is held below 20, where it is 1. Gradient: `dx = dy · (t + x · 4(w + 1)/(w + 2)² · 1/(1 + e⁻ˣ))`.
/// Source: Misra: "Mish: a self regularized non-monotonic activation function", 2019.
public record Mish() implements Op.Formula {
    private static final double FAR = 1000;
    private static final double ONE = 20;

    private static Value growth(Value x) {
        Value e = x.min(x.scalar(ONE)).exp();
        return e.times(e.plus(2));
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst(), w = growth(x);
        return x.max(x.scalar(-FAR)).times(w.over(w.plus(2)));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = Pieces.clip(c.x(0), -FAR, ONE), w = growth(x), v = w.plus(2);
        Value bend = w.plus(1).times(4).over(v.square());
        return List.of(c.dy().times(w.over(v).plus(x.times(bend).times(x.sigmoid()))));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Mish", 18);
    }
}
