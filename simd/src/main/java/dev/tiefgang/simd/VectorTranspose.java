package dev.tiefgang.simd;

import dev.tiefgang.runtime.PortableKernels;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Turns matrices over: cuts them into the blocks of [TransposeBlock].
final class VectorTranspose {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    private static final PortableKernels PORTABLE = new PortableKernels();

    /// Lanes whose number has this bit.
    static final VectorMask<Float> UPPER_8 = upper(8);

    static final VectorMask<Float> UPPER_4 = upper(4);
    static final VectorMask<Float> UPPER_2 = upper(2);
    static final VectorMask<Float> UPPER_1 = upper(1);

    /// Each lane from the one so far ahead or behind.
    static final VectorShuffle<Float> AHEAD_8 = turn(8);

    static final VectorShuffle<Float> AHEAD_4 = turn(4);
    static final VectorShuffle<Float> AHEAD_2 = turn(2);
    static final VectorShuffle<Float> AHEAD_1 = turn(1);
    static final VectorShuffle<Float> BACK_8 = turn(-8);
    static final VectorShuffle<Float> BACK_4 = turn(-4);
    static final VectorShuffle<Float> BACK_2 = turn(-2);
    static final VectorShuffle<Float> BACK_1 = turn(-1);

    private VectorTranspose() {}

    private static VectorMask<Float> upper(int distance) {
        var mask = new boolean[L];
        for (var j = 0; j < L; j++) {
            mask[j] = (j & distance) != 0;
        }
        return VectorMask.fromArray(S, mask, 0);
    }

    private static VectorShuffle<Float> turn(int distance) {
        var from = new int[L];
        for (var j = 0; j < L; j++) {
            from[j] = (j + distance) & (L - 1);
        }
        return VectorShuffle.fromArray(S, from, 0);
    }

    /// As [dev.tiefgang.runtime.Kernels#transpose].
    static void transpose(int m, int n, float[] x, int xo, int xr, float[] y, int yo, int yr) {
        if (L < 8) {
            PORTABLE.transpose(m, n, x, xo, xr, y, yo, yr);
            return;
        }
        var rows = m - m % L;
        var columns = n - n % L;
        for (var j = 0; j < columns; j += L) {
            for (var i = 0; i < rows; i += L) {
                if (L == 16) {
                    TransposeBlock.of16(x, xo + i * xr + j, xr, y, yo + j * yr + i, yr);
                } else {
                    TransposeBlock.of8(x, xo + i * xr + j, xr, y, yo + j * yr + i, yr);
                }
            }
        }
        PORTABLE.transpose(m - rows, columns, x, xo + rows * xr, xr, y, yo + rows, yr);
        PORTABLE.transpose(m, n - columns, x, xo + columns, xr, y, yo + columns * yr, yr);
    }
}
