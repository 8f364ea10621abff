package dev.tiefgang.simd;

import java.util.Arrays;

/// Numbers for tests of kernels: the same ones in every run.
final class KernelNumbers {
    static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        0x1.8p-130f,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        88.7f,
        88.73f,
        89f,
        90f,
        -87.3f,
        -103.9f,
        -104f,
        -104.1f,
        0.625f,
        0.62499f,
        -0.625f,
        1e-30f,
        -1e-30f,
        0x1.6a09e6p-1f,
        0x1p23f,
        3e9f
    };
    /// Numbers before and behind what a kernel may write.
    static final int GUARD = 40;

    private int state = 1;

    /// An array with room for `n` numbers between two guard zones; the sink sees the zones, so a stray write
    /// shows.
    static float[] guarded(int n) {
        return filled(n + 2 * GUARD, 7.5f);
    }

    static float[] filled(int n, float value) {
        var x = new float[n];
        Arrays.fill(x, value);
        return x;
    }

    float[] ordinary(int n) {
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            x[i] = next() * 0x1p-31f;
        }
        return x;
    }

    /// Products of these fall below the smallest float, so zeros of both signs appear.
    float[] tiny(int n) {
        var x = ordinary(n);
        for (var i = 0; i < n; i++) {
            x[i] *= 0x1p-90f;
        }
        return x;
    }

    float[] zeros(int n) {
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            x[i] = next() < 0 ? -0f : 0f;
        }
        return x;
    }

    /// Special values among numbers of all sizes.
    float[] mixed(int n) {
        var x = new float[n];
        for (var i = 0; i < n; i++) {
            var r = next();
            x[i] = switch (r & 3) {
                case 0 -> SPECIAL[(r >>> 8) % SPECIAL.length];
                case 1 -> Float.intBitsToFloat(next());
                default -> next() * 0x1p-27f;
            };
        }
        return x;
    }

    int next() {
        state += 0x9E3779B9;
        var z = (state ^ (state >>> 16)) * 0x85EBCA6B;
        z = (z ^ (z >>> 13)) * 0xC2B2AE35;
        return z ^ (z >>> 16);
    }
}
