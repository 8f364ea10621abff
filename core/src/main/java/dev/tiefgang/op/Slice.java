package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The positions `from` (inclusive) to `to` (exclusive) of one axis.
///
/// Gradient: `dy` with zeros put back before and behind it.
public record Slice(int axis, int from, int to) implements Op.Structure {
    public Slice {
        if (from < 0 || to < from)
            throw new ShapeException("Slice: expected 0 <= from <= to, received from " + from + " to " + to);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        int extent = x.dim(Axes.axis("Slice", x, axis));
        if (to > extent)
            throw new ShapeException("Slice: expected an end of at most " + extent + " on axis " + axis + " of " + x
                    + ", received " + to);
        return x.with(axis, to - from);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Shape x = c.x(0).shape();
        var parts = new ArrayList<Value>();
        if (from > 0) parts.add(c.dy().graph().fill(0, x.with(axis, from)));
        parts.add(c.dy());
        if (to < x.dim(axis)) parts.add(c.dy().graph().fill(0, x.with(axis, x.dim(axis) - to)));
        return List.of(c.dy().graph().add(new Concat(axis), parts));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Shape x = in[0].shape();
        int a = x.axis(axis), inner = x.span(a + 1, x.rank()), run = (to - from) * inner;
        for (int i = 0; i < out.size(); i++)
            out.put(i, in[0].at((i / run) * x.dim(a) * inner + from * inner + i % run));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Slice", 13);
    }
}
