package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `Σ y·(ln y − ln softmax(o))` along the last axis: how much the distribution of an output differs from
/// the one that is wanted, with `0·ln 0 = 0`.
///
/// Differs from [SoftmaxCrossEntropy] by what no output changes, so that a perfect output costs 0. Source:
/// Kullback, Leibler: "On information and sufficiency", 1951.
public record KullbackLeibler() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value some = target.step(), log = some.where(target, target.scalar(1)).log();
        return Samples.sum(target.times(log.minus(output.logSoftmax(-1))));
    }

    @Override
    public Value prediction(Value output) {
        return output.softmax(-1);
    }
}
