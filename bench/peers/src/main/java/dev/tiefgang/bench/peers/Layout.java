package dev.tiefgang.bench.peers;

/// Axes in another order.
public final class Layout {
    private Layout() {}

    /// The numbers of a tensor of four axes with these in another order.
    ///
    /// @param extents of the numbers as they lie
    /// @param axes which of them comes first, second, third, fourth afterwards
    public static float[] permuted(float[] numbers, int[] extents, int... axes) {
        int[] stride = {extents[1] * extents[2] * extents[3], extents[2] * extents[3], extents[3], 1};
        float[] result = new float[numbers.length];
        int to = 0;
        for (int a = 0; a < extents[axes[0]]; a++)
            for (int b = 0; b < extents[axes[1]]; b++)
                for (int c = 0; c < extents[axes[2]]; c++)
                    for (int d = 0; d < extents[axes[3]]; d++)
                        result[to++] = numbers[
                                a * stride[axes[0]] + b * stride[axes[1]] + c * stride[axes[2]] + d * stride[axes[3]]];
        return result;
    }

    /// `[n, c, h, w]` as `[n, h, w, c]`.
    public static float[] channelsLast(float[] numbers, int... extents) {
        return permuted(numbers, extents, 0, 2, 3, 1);
    }

    /// `[n, h, w, c]` as `[n, c, h, w]`.
    public static float[] channelsFirst(float[] numbers, int... extents) {
        return permuted(numbers, extents, 0, 3, 1, 2);
    }
}
