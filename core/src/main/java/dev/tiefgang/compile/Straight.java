package dev.tiefgang.compile;

import java.util.BitSet;
import java.util.List;

/// A small graph as straight-line code over single numbers: no loops, no steps, nothing in memory but what goes in and
/// comes out.
///
/// @param arrays what it reads and writes
/// @param code the numbers, each computed from earlier ones
/// @param stores what is written once all is computed
record Straight(List<Unrolled.Place> arrays, List<Scalar> code, List<Store> stores) {
    /// Number `scalar` of the code goes to element `element` of an array.
    record Store(int scalar, int array, int element) {}

    /// The numbers that are stored, and those they are computed from.
    BitSet live() {
        var live = new BitSet();
        for (Store s : stores) live.set(s.scalar());
        for (int i = live.length() - 1; i >= 0; i--)
            if (live.get(i)) code.get(i).operands().forEach(live::set);
        return live;
    }

    /// Number of numbers that are computed.
    int size() {
        return (int) live().stream()
                .filter(i -> code.get(i) instanceof Scalar.Apply || code.get(i) instanceof Scalar.MultiplyAdd)
                .count();
    }
}
