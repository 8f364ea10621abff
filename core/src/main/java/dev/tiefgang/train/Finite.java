package dev.tiefgang.train;

import dev.tiefgang.tensor.Tensor;

/// Tells whether all numbers of an array are finite; allocates nothing.
///
/// NaN and infinities are exactly the numbers whose exponent bits are all ones: one maximum over the bits finds
/// them, and the compiler turns that into vector instructions.
final class Finite {
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
    private static final long LONG_INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private Finite() {}

    /// True where `x[from] … x[from + count − 1]` are finite.
    static boolean all(float[] x, int from, int count) {
        int largest = 0;
        for (int i = from; i < from + count; i++)
            largest = Math.max(largest, Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE);
        return largest < INFINITY;
    }

    /// True where `x[from] … x[from + count − 1]` are finite.
    static boolean all(double[] x, int from, int count) {
        long largest = 0;
        for (int i = from; i < from + count; i++)
            largest = Math.max(largest, Double.doubleToRawLongBits(x[i]) & Long.MAX_VALUE);
        return largest < LONG_INFINITY;
    }

    /// True where `count` elements of a tensor, from one on, are finite.
    static boolean all(Tensor t, int from, int count) {
        return switch (t.type()) {
            case FLOAT32 -> all(t.floats(), from, count);
            case FLOAT64 -> all(t.doubles(), from, count);
            case INT64 -> true;
        };
    }
}
