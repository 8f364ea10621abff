package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;

/// Where the taps of a window lie in maps prepared by [PadSplit]: `[c, rows, phases, columns, n]`.
final class Taps {
    private Taps() {}

    /// Floats from one row of a map to the next.
    static int rowSize(Shape x) {
        return x.span(2, 5);
    }

    /// Floats from one map to the next.
    static int mapSize(Shape x) {
        return x.span(1, 5);
    }

    /// Offset of every tap (map by map, row by row) from the window's first.
    static int[] offsets(Window f, int maps, Shape x) {
        int phases = x.dim(2), phase = x.span(3, 5), column = x.dim(4), at = 0;
        int[] offsets = new int[maps * f.h() * f.w()];
        for (int c = 0; c < maps; c++)
            for (int i = 0; i < f.h(); i++)
                for (int j = 0; j < f.w(); j++) {
                    int s = j * f.dilationW();
                    offsets[at++] =
                            c * mapSize(x) + i * f.dilationH() * rowSize(x) + s % phases * phase + s / phases * column;
                }
        return offsets;
    }
}
