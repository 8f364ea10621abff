package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The position of the smallest along an axis, which is dropped; the first of equals, and 0 where nothing is
/// smaller than the first.
///
/// Gradient: none, positions are whole numbers.
public record ArgMin(int axis) implements Op.Composite {
    @Override
    public Kind kind(List<Kind> in) {
        return Kind.INDEX;
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        if (x.shape().dim(Axes.axis("ArgMin", x.shape(), axis)) == 0)
            throw new ShapeException(
                    "ArgMin: expected at least one element on axis " + axis + ", received " + x.shape());
        return x.negate().argMax(axis);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("ArgMin", 13, Map.of("axis", axis, "keepdims", 0));
    }
}
