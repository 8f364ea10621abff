package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.stream.IntStream;

/// How wrong an output is: one number per sample, and how the samples of a batch become one.
///
/// Outputs `o` and targets `y` have the same shape `[n, …]`; class indices arrive as one-hot rows.
public sealed interface Loss {
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

    private static Value sumPerSample(Value v) {
        Integer[] axes = IntStream.range(1, v.shape().rank()).boxed().toArray(Integer[]::new);
        return v.sum(axes).reshape(Shape.of(v.shape().dim(0)));
    }

    private static void requireSame(Loss loss, Value output, Value target) {
        if (!output.shape().equals(target.shape()) || output.shape().rank() < 2)
            throw new ShapeException("%s: expected targets of the output's shape %s, received %s"
                    .formatted(loss, output.shape(), target.shape()));
    }

    /// `mean (y − o)²` over the numbers of a sample, mean over the samples.
    record MeanSquaredError() implements Loss {
        @Override
        public Value perSample(Value output, Value target) {
            requireSame(this, output, target);
            return sumPerSample(target.minus(output).square())
                    .over(output.shape().tail().size());
        }

        @Override
        public Value prediction(Value output) {
            return output;
        }
    }

    /// `Σ (y − o)²` over the numbers of a sample **and** over the samples: the L2 loss as the lecture sums it.
    record SquaredSum() implements Loss {
        @Override
        public Value perSample(Value output, Value target) {
            requireSame(this, output, target);
            return sumPerSample(target.minus(output).square());
        }

        @Override
        public Value value(Value output, Value target) {
            return perSample(output, target).sum();
        }

        @Override
        public int averagedOver(int n) {
            return 1;
        }

        @Override
        public Value prediction(Value output) {
            return output;
        }
    }

    /// `−Σ y·ln softmax(o)` along the last axis, for one class out of several.
    record SoftmaxCrossEntropy() implements Loss {
        @Override
        public Value perSample(Value output, Value target) {
            requireSame(this, output, target);
            return sumPerSample(target.times(output.logSoftmax(-1))).negate();
        }

        @Override
        public Value prediction(Value output) {
            return output.softmax(-1);
        }
    }

    /// `Σ max(o, 0) − o·y + ln(1 + e^(−|o|))`: cross-entropy of independent yes/no answers, stable for any logit.
    record SigmoidCrossEntropy() implements Loss {
        @Override
        public Value perSample(Value output, Value target) {
            requireSame(this, output, target);
            Value magnitude = output.max(output.negate());
            Value tail = magnitude.negate().exp().plus(1).log();
            // max rather than relu: its slope at 0 is ½, which makes the gradient there ½ − y as it must be
            return sumPerSample(
                    output.max(output.scalar(0)).minus(output.times(target)).plus(tail));
        }

        @Override
        public Value prediction(Value output) {
            return output.sigmoid();
        }
    }
}
