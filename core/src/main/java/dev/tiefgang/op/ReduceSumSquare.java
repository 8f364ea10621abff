package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `Σ x²` along axes, which stay with extent 1.
///
/// Gradient: `dx = dy · 2x`.
public record ReduceSumSquare(List<Integer> axes) implements Op.Composite {
    public ReduceSumSquare {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Value expand(List<Value> in) {
        Axes.reduced("ReduceSumSquare", in.getFirst().shape(), axes);
        return in.getFirst().square().then(new ReduceSum(axes));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceSumSquare", 18, axes);
    }
}
