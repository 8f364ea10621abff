package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `mean h(y − o)` over the numbers of a sample, mean over the samples, with `h(d) = d²/2` where `|d| ≤ δ`
/// and `δ·(|d| − δ/2)` beyond: squares near the target, absolute values far from it.
///
/// Source: Huber: "Robust estimation of a location parameter", 1964.
///
/// @param delta `δ`, from where on a difference counts by its size alone; above 0
public record Huber(double delta) implements Loss {
    public Huber {
        Samples.requirePositive("Huber", "delta", delta);
    }

    /// With a delta of 1.
    public Huber() {
        this(1);
    }

    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value distance = target.minus(output).abs(), near = distance.min(output.scalar(delta));
        return Samples.mean(near.times(distance.minus(near.times(0.5))));
    }

    @Override
    public Value prediction(Value output) {
        return output;
    }
}
