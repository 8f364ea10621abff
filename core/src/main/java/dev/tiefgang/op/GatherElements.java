package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Picks along an axis, for every place another position: `y[i, j] = x[index[i, j], j]` on axis 0, and so on.
///
/// Inputs: `x`, `index` of as many axes, on the others at most as large. Gradient: `dy` added up where each number
/// came from.
///
/// @param axis counted from the end where it is negative
public record GatherElements(int axis) implements Op.Structure {
    @Override
    public Shape shape(List<Shape> in) {
        requireIndex("GatherElements", in.get(0), in.get(1), axis);
        return in.get(1);
    }

    static void requireIndex(String op, Shape x, Shape index, int axis) {
        int a = Axes.axis(op, x, axis);
        boolean fits = index.rank() == x.rank();
        for (int i = 0; fits && i < x.rank(); i++) fits = i == a || index.dim(i) <= x.dim(i);
        if (!fits)
            throw new ShapeException("%s: expected an index with the axes of %s, larger on axis %d at most, received %s"
                    .formatted(op, x, a, index));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(
                c.dy().graph().add(new ScatterElements(c.x(0).shape().axis(axis)), c.zero(0), c.x(1), c.dy()),
                c.zero(1));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int[] at = base(in[0].shape(), in[1].shape(), axis);
        int a = in[0].shape().axis(axis),
                rows = in[0].shape().dim(a),
                step = in[0].shape().span(a + 1, in[0].shape().rank());
        for (int i = 0; i < at.length; i++)
            out.put(i, in[0].at(at[i] + Gather.row("GatherElements", in[1], i, rows) * step));
    }

    /// For every place of the index, where in `x` position 0 of the axis lies.
    public static int[] base(Shape x, Shape index, int axis) {
        int[] strides = new int[x.rank()];
        for (int i = 0; i < strides.length; i++) strides[i] = i == x.axis(axis) ? 0 : x.span(i + 1, x.rank());
        return Broadcast.index(strides, index);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("GatherElements", 13, Map.of("axis", axis));
    }
}
