package dev.tiefgang.data;

import java.util.Arrays;

/// The value at a place of the sorted order.
///
/// A photograph has millions of pixels: counting them twice is far quicker than sorting them and needs no copy.
final class Ranks {
    /// From here on counting is faster than sorting.
    private static final int MANY = 1 << 16;

    private static final int BUCKETS = 1 << 16;

    private Ranks() {}

    /// The value that stands at `rank` when all are sorted, as [Arrays#sort(float[])] sorts them.
    static float at(float[] values, int rank) {
        if (values.length >= MANY) return counted(values, rank);
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[rank];
    }

    /// Counts by the upper half of the bits, and within the half that holds the rank by the lower one.
    private static float counted(float[] values, int rank) {
        int[] counts = new int[BUCKETS];
        for (float v : values) counts[upper(key(v))]++;
        int upper = 0, rest = rank;
        for (; rest >= counts[upper]; upper++) rest -= counts[upper];
        Arrays.fill(counts, 0);
        for (float v : values) if (upper(key(v)) == upper) counts[key(v) & 0xffff]++;
        int lower = 0;
        for (; rest >= counts[lower]; lower++) rest -= counts[lower];
        return value((upper - BUCKETS / 2) << 16 | lower);
    }

    private static int upper(int key) {
        return (key >> 16) + BUCKETS / 2;
    }

    /// A whole number that grows with the value.
    private static int key(float v) {
        int bits = Float.floatToIntBits(v);
        return bits ^ bits >> 31 & 0x7fffffff;
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key ^ key >> 31 & 0x7fffffff);
    }
}
