package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.RmsNormalization;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;

/// `y = γ ⊙ x / √(mean of x² + ε)`, the mean over the axes from `axis` on: a [LayerNorm] that leaves the mean alone.
///
/// Shapes: any → the same. Parameters: `gamma` of the extents from `axis` on. Source: Zhang, Sennrich: "Root mean
/// square layer normalization", 2019.
///
/// @param axis the first that is normalised, counted with the batch, which is axis 0 and not allowed; from the end
///             where it is negative
/// @param epsilon added to the mean of the squares
public record RmsNorm(int axis, double epsilon) implements Layer {
    public RmsNorm {
        Axis.require("RmsNorm", axis);
        Normal.requireEpsilon("RmsNorm", epsilon);
    }

    /// The last axis alone, epsilon 1e-5.
    public RmsNorm() {
        this(-1, 1e-5);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        int a = Axis.of("RmsNorm", axis, x.shape());
        Shape part =
                Shape.of(Arrays.copyOfRange(x.shape().extents(), a, x.shape().rank()));
        Value gamma = scope.param("gamma", part, new Init.Constant(1), 1, 1);
        return x.graph().add(new RmsNormalization(a, epsilon), x, gamma);
    }
}
