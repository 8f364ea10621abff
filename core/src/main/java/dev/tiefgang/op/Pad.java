package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A tensor in a larger one: for every axis so many places before, between and behind its positions, filled with a
/// number.
///
/// Gradient: what lies where `x` was put. Places between are what transposes a slice with steps; ONNX knows only
/// those before and behind.
///
/// @param before places in front of the first position, one number for every axis
/// @param between places between two neighbouring positions
/// @param behind places after the last position
/// @param value what fills them
public record Pad(List<Integer> before, List<Integer> between, List<Integer> behind, double value)
        implements Op.Structure {
    public Pad {
        before = List.copyOf(before);
        between = List.copyOf(between);
        behind = List.copyOf(behind);
        for (List<Integer> places : List.of(before, between, behind))
            if (places.size() != before.size() || places.stream().anyMatch(p -> p < 0))
                throw new ShapeException(
                        "Pad: expected " + before.size() + " numbers of places, each at least 0, received " + places);
    }

    /// Zeros before and behind.
    public Pad(List<Integer> before, List<Integer> behind) {
        this(before, Collections.nCopies(before.size(), 0), behind, 0);
    }

    /// Zeros along one axis of `rank`.
    static Pad along(int rank, int axis, int before, int between, int behind) {
        return new Pad(one(rank, axis, before), one(rank, axis, between), one(rank, axis, behind), 0);
    }

    private static List<Integer> one(int rank, int axis, int number) {
        var all = new ArrayList<>(Collections.nCopies(rank, 0));
        all.set(axis, number);
        return all;
    }

    /// True where nothing is added.
    public boolean isIdentity() {
        return Stream.of(before, between, behind).flatMap(List::stream).allMatch(p -> p == 0);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        if (x.rank() != before.size())
            throw new ShapeException("Pad: expected a tensor with " + before.size() + " axes, received " + x);
        int[] e = new int[x.rank()];
        for (int a = 0; a < e.length; a++) {
            long between = (long) this.between.get(a) * Math.max(0, x.dim(a) - 1);
            e[a] = Math.toIntExact(before.get(a) + x.dim(a) + between + behind.get(a));
        }
        return Shape.of(e);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value dx = c.dy();
        Shape x = c.x(0).shape();
        for (int a = 0; a < x.rank(); a++) {
            int step = between.get(a) + 1, from = before.get(a);
            if (step == 1 && x.dim(a) == dx.shape().dim(a)) continue;
            int to = x.dim(a) == 0 ? from : from + (x.dim(a) - 1) * step + 1;
            dx = dx.graph().add(new Slice(a, from, to, step), dx);
        }
        return List.of(dx);
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Shape x = in[0].shape(), y = out.shape();
        int[] strides = new int[x.rank()];
        int first = 0;
        for (int a = 0; a < strides.length; a++) {
            int step = y.span(a + 1, y.rank());
            strides[a] = (between.get(a) + 1) * step;
            first += before.get(a) * step;
        }
        for (int i = 0; i < out.size(); i++) out.put(i, value);
        int[] at = Broadcast.index(strides, x);
        for (int i = 0; i < at.length; i++) out.put(first + at[i], in[0].at(i));
    }

    @Override
    public Optional<Onnx> onnx() {
        if (between.stream().anyMatch(p -> p > 0)) return Optional.empty();
        var pads = new ArrayList<>(before);
        pads.addAll(behind);
        return Onnx.of("Pad", 13, Map.of("mode", "constant"))
                .map(o -> o.with("pads", List.copyOf(pads)).with("constant_value", value));
    }
}
