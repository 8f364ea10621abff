package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `mean max(0, 1 − t·o)` over the numbers of a sample with `t = 2y − 1`, mean over the samples: for yes/no
/// answers `y` of 1 and 0, as a support vector machine learns them.
///
/// An answer costs nothing once it is right by a margin of 1; the slope at exactly 1 is 0. Predictions are
/// `σ(o)`: they keep the order of the outputs, with ½ on the border, and are no calibrated probabilities.
/// Source: Cortes, Vapnik: "Support-vector networks", 1995.
public record Hinge() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value side = target.times(2).plus(-1);
        return Samples.mean(side.times(output).negate().plus(1).relu());
    }

    @Override
    public Value prediction(Value output) {
        return output.sigmoid();
    }
}
