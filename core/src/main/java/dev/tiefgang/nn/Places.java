package dev.tiefgang.nn;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;

/// Numbers of places before and behind, one for each axis of a sample.
final class Places {
    private Places() {}

    /// Demands as many before as behind, each at least 0.
    static void require(String layer, List<Integer> before, List<Integer> behind) {
        if (before.size() != behind.size()
                || before.stream().anyMatch(p -> p < 0)
                || behind.stream().anyMatch(p -> p < 0))
            throw new ShapeException(layer + ": expected as many places before and behind as a sample has axes,"
                    + " each at least 0, received " + before + " and " + behind);
    }

    /// Demands samples with as many axes.
    static void require(String layer, List<Integer> places, Shape x) {
        if (x.rank() != places.size() + 1)
            throw new ShapeException(
                    layer + ": expected samples with " + places.size() + " axes, received the batch " + x);
    }

    /// The same for a batch, which gets none.
    static List<Integer> batch(List<Integer> places) {
        var all = new ArrayList<>(List.of(0));
        all.addAll(places);
        return all;
    }
}
