package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.runtime.FloatMath;
import dev.tiefgang.tensor.DataException;
import java.util.Locale;

/// The functions of single numbers that [StraightCode] calls: the same bits as the kernels.
final class StraightFunctions {
    private StraightFunctions() {}

    /// The method here that is an op.
    static String name(Op.Elementwise op) {
        return op.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static float floor(float x) {
        return (float) Math.floor(x);
    }

    static float round(float x) {
        return (float) Math.rint(x);
    }

    static float erf(float x) {
        return FloatMath.erf(x);
    }

    static float exp(float x) {
        return FloatMath.exp(x);
    }

    static float log(float x) {
        return FloatMath.log(x);
    }

    static float sqrt(float x) {
        return (float) Math.sqrt(x);
    }

    static float tanh(float x) {
        return FloatMath.tanh(x);
    }

    static float sigmoid(float x) {
        return FloatMath.sigmoid(x);
    }

    static float relu(float x) {
        return Math.max(x, 0f);
    }

    static float step(float x) {
        return x > 0f ? 1f : 0f;
    }

    static float pow(float a, float b) {
        return FloatMath.pow(a, b);
    }

    static float greater(float a, float b) {
        return a > b ? 1f : 0f;
    }

    static float less(float a, float b) {
        return a < b ? 1f : 0f;
    }

    static float equal(float a, float b) {
        return a == b ? 1f : 0f;
    }

    static float where(float c, float a, float b) {
        return c != 0f ? a : b;
    }

    static float isIndex(long index, int k, int depth) {
        if (index < 0 || index >= depth)
            throw new DataException("OneHot: expected an index of 0 … %d, received %d".formatted(depth - 1, index));
        return index == k ? 1f : 0f;
    }
}
