package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = γ ⊙ x / √(mean of x² + ε)`, the mean over the axes from `axis` on.
///
/// Inputs: `x`, `γ` of the extents that are normalised. Source: Zhang, Sennrich: "Root mean square layer
/// normalization", 2019.
///
/// @param axis the first that is normalised, counted from the end where it is negative
public record RmsNormalization(int axis, double epsilon) implements Op.Composite {
    public RmsNormalization {
        Standard.requireEpsilon("RmsNormalization", epsilon);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Shape part = Standard.tail("RmsNormalization", x.shape(), axis);
        Standard.require("RmsNormalization", x.shape(), part, in.get(1).shape());
        Integer[] axes = Standard.axes(x.shape().rank() - part.rank(), x.shape().rank());
        return x.over(x.square().mean(axes).plus(epsilon).sqrt()).times(in.get(1));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("RMSNormalization", 23, Map.of("axis", axis, "epsilon", epsilon));
    }
}
