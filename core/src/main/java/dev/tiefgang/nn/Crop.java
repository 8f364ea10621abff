package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;

/// Every sample made smaller, along each of its axes by so many places before and behind.
///
/// Shapes: `[n, …]` → each extent smaller by its places, of at least 1.
///
/// @param before places in front that are left out, one number for each axis of a sample
/// @param behind places at the end that are left out
public record Crop(List<Integer> before, List<Integer> behind) implements Layer {
    public Crop {
        before = List.copyOf(before);
        behind = List.copyOf(behind);
        Places.require("Crop", before, behind);
    }

    /// The same number of places on all sides of maps.
    public static Crop maps(int pixels) {
        List<Integer> places = List.of(0, pixels, pixels);
        return new Crop(places, places);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        Places.require("Crop", before, s);
        Value y = x;
        for (int a = 1; a < s.rank(); a++) {
            int from = before.get(a - 1), to = s.dim(a) - behind.get(a - 1);
            if (to <= from)
                throw new ShapeException("Crop: expected places that leave something of axis " + a + " of " + s
                        + ", received " + before + " and " + behind);
            if (to - from < s.dim(a)) y = y.slice(a, from, to);
        }
        return y;
    }
}
