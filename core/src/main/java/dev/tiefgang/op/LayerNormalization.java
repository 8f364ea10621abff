package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, mean and variance over the axes from `axis` on.
///
/// Inputs: `x`, `γ` and `β` of the extents that are normalised. Every sample is normalised by itself, in training and
/// recall alike. Source: Ba, Kiros, Hinton: "Layer normalization", 2016.
///
/// @param axis the first that is normalised, counted from the end where it is negative
public record LayerNormalization(int axis, double epsilon) implements Op.Composite {
    public LayerNormalization {
        Standard.requireEpsilon("LayerNormalization", epsilon);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Shape part = Standard.tail("LayerNormalization", x.shape(), axis);
        for (Value v : in.subList(1, in.size())) Standard.require("LayerNormalization", x.shape(), part, v.shape());
        Value normal = Standard.normal(
                x, Standard.axes(x.shape().rank() - part.rank(), x.shape().rank()), epsilon);
        return normal.times(in.get(1)).plus(in.get(2));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("LayerNormalization", 17, Map.of("axis", axis, "epsilon", epsilon));
    }
}
