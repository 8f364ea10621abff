package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The position of the largest along an axis, which is dropped; the first of equals, and 0 where nothing is
/// larger than the first. Winner takes all.
///
/// Gradient: none, positions are whole numbers.
public record ArgMax(int axis) implements Op.Reduction {
    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        int a = Axes.axis("ArgMax", x, axis);
        if (x.dim(a) == 0)
            throw new ShapeException("ArgMax: expected at least one element on axis " + axis + ", received " + x);
        int[] e = new int[x.rank() - 1];
        for (int i = 0; i < e.length; i++) e[i] = x.dim(i < a ? i : i + 1);
        return Shape.of(e);
    }

    @Override
    public Kind kind(List<Kind> in) {
        return Kind.INDEX;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Shape x = in[0].shape();
        int a = x.axis(axis), n = x.dim(a), inner = x.span(a + 1, x.rank());
        for (int i = 0; i < out.size(); i++) {
            int first = (i / inner) * n * inner + i % inner, best = 0;
            for (int j = 1; j < n; j++) if (in[0].at(first + j * inner) > in[0].at(first + best * inner)) best = j;
            out.longs()[i] = best;
        }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("ArgMax", 13, Map.of("axis", axis, "keepdims", 0));
    }
}
