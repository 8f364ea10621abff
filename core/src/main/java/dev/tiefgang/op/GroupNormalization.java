package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = γ ⊙ (x − mean) / √(variance + ε) + β`, mean and variance for each sample over a group of channels.
///
/// Inputs: `x [n, c, …]`, `γ [c]`, `β [c]`. Source: Wu, He: "Group normalization", 2018.
///
/// @param groups how many groups the channels form
public record GroupNormalization(int groups, double epsilon) implements Op.Composite {
    public GroupNormalization {
        if (groups < 1) throw new ShapeException("GroupNormalization: expected at least 1 group, received " + groups);
        Standard.requireEpsilon("GroupNormalization", epsilon);
    }

    @Override
    public Value expand(List<Value> in) {
        return expand("GroupNormalization", in, groups, epsilon);
    }

    /// For an op with another name.
    static Value expand(String op, List<Value> in, int groups, double epsilon) {
        Value x = in.getFirst();
        Shape s = x.shape();
        if (s.rank() < 2 || s.dim(1) % groups != 0)
            throw new ShapeException(
                    "%s: expected [n, c, …] with c divisible by %d groups, received %s".formatted(op, groups, s));
        for (Value v : in.subList(1, in.size())) Standard.require(op, s, Shape.of(s.dim(1)), v.shape());
        Shape grouped = Shape.of(s.dim(0), groups, s.dim(1) / groups * s.span(2, s.rank()));
        Value normal = Standard.normal(x.reshape(grouped), Standard.axes(2, 3), epsilon)
                .reshape(s);
        Shape channel = BatchNormalization.channels(s);
        return normal.times(in.get(1).reshape(channel)).plus(in.get(2).reshape(channel));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("GroupNormalization", 21, Map.of("num_groups", groups, "epsilon", epsilon));
    }
}
