package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// The positions `from`, `from + step`, … of one axis, up to `to` (exclusive); a negative step walks backwards.
///
/// Walking backwards `to` may be −1: down to position 0. Several axes are several slices. Gradient: `dy` put back
/// where it came from, zeros elsewhere.
///
/// @param axis counted from the end where it is negative
/// @param from first position, from 0
/// @param to position behind the last
/// @param step positions from one to the next, not 0
public record Slice(int axis, int from, int to, int step) implements Op.Structure {
    public Slice {
        if (step == 0) throw new ShapeException("Slice: expected a step other than 0, received 0");
        if (step > 0 && (from < 0 || to < from))
            throw new ShapeException("Slice: expected 0 <= from <= to, received from " + from + " to " + to);
        if (step < 0 && (to < -1 || from < to))
            throw new ShapeException(
                    "Slice: expected from >= to >= -1 for a negative step, received from " + from + " to " + to);
    }

    /// One position after the other.
    public Slice(int axis, int from, int to) {
        this(axis, from, to, 1);
    }

    /// All positions of an axis, in the opposite order.
    public static Slice reversed(Shape x, int axis) {
        return new Slice(axis, x.dim(axis) - 1, -1, -1);
    }

    /// How many positions there are.
    public int count() {
        return Math.ceilDiv(Math.abs(to - from), Math.abs(step));
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        int extent = x.dim(Axes.axis("Slice", x, axis));
        if (to > extent || step < 0 && from >= Math.max(extent, 1))
            throw new ShapeException("Slice: expected positions of at most " + extent + " on axis " + axis + " of " + x
                    + ", received from " + from + " to " + to);
        return x.with(axis, count());
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Shape x = c.x(0).shape();
        int a = x.axis(axis), stride = Math.abs(step), first = step > 0 ? from : from + (count() - 1) * step;
        if (count() == 0) return List.of(c.zero(0));
        Value dy = step > 0 ? c.dy() : c.dy().graph().add(reversed(c.dy().shape(), a), c.dy());
        int behind = x.dim(a) - first - (count() - 1) * stride - 1;
        return List.of(c.dy().graph().add(Pad.along(x.rank(), a, first, stride - 1, behind), dy));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Shape x = in[0].shape();
        int a = x.axis(axis), n = count(), inner = x.span(a + 1, x.rank());
        for (int i = 0; i < out.size(); i++) {
            int outer = i / (n * inner), position = from + i / inner % n * step;
            out.put(i, in[0].at((outer * x.dim(a) + position) * inner + i % inner));
        }
    }

    @Override
    public Optional<Onnx> onnx() {
        int end = to < 0 ? Integer.MIN_VALUE : to; // −1 would be the last position
        return Onnx.of("Slice", 13)
                .map(o -> o.with("starts", List.of(from))
                        .with("ends", List.of(end))
                        .with("axes", List.of(axis))
                        .with("steps", List.of(step)));
    }
}
