package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// In training, each number is dropped with probability `rate` and the others are divided by `1 − rate`; in
/// recall nothing happens.
///
/// Shapes: any → the same. Source: Srivastava et al., 2014.
///
/// @param rate share of numbers dropped, 0 to below 1
public record Dropout(double rate) implements Layer {
    public Dropout {
        Draws.requireRate("Dropout", rate);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (!scope.training() || rate == 0) return x;
        return x.times(Draws.kept(scope, "dropout", x.shape(), rate)).times(1 / (1 - rate));
    }
}
