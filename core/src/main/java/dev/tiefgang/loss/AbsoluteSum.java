package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `Σ |y − o|` over the numbers of a sample **and** over the samples: the L1 loss as the lecture sums it,
/// `‖y − o‖₁`.
///
/// The slope is 0 where an output is exactly right.
public record AbsoluteSum() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        return Samples.sum(target.minus(output).abs());
    }

    @Override
    public int averagedOver(int n) {
        return 1;
    }

    @Override
    public Value prediction(Value output) {
        return output;
    }
}
