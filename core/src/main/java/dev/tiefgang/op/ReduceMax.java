package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The largest along axes, which stay with extent 1.
///
/// Gradient: `dy` in equal parts to all elements that are the largest.
public record ReduceMax(List<Integer> axes) implements Op.Reduction {
    public ReduceMax {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Shape shape(List<Shape> in) {
        Axes.requireElements("ReduceMax", in.getFirst(), axes);
        return Axes.reduced("ReduceMax", in.getFirst(), axes);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value largest = c.x(0).equal(c.y());
        Value count = c.dy().graph().add(new ReduceSum(axes), largest);
        return List.of(largest.times(c.dy().over(count)));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] x = in[0].doubles(), y = out.doubles();
        int[] at = Axes.index(in[0].shape(), out.shape());
        Arrays.fill(y, 0, out.size(), Double.NEGATIVE_INFINITY);
        for (int i = 0; i < at.length; i++) y[at[i]] = Math.max(y[at[i]], x[i]);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceMax", 18, axes);
    }
}
