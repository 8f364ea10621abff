package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.InstanceNormalization;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, mean and variance for each map of each sample.
///
/// Training and recall alike. Shapes: `[n, c, …]` of three axes or more → the same. Parameters: `gamma [c]`, `beta
/// [c]`. Source: Ulyanov, Vedaldi, Lempitsky: "Instance normalization", 2016.
///
/// @param epsilon added to the variance
public record InstanceNorm(double epsilon) implements Layer {
    public InstanceNorm {
        Normal.requireEpsilon("InstanceNorm", epsilon);
    }

    /// Epsilon 1e-5.
    public InstanceNorm() {
        this(1e-5);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() < 3)
            throw new ShapeException("InstanceNorm: expected maps [n, c, …] of three axes or more, received " + s);
        Normal.requireSeveral("InstanceNorm", s.tail().tail().size(), s);
        Shape c = Shape.of(s.dim(1));
        Value gamma = scope.param("gamma", c, new Init.Constant(1), 1, 1);
        Value beta = scope.param("beta", c, new Init.Constant(0), 1, 1);
        return x.graph().add(new InstanceNormalization(epsilon), x, gamma, beta);
    }
}
