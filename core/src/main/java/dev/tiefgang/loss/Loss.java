package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;

/// How wrong an output is: one number per sample, and how the samples of a batch become one.
///
/// Outputs `o` and targets `y` have the same shape `[n, …]`; class indices arrive as one-hot rows.
public sealed interface Loss permits MeanSquaredError, SquaredSum, SoftmaxCrossEntropy, SigmoidCrossEntropy {
    /// The loss of each sample, `[n]`.
    Value perSample(Value output, Value target);

    /// What the output means: for example the probabilities that belong to logits.
    Value prediction(Value output);

    /// The loss of a batch, a scalar: the mean over its samples unless the loss says otherwise.
    ///
    /// @throws ShapeException if outputs and targets differ in shape
    default Value value(Value output, Value target) {
        Value each = perSample(output, target);
        return each.sum().over(each.shape().size());
    }

    /// How many samples the loss of a batch of `n` is averaged over: `n`, or 1 where it is a sum.
    default int averagedOver(int n) {
        return n;
    }
}
