package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.GroupNormalization;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, mean and variance for each sample over a group of channels (axis 1).
///
/// Training and recall alike, for batches of any size. Shapes: `[n, c, …]` → the same. Parameters: `gamma [c]`, `beta
/// [c]`. Source: Wu, He: "Group normalization", 2018.
///
/// @param groups how many groups the channels form
/// @param epsilon added to the variance
public record GroupNorm(int groups, double epsilon) implements Layer {
    public GroupNorm {
        if (groups < 1) throw new ShapeException("GroupNorm: expected at least 1 group, received " + groups);
        Normal.requireEpsilon("GroupNorm", epsilon);
    }

    /// Epsilon 1e-5.
    public GroupNorm(int groups) {
        this(groups, 1e-5);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() < 2 || s.dim(1) % groups != 0)
            throw new ShapeException(
                    "GroupNorm: expected [n, c, …] with c divisible by " + groups + " groups, received " + s);
        Normal.requireSeveral("GroupNorm", s.tail().size() / groups, s);
        Shape c = Shape.of(s.dim(1));
        Value gamma = scope.param("gamma", c, new Init.Constant(1), 1, 1);
        Value beta = scope.param("beta", c, new Init.Constant(0), 1, 1);
        return x.graph().add(new GroupNormalization(groups, epsilon), x, gamma, beta);
    }
}
