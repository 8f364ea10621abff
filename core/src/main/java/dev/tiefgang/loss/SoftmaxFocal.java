package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `−Σ y·(1 − p)^γ·ln p` along the last axis with `p = softmax(o)`, for one class out of several:
/// cross-entropy in which samples that are classified well already count little.
///
/// Weights for the classes, the `α` of the source, come from [Weighted]. Where `p` is 1 loss and slope are
/// 0. Source: Lin et al.: "Focal loss for dense object detection", 2017.
///
/// @param gamma `γ`, at least 0: how fast the weight of good answers falls; 0 is cross-entropy
public record SoftmaxFocal(double gamma) implements Loss {
    public SoftmaxFocal {
        Samples.requireFrom("SoftmaxFocal", "gamma", gamma, 0);
    }

    /// With a gamma of 2.
    public SoftmaxFocal() {
        this(2);
    }

    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value log = output.logSoftmax(-1), cost = target.times(log).negate();
        if (gamma == 0) return Samples.sum(cost);
        Value missing = output.softmax(-1).negate().plus(1), some = missing.step();
        // A power with an exponent below 1 has no slope at 0, where its factor, ln 1, is 0 anyway.
        Value share = some.where(some.where(missing, missing.scalar(1)).pow(missing.scalar(gamma)), missing.scalar(0));
        return Samples.sum(share.times(cost));
    }

    @Override
    public Value prediction(Value output) {
        return output.softmax(-1);
    }
}
