package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.BatchNormalization;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.stream.IntStream;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, per channel (axis 1).
///
/// Training uses mean and variance of the batch and keeps running ones, `r ← r + (1 − momentum)·(batch − r)`,
/// the variance with `1 / (m − 1)`; recall uses the running ones. Where both of them are frozen, training uses
/// them too and leaves them as they are: it then learns for what recall will do. Training needs at least two numbers
/// per channel: behind a dense layer, two samples in a batch.
///
/// Shapes: `[n, c, …]` → the same. Parameters: `gamma [c]`, `beta [c]`, states `mean [c]`, `variance [c]`. Source:
/// Ioffe, Szegedy, 2015.
///
/// @param momentum share of the running value that stays, default 0.9
/// @param epsilon added to the variance, default 1e-5
public record BatchNorm(double momentum, double epsilon) implements Layer {
    public BatchNorm {
        if (!(momentum >= 0 && momentum < 1))
            throw new IllegalArgumentException(
                    "BatchNorm: expected a momentum of at least 0 and below 1, received " + momentum);
        if (!(epsilon > 0))
            throw new IllegalArgumentException("BatchNorm: expected epsilon above 0, received " + epsilon);
    }

    /// Momentum 0.9, epsilon 1e-5.
    public BatchNorm() {
        this(0.9, 1e-5);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() < 2) throw new ShapeException("BatchNorm: expected [n, c, …] with a channel axis, received " + s);
        Shape c = Shape.of(s.dim(1));
        Value gamma = scope.param("gamma", c, new Init.Constant(1), 1, 1);
        Value beta = scope.param("beta", c, new Init.Constant(0), 1, 1);
        Value mean = scope.state("mean", c, 0), variance = scope.state("variance", c, 1);
        var norm = new BatchNormalization(epsilon);
        boolean kept = scope.isFrozen("mean") && scope.isFrozen("variance");
        if (!scope.training() || kept) return x.graph().add(norm, x, gamma, beta, mean, variance);

        if (s.size() == s.dim(1)) scope.needSamples(2, "the variance of one number is 0, whatever the number");
        Integer[] others =
                IntStream.range(0, s.rank()).filter(a -> a != 1).boxed().toArray(Integer[]::new);
        Value batchMean = x.mean(others);
        Value batchVariance = x.minus(batchMean).square().mean(others).reshape(c);
        batchMean = batchMean.reshape(c);
        double m = (double) s.size() / Math.max(1, s.dim(1));
        double unbiased = m > 1 ? m / (m - 1) : 1;
        scope.update(mean, toward(mean, batchMean));
        scope.update(variance, toward(variance, batchVariance.times(unbiased)));
        return x.graph().add(norm, x, gamma, beta, batchMean, batchVariance);
    }

    private Value toward(Value running, Value batch) {
        return running.plus(batch.minus(running).times(1 - momentum));
    }
}
