package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `yᵢ = exp(xᵢ − m) / Σⱼ exp(xⱼ − m)` with `m = max x`, along an axis.
///
/// Subtracting `m` changes nothing mathematically and keeps exp from overflowing. Gradient: `dx = y ⊙ (dy − Σ
/// dy ⊙ y)`.
public record Softmax(int axis) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        Axes.axis("Softmax", in.getFirst(), axis);
        return in.getFirst();
    }

    @Override
    public List<Value> vjp(Vjp c) {
        int a = c.y().shape().axis(axis);
        Value weighted = c.dy().times(c.y());
        return List.of(c.y().times(c.dy().minus(weighted.sum(a))));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        LogSoftmax.compute(in[0], out, axis);
        for (int i = 0; i < out.size(); i++) out.doubles()[i] = StrictMath.exp(out.doubles()[i]);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Softmax", 13, Map.of("axis", axis));
    }
}
