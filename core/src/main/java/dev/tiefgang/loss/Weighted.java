package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;

/// Another loss in which classes count differently: the loss of a sample times `Σ w·y`, the weight of its
/// class.
///
/// Outputs are `[n, k]` for `k` classes. A batch is averaged over its samples, not over their weights, so
/// weights that are 1 on average, such as those of `Balance.weights`, leave the size of a step as it is.
/// Testing a network reports the weighted loss too.
///
/// @param loss what is weighted
/// @param weights a weight of at least 0 for each class, not all of them 0
public record Weighted(Loss loss, List<Double> weights) implements Loss {
    public Weighted {
        weights = List.copyOf(weights);
        if (weights.size() < 2)
            throw new IllegalArgumentException(
                    "Weighted: expected weights for at least 2 classes, received " + weights);
        weights.forEach(w -> Samples.requireFrom("Weighted", "weight", w, 0));
        if (weights.stream().noneMatch(w -> w > 0))
            throw new IllegalArgumentException("Weighted: expected a weight above 0, received " + weights);
    }

    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        if (output.shape().rank() != 2 || output.shape().dim(1) != weights.size())
            throw new ShapeException("Weighted: expected outputs of shape [n, %d], one for each weight, received %s"
                    .formatted(weights.size(), output.shape()));
        double[] each = weights.stream().mapToDouble(w -> w).toArray();
        Value weight = target.times(target.graph().table(Shape.of(each.length), each));
        return loss.perSample(output, target).times(Samples.sum(weight));
    }

    @Override
    public int averagedOver(int n) {
        return loss.averagedOver(n);
    }

    @Override
    public Value prediction(Value output) {
        return loss.prediction(output);
    }
}
