package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `Σ |x|` along axes, which stay with extent 1.
///
/// Gradient: `dx = dy · sign(x)`, 0 at 0.
public record ReduceL1(List<Integer> axes) implements Op.Composite {
    public ReduceL1 {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Value expand(List<Value> in) {
        Axes.reduced("ReduceL1", in.getFirst().shape(), axes);
        return in.getFirst().abs().then(new ReduceSum(axes));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceL1", 18, axes);
    }
}
