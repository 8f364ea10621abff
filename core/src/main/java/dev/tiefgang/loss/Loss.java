package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;

/// How wrong an output is: one number per sample, and how the samples of a batch become one.
///
/// Outputs `o` and targets `y` have the same shape `[n, …]`; class indices arrive as one-hot rows.
public sealed interface Loss
        permits MeanSquaredError,
                MeanAbsoluteError,
                SquaredSum,
                AbsoluteSum,
                Huber,
                LogCosh,
                Poisson,
                CosineDistance,
                Hinge,
                CategoricalHinge,
                KullbackLeibler,
                Several,
                SoftDice,
                SigmoidFocal,
                SoftmaxFocal,
                Smoothed,
                Weighted,
                SoftmaxCrossEntropy,
                SigmoidCrossEntropy {
    /// The loss of each sample, `[n]`.
    ///
    /// @throws ShapeException if outputs and targets differ in shape or are no batch of samples
    Value perSample(Value output, Value target);

    /// What the output means: for example the probabilities that belong to logits.
    Value prediction(Value output);

    /// The loss of a batch, a scalar: the mean over its samples unless the loss says otherwise.
    ///
    /// @throws ShapeException if outputs and targets differ in shape
    default Value value(Value output, Value target) {
        return together(perSample(output, target));
    }

    /// The loss of a batch whose samples count by their weights: `Σ wᵢ·lᵢ / n`, without the divisor where
    /// the loss is a sum. A weight of 2 learns from a sample as if it were there twice in a batch of the
    /// same size.
    ///
    /// @param weight the weight of each sample, `[n]`
    /// @throws ShapeException if outputs, targets and weights do not fit together
    default Value value(Value output, Value target, Value weight) {
        Value each = perSample(output, target);
        if (!weight.shape().equals(each.shape()))
            throw new ShapeException("%s: expected a weight for each sample, %s, received %s"
                    .formatted(this, each.shape(), weight.shape()));
        return together(each.times(weight));
    }

    private Value together(Value each) {
        return each.sum().over(averagedOver(each.shape().size()));
    }

    /// How many samples the loss of a batch of `n` is averaged over: `n`, or 1 where it is a sum.
    default int averagedOver(int n) {
        return n;
    }
}
