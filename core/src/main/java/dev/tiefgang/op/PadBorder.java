package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A tensor made larger by what it holds itself, for every axis so many places before and behind.
///
/// Gradient: `dy` added up where each number came from.
///
/// @param before places in front of the first position, one number for every axis
/// @param behind places after the last position
public record PadBorder(Mode mode, List<Integer> before, List<Integer> behind) implements Op.Composite {
    /// Where the places take their numbers from.
    public enum Mode {
        /// Mirrored at the first and last position, which stay single: `c b | a b c d | c b`.
        REFLECT,
        /// The first and the last position: `a a | a b c d | d d`.
        EDGE,
        /// From the other end: `c d | a b c d | a b`.
        WRAP
    }

    public PadBorder {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
        if (before.size() != behind.size()
                || before.stream().anyMatch(p -> p < 0)
                || behind.stream().anyMatch(p -> p < 0))
            throw new ShapeException("PadBorder: expected as many places before and behind as there are axes,"
                    + " each at least 0, received " + before + " and " + behind);
    }

    @Override
    public Value expand(List<Value> in) {
        Value y = in.getFirst();
        Shape x = y.shape();
        if (x.rank() != before.size())
            throw new ShapeException("PadBorder: expected a tensor with " + before.size() + " axes, received " + x);
        for (int a = 0; a < x.rank(); a++) {
            int most = most(x.dim(a));
            if (Math.max(before.get(a), behind.get(a)) > most)
                throw new ShapeException("PadBorder: expected at most " + most + " places on axis " + a + " of " + x
                        + " for " + mode + ", received " + before + " and " + behind);
            y = along(y, a, before.get(a), behind.get(a));
        }
        return y;
    }

    /// How many places an axis can fill.
    private int most(int extent) {
        return switch (mode) {
            case REFLECT -> Math.max(0, extent - 1);
            case EDGE -> extent == 0 ? 0 : Integer.MAX_VALUE;
            case WRAP -> extent;
        };
    }

    private Value along(Value x, int axis, int before, int behind) {
        int e = x.shape().dim(axis);
        var parts = new ArrayList<Value>();
        if (before > 0)
            parts.add(
                    switch (mode) {
                        case REFLECT -> x.slice(axis, before, 0, -1);
                        case EDGE -> repeated(x.slice(axis, 0, 1), axis, before);
                        case WRAP -> x.slice(axis, e - before, e);
                    });
        parts.add(x);
        if (behind > 0)
            parts.add(
                    switch (mode) {
                        case REFLECT -> x.slice(axis, e - 2, e - 2 - behind, -1);
                        case EDGE -> repeated(x.slice(axis, e - 1, e), axis, behind);
                        case WRAP -> x.slice(axis, 0, behind);
                    });
        return parts.size() == 1 ? x : x.graph().add(new Concat(axis), parts);
    }

    private static Value repeated(Value x, int axis, int times) {
        return x.expand(x.shape().with(axis, times));
    }

    @Override
    public Optional<Onnx> onnx() {
        var pads = new ArrayList<>(before);
        pads.addAll(behind);
        String name = mode.name().toLowerCase(java.util.Locale.ROOT);
        return Onnx.of("Pad", mode == Mode.WRAP ? 19 : 13, Map.of("mode", name))
                .map(o -> o.with("pads", List.copyOf(pads)));
    }
}
