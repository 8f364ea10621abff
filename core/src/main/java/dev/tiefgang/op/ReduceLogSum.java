package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `ln Σ x` along axes, which stay with extent 1; −∞ where the sum is 0.
///
/// Gradient: `dx = dy / Σ x`.
public record ReduceLogSum(List<Integer> axes) implements Op.Composite {
    public ReduceLogSum {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Value expand(List<Value> in) {
        Axes.reduced("ReduceLogSum", in.getFirst().shape(), axes);
        return in.getFirst().then(new ReduceSum(axes)).log();
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceLogSum", 18, axes);
    }
}
