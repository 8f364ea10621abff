package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `Σ (y − o)²` over the numbers of a sample **and** over the samples: the L2 loss as the lecture sums it,
/// `‖y − o‖²`.
public record SquaredSum() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        return Samples.sum(target.minus(output).square());
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
