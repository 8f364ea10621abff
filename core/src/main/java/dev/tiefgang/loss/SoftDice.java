package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `1 − (2·Σ p·y + s) / (Σ p² + Σ y² + s)` over the numbers of a sample with `p = σ(o)`, mean over the
/// samples: how little the areas of a mask `y` and of a prediction overlap, whatever share of the picture
/// they take.
///
/// Source: Milletari, Navab, Ahmadi: "V-Net: fully convolutional neural networks for volumetric medical
/// image segmentation", 2016.
///
/// @param smooth `s`, above 0: what an empty mask and an empty prediction agree on
public record SoftDice(double smooth) implements Loss {
    public SoftDice {
        Samples.requirePositive("SoftDice", "smoothness", smooth);
    }

    /// With a smoothness of 1.
    public SoftDice() {
        this(1);
    }

    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value p = output.sigmoid();
        Value both = Samples.sum(p.times(target)).times(2).plus(smooth);
        return both.over(Samples.sum(p.square().plus(target.square())).plus(smooth))
                .negate()
                .plus(1);
    }

    @Override
    public Value prediction(Value output) {
        return output.sigmoid();
    }
}
