package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// Dropout for selu: in training, each number takes selu's lower bound `α' ≈ −1.7581` with probability `rate`, and all
/// are scaled and shifted so that mean 0 and variance 1 stay; in recall nothing happens.
///
/// `y = a·x' + b` with `a = ((1 − rate)·(1 + rate·α'²))^(−½)` and `b = −a·rate·α'`. Shapes: any → the same. Source:
/// Klambauer, Unterthiner, Mayr, Hochreiter: "Self-normalizing neural networks", 2017.
///
/// @param rate share of numbers dropped, 0 to below 1
public record AlphaDropout(double rate) implements Layer {
    /// What selu tends to far below 0: `−γ·α`.
    private static final double LOWEST = -1.0507009873554805 * 1.6732632423543772;

    public AlphaDropout {
        Draws.requireRate("AlphaDropout", rate);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (!scope.training() || rate == 0) return x;
        Value kept = Draws.kept(scope, "dropout", x.shape(), rate);
        Value dropped = kept.negate().plus(1).times(LOWEST);
        double a = 1 / Math.sqrt((1 - rate) * (1 + rate * LOWEST * LOWEST)), b = -a * rate * LOWEST;
        return x.times(kept).plus(dropped).times(a).plus(b);
    }
}
