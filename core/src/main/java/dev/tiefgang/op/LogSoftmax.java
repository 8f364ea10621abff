package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `yᵢ = xᵢ − m − ln Σⱼ exp(xⱼ − m)` with `m = max x`, along an axis: the logarithm of [Softmax] without its
/// underflow.
///
/// Gradient: `dx = dy − exp(y) ⊙ Σ dy`.
public record LogSoftmax(int axis) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        Axes.axis("LogSoftmax", in.getFirst(), axis);
        return in.getFirst();
    }

    @Override
    public List<Value> vjp(Vjp c) {
        int a = c.y().shape().axis(axis);
        return List.of(c.dy().minus(c.y().exp().times(c.dy().sum(a))));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        compute(in[0], out, axis);
    }

    static void compute(Tensor in, Tensor out, int axis) {
        double[] x = in.doubles(), y = out.doubles();
        Shape s = in.shape();
        int a = s.axis(axis), n = s.dim(a), inner = s.span(a + 1, s.rank());
        for (int o = 0; o < s.span(0, a); o++)
            for (int i = 0; i < inner; i++) {
                int first = o * n * inner + i;
                double max = Double.NEGATIVE_INFINITY, sum = 0;
                for (int j = 0; j < n; j++) max = Math.max(max, x[first + j * inner]);
                for (int j = 0; j < n; j++) sum += StrictMath.exp(x[first + j * inner] - max);
                double log = StrictMath.log(sum);
                for (int j = 0; j < n; j++) y[first + j * inner] = x[first + j * inner] - max - log;
            }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("LogSoftmax", 13, Map.of("axis", axis));
    }
}
