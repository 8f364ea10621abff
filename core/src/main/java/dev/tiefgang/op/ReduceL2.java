package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `√(Σ x²)` along axes, which stay with extent 1.
///
/// Gradient: `dx = dy · x / y`, 0 where `y` is 0.
public record ReduceL2(List<Integer> axes) implements Op.Composite {
    public ReduceL2 {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Value expand(List<Value> in) {
        Axes.reduced("ReduceL2", in.getFirst().shape(), axes);
        return in.getFirst().square().then(new ReduceSum(axes)).sqrt();
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value y = c.y(), divisor = y.equal(y.scalar(0)).where(y.scalar(1), y);
        return List.of(c.dy().over(divisor).times(c.x(0)));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceL2", 18, axes);
    }
}
