package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `mean (y − o)²` over the numbers of a sample, mean over the samples.
public record MeanSquaredError() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        return Samples.sum(target.minus(output).square())
                .over(output.shape().tail().size());
    }

    @Override
    public Value prediction(Value output) {
        return output;
    }
}
