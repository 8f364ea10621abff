package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, mean and variance for each map of each sample.
///
/// Inputs: `x [n, c, …]`, `γ [c]`, `β [c]`. It is a [GroupNormalization] with a group for each channel. Source:
/// Ulyanov, Vedaldi, Lempitsky: "Instance normalization", 2016.
public record InstanceNormalization(double epsilon) implements Op.Composite {
    public InstanceNormalization {
        Standard.requireEpsilon("InstanceNormalization", epsilon);
    }

    @Override
    public Value expand(List<Value> in) {
        Shape x = in.getFirst().shape();
        if (x.rank() < 3)
            throw new ShapeException(
                    "InstanceNormalization: expected maps [n, c, …] of three axes or more, received " + x);
        return GroupNormalization.expand("InstanceNormalization", in, Math.max(1, x.dim(1)), epsilon);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("InstanceNormalization", 6, Map.of("epsilon", epsilon));
    }
}
