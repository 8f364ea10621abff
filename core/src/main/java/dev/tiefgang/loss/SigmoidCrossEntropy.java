package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `Σ max(o, 0) − o·y + ln(1 + e^(−|o|))`: cross-entropy of independent yes/no answers, stable for any
/// logit.
public record SigmoidCrossEntropy() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value magnitude = output.max(output.negate());
        Value tail = magnitude.negate().exp().plus(1).log();
        // max rather than relu: its slope at 0 is ½, which makes the gradient there ½ − y as it must be
        return Samples.sum(
                output.max(output.scalar(0)).minus(output.times(target)).plus(tail));
    }

    @Override
    public Value prediction(Value output) {
        return output.sigmoid();
    }
}
