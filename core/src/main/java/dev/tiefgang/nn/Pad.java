package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.PadBorder;
import java.util.Collections;
import java.util.List;

/// Every sample made larger, along each of its axes by so many places before and behind.
///
/// Shapes: `[n, …]` → each extent larger by its places. Layers with windows pad by themselves, but with zeros alone.
///
/// @param border where the places take their numbers from
/// @param before places in front of the first position, one number for each axis of a sample
/// @param behind places after the last position
/// @param value what fills them where the border is constant
public record Pad(Border border, List<Integer> before, List<Integer> behind, double value) implements Layer {
    /// Where the places take their numbers from.
    public enum Border {
        /// The same number everywhere.
        CONSTANT,
        /// Mirrored at the first and last position, which stay single: `c b | a b c d | c b`.
        REFLECT,
        /// The first and the last position: `a a | a b c d | d d`.
        EDGE,
        /// From the other end: `c d | a b c d | a b`.
        WRAP
    }

    public Pad {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
        Places.require("Pad", before, behind);
        if (!Double.isFinite(value))
            throw new IllegalArgumentException("Pad: expected a finite value, received " + value);
    }

    /// The same number of places on all sides of maps, of zeros where the border is constant.
    public static Pad maps(Border border, int pixels) {
        List<Integer> places = List.of(0, pixels, pixels);
        return new Pad(border, places, places, 0);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Places.require("Pad", before, x.shape());
        List<Integer> first = Places.batch(before), last = Places.batch(behind);
        return switch (border) {
            case CONSTANT -> x.then(new dev.tiefgang.op.Pad(first, Collections.nCopies(first.size(), 0), last, value));
            case REFLECT -> x.then(new PadBorder(PadBorder.Mode.REFLECT, first, last));
            case EDGE -> x.then(new PadBorder(PadBorder.Mode.EDGE, first, last));
            case WRAP -> x.then(new PadBorder(PadBorder.Mode.WRAP, first, last));
        };
    }
}
