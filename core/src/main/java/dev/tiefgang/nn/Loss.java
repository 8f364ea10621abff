package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Concat;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /// `Σ wᵢ · lossᵢ` over the outputs of a network with several of them, which lie one behind the other in
    /// one row, and so do their targets.
    ///
    /// A prediction is the row of the predictions. A class out of several is asked for by a one-hot part of
    /// the target.
    ///
    /// @param parts the outputs in their order; all their losses are means over the samples, or all are
    ///     sums
    record Several(List<Part> parts) implements Loss {
        /// One output.
        ///
        /// @param shape without the batch
        /// @param weight of its loss, above 0
        public record Part(Shape shape, Loss loss, double weight) {
            public Part {
                if (shape.rank() == 0 || shape.size() == 0)
                    throw new ShapeException("Several: expected a part [m, …] with elements, received " + shape);
                if (!(weight > 0 && weight < Double.POSITIVE_INFINITY))
                    throw new IllegalArgumentException("Several: expected a weight above 0, received " + weight);
            }
        }

        public Several {
            parts = List.copyOf(parts);
            if (parts.isEmpty())
                throw new IllegalArgumentException("Several: expected at least one part, received none");
            long kinds =
                    parts.stream().map(p -> p.loss().averagedOver(2)).distinct().count();
            if (kinds > 1)
                throw new IllegalArgumentException(
                        "Several: expected losses that all are means over the samples or all sums, received " + parts);
        }

        public Several(Part... parts) {
            this(List.of(parts));
        }

        /// What a prediction says about each output.
        ///
        /// @throws ShapeException if it does not hold as many numbers as the outputs
        public List<float[]> split(float[] prediction) {
            if (prediction.length != elements())
                throw new ShapeException("Several: expected the %d numbers of %s, received %d"
                        .formatted(elements(), parts, prediction.length));
            var split = new ArrayList<float[]>();
            int at = 0;
            for (Part p : parts)
                split.add(Arrays.copyOfRange(prediction, at, at += p.shape().size()));
            return split;
        }

        private int elements() {
            return parts.stream().mapToInt(p -> p.shape().size()).reduce(0, Math::addExact);
        }

        private List<Value> split(Value row) {
            if (row.shape().rank() != 2 || row.shape().dim(1) != elements())
                throw new ShapeException("Several: expected outputs and targets [n, %d] of %s, received %s"
                        .formatted(elements(), parts, row.shape()));
            int[] sizes = parts.stream().mapToInt(p -> p.shape().size()).toArray();
            List<Value> split = row.split(1, sizes);
            int n = row.shape().dim(0);
            return IntStream.range(0, sizes.length)
                    .mapToObj(i -> split.get(i).reshape(parts.get(i).shape().batch(n)))
                    .toList();
        }

        private Value weighed(Value output, Value target, boolean each) {
            requireSame(this, output, target);
            List<Value> o = split(output), y = split(target);
            return IntStream.range(0, parts.size())
                    .mapToObj(i -> {
                        Loss loss = parts.get(i).loss();
                        Value v = each ? loss.perSample(o.get(i), y.get(i)) : loss.value(o.get(i), y.get(i));
                        return v.times(parts.get(i).weight());
                    })
                    .reduce(Value::plus)
                    .orElseThrow();
        }

        @Override
        public Value perSample(Value output, Value target) {
            return weighed(output, target, true);
        }

        @Override
        public Value value(Value output, Value target) {
            return weighed(output, target, false);
        }

        @Override
        public int averagedOver(int n) {
            return parts.getFirst().loss().averagedOver(n);
        }

        @Override
        public Value prediction(Value output) {
            List<Value> o = split(output);
            var rows = new ArrayList<Value>();
            for (int i = 0; i < o.size(); i++) {
                Value p = parts.get(i).loss().prediction(o.get(i));
                rows.add(p.reshape(Shape.of(p.shape().dim(0), p.shape().tail().size())));
            }
            return output.graph().add(new Concat(1), rows);
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
