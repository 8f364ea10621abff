package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `−Σ y·ln softmax(o)` along the last axis, for one class out of several.
public record SoftmaxCrossEntropy() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        return Samples.sum(target.times(output.logSoftmax(-1))).negate();
    }

    @Override
    public Value prediction(Value output) {
        return output.softmax(-1);
    }
}
