package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tensors one behind the other along an axis; all other extents must agree.
///
/// Gradient: each input gets its slice of `dy`.
public record Concat(int axis) implements Op.Structure {
    @Override
    public Shape shape(List<Shape> in) {
        if (in.isEmpty()) throw new ShapeException("Concat: expected at least one input, received none");
        Shape first = in.getFirst();
        int a = Axes.axis("Concat", first, axis), extent = 0;
        for (Shape s : in) {
            if (s.rank() != first.rank() || !s.with(a, 0).equals(first.with(a, 0)))
                throw new ShapeException(
                        "Concat: expected shapes that agree except on axis " + a + ", received " + first + " and " + s);
            extent = Math.addExact(extent, s.dim(a));
        }
        return first.with(a, extent);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        var parts = new ArrayList<Value>();
        int start = 0;
        for (Value x : c.in()) {
            int extent = x.shape().dim(axis);
            parts.add(c.dy().graph().add(new Slice(x.shape().axis(axis), start, start + extent), c.dy()));
            start += extent;
        }
        return parts;
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int a = out.shape().axis(axis), outer = out.shape().span(0, a), at = 0;
        for (int o = 0; o < outer; o++)
            for (Tensor x : in) {
                int run = x.size() / outer;
                for (int i = 0; i < run; i++) out.put(at++, x.at(o * run + i));
            }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Concat", 13, Map.of("axis", axis));
    }
}
