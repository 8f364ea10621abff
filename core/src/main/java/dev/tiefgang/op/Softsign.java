package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = x / (1 + |x|)`; ±1 at ±∞.
///
/// Gradient: `dx = dy / (1 + |x|)²`. Source: Bergstra et al.: "Quadratic polynomials learn better image
/// features", 2009.
public record Softsign() implements Op.Formula {
    /// Further out the result is 1 or −1, and `∞ / ∞` must not come about.
    private static final double FAR = 1e30;

    @Override
    public Value expand(List<Value> in) {
        Value x = Pieces.clip(in.getFirst(), -FAR, FAR);
        return x.over(x.abs().plus(1));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = c.x(0), inverse = x.scalar(1).over(x.abs().plus(1));
        return List.of(c.dy().times(inverse.square()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Softsign", 1);
    }
}
