package dev.tiefgang.runtime;

import java.util.Arrays;

/// Where the rows of the right-hand matrix of a product begin: offsets from its first element, one a row.
///
/// Rows of a matrix lie at equal distances, the rows that a convolution reads do not. Made once, when a plan is
/// made: kernels step along the former and look up the latter.
public final class RowOffsets {
    private final int[] table;
    private final boolean even;

    private RowOffsets(int[] table) {
        this.table = table;
        var step = table.length > 1 ? table[1] - table[0] : 0;
        var equal = true;
        for (var p = 1; p < table.length; p++) {
            equal &= table[p] - table[p - 1] == step;
        }
        this.even = equal;
    }

    /// Rows at places of their own; the table is not copied.
    public static RowOffsets of(int... table) {
        return new RowOffsets(table);
    }

    /// `rows` rows, each `step` elements behind the one before.
    public static RowOffsets every(int step, int rows) {
        var table = new int[rows];
        Arrays.setAll(table, p -> p * step);
        return new RowOffsets(table);
    }

    /// The offsets, live.
    public int[] table() {
        return table;
    }

    /// Whether the rows lie at equal distances.
    public boolean even() {
        return even;
    }

    /// The distance of two rows where they are [even][#even()].
    public int step() {
        return table.length > 1 ? table[1] - table[0] : 0;
    }
}
