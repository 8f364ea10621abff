package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.LayerNormalization;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, mean and variance over the axes from `axis` on.
///
/// Every sample by itself, in training and recall alike. Shapes: any → the same. Parameters: `gamma` and `beta` of the
/// extents from `axis` on. Source: Ba, Kiros, Hinton: "Layer normalization", 2016.
///
/// @param axis the first that is normalised, counted with the batch, which is axis 0 and not allowed; from the end
///             where it is negative
/// @param epsilon added to the variance
public record LayerNorm(int axis, double epsilon) implements Layer {
    public LayerNorm {
        Axis.require("LayerNorm", axis);
        Normal.requireEpsilon("LayerNorm", epsilon);
    }

    /// The last axis alone, epsilon 1e-5.
    public LayerNorm() {
        this(-1, 1e-5);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        int a = Axis.of("LayerNorm", axis, x.shape());
        Shape part =
                Shape.of(Arrays.copyOfRange(x.shape().extents(), a, x.shape().rank()));
        Normal.requireSeveral("LayerNorm", part.size(), x.shape());
        Value gamma = scope.param("gamma", part, new Init.Constant(1), 1, 1);
        Value beta = scope.param("beta", part, new Init.Constant(0), 1, 1);
        return x.graph().add(new LayerNormalization(a, epsilon), x, gamma, beta);
    }
}
