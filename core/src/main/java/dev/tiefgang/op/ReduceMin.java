package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// The smallest along axes, which stay with extent 1: the largest of `−x`, negated.
///
/// Gradient: `dy` in equal parts to all elements that are the smallest.
public record ReduceMin(List<Integer> axes) implements Op.Composite {
    public ReduceMin {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        Axes.requireElements("ReduceMin", x.shape(), axes);
        return x.negate().then(new ReduceMax(axes)).negate();
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceMin", 18, axes);
    }
}
