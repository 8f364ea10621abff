package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `mean ln cosh(y − o)` over the numbers of a sample, mean over the samples: half a square near the target
/// and `|y − o| − ln 2` far from it, smooth everywhere.
///
/// Computed as `d + ln(1 + e^(−2d)) − ln 2`, which holds for any `d`. Source: Green: "Bayesian
/// reconstructions from emission tomography data using a modified EM algorithm", 1990.
public record LogCosh() implements Loss {
    private static final double LN_2 = StrictMath.log(2);

    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        Value d = output.minus(target);
        return Samples.mean(Samples.softplus(d.times(-2)).plus(d).plus(-LN_2));
    }

    @Override
    public Value prediction(Value output) {
        return output;
    }
}
