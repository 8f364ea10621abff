package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// Another loss on targets that are less sure: `y·(1 − ε) + ε/k` for one of `k` classes along the last
/// axis, `y·(1 − ε) + ε/2` for independent yes/no answers.
///
/// A network then does not drive its logits apart without end. The loss of a perfect answer is no longer 0.
/// Source: Szegedy et al.: "Rethinking the inception architecture for computer vision", 2016.
///
/// @param loss one of probabilities: [SoftmaxCrossEntropy], [SoftmaxFocal] or [KullbackLeibler] for
///     classes, [SigmoidCrossEntropy] or [SigmoidFocal] for yes/no answers
/// @param share `ε`, at least 0 and below 1
public record Smoothed(Loss loss, double share) implements Loss {
    public Smoothed {
        if (!ofClasses(loss) && !(loss instanceof SigmoidCrossEntropy) && !(loss instanceof SigmoidFocal))
            throw new IllegalArgumentException("Smoothed: expected a loss of probabilities, received " + loss);
        if (!(share >= 0 && share < 1))
            throw new IllegalArgumentException(
                    "Smoothed: expected a share of at least 0 and below 1, received " + share);
    }

    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        double even = ofClasses(loss) ? share / output.shape().dim(-1) : share / 2;
        return loss.perSample(output, target.times(1 - share).plus(even));
    }

    private static boolean ofClasses(Loss loss) {
        return loss instanceof SoftmaxCrossEntropy || loss instanceof SoftmaxFocal || loss instanceof KullbackLeibler;
    }

    @Override
    public Value prediction(Value output) {
        return loss.prediction(output);
    }
}
