package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The sum along axes, which stay with extent 1.
///
/// Gradient: `dy` repeated along these axes.
public record ReduceSum(List<Integer> axes) implements Op.Reduction {
    public ReduceSum {
        axes = axes.stream().sorted().distinct().toList();
    }

    @Override
    public Shape shape(List<Shape> in) {
        return Axes.reduced("ReduceSum", in.getFirst(), axes);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().expand(c.x(0).shape()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] x = in[0].doubles(), y = out.doubles();
        int[] at = Axes.index(in[0].shape(), out.shape());
        Arrays.fill(y, 0, out.size(), at.length == 0 ? 0 : -0.0); // adding to −0 changes nothing, not even −0
        for (int i = 0; i < at.length; i++) y[at[i]] += x[i];
    }

    @Override
    public Optional<Onnx> onnx() {
        return Axes.onnx("ReduceSum", 13, axes);
    }
}
