package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `mean |y − o|` over the numbers of a sample, mean over the samples: the L1 loss.
///
/// Its slope is 0 where an output is exactly right and ±1 elsewhere, so single samples that are far off
/// pull no harder than others.
public record MeanAbsoluteError() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        return Samples.mean(target.minus(output).abs());
    }

    @Override
    public Value prediction(Value output) {
        return output;
    }
}
