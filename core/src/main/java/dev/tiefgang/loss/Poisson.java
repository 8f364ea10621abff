package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `mean (eᵒ − y·o)` over the numbers of a sample, mean over the samples: for counts `y`, with the output
/// as the logarithm of the rate.
///
/// It is the negative log-likelihood of a Poisson distribution without `ln y!`, which no output changes.
/// Outputs above 88 are rates that a float cannot hold. Source: Nelder, Wedderburn: "Generalized linear
/// models", 1972.
public record Poisson() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        return Samples.mean(output.exp().minus(target.times(output)));
    }

    @Override
    public Value prediction(Value output) {
        return output.exp();
    }
}
