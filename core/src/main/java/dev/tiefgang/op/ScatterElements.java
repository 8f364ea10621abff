package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds along an axis, for every number another position: `y = x`, then `y[index[i, j], j] += u[i, j]` on axis 0,
/// and so on.
///
/// Inputs: `x`, `index` of as many axes, on the others at most as large, and `u` of the shape of the index.
/// Gradients: `dx = dy`, `du` gathers `dy`.
///
/// @param axis counted from the end where it is negative
public record ScatterElements(int axis) implements Op.Structure {
    @Override
    public Shape shape(List<Shape> in) {
        GatherElements.requireIndex("ScatterElements", in.get(0), in.get(1), axis);
        if (!in.get(1).equals(in.get(2)))
            throw new ShapeException(
                    "ScatterElements: expected numbers of the index's shape " + in.get(1) + ", received " + in.get(2));
        return in.getFirst();
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy(), c.zero(1), c.dy().graph().add(new GatherElements(axis), c.dy(), c.x(1)));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Shape x = in[0].shape();
        int[] at = GatherElements.base(x, in[1].shape(), axis);
        int a = x.axis(axis), rows = x.dim(a), step = x.span(a + 1, x.rank());
        out.set(in[0]);
        for (int i = 0; i < at.length; i++) {
            int to = at[i] + Gather.row("ScatterElements", in[1], i, rows) * step;
            out.put(to, out.at(to) + in[2].at(i));
        }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("ScatterElements", 16, Map.of("axis", axis, "reduction", "add"));
    }
}
