package dev.tiefgang.simd;

import dev.tiefgang.runtime.PortableKernels;

/// Convolutions of every channel by itself: cuts pixels and channels into the tiles of [DepthwiseNear] and
/// [DepthwiseAny].
final class VectorDepthwise {
    private static final int L = VectorKernels.LENGTH;
    /// Most neighbours of a tile: a sum for each, and what they share, needs more than the 16 registers of
    /// AVX2.
    private static final int NEIGHBOURS = L == 8 ? 4 : 8;

    private static final PortableKernels PORTABLE = new PortableKernels();

    private VectorDepthwise() {}

    static void depthwise(
            int m,
            int n,
            int taps,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aTap,
            float[] w,
            int wo,
            int ws,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr) {
        if (n < L) {
            PORTABLE.depthwise(m, n, taps, a, ao, aRow, row, aTap, w, wo, ws, d, dO, c, co, cr);
            return;
        }
        var step = step(taps, aTap);
        var to = n - n % L;
        for (int i = 0, count; i < m; i += count) {
            var at = row + i;
            var ci = co + i * cr;
            count = step > 0 ? neighbours(aRow, at, Math.min(NEIGHBOURS, m - i), step) : 1;
            if (count > 1) {
                near(count, step, 0, to, a, ao, aRow, at, aTap, w, wo, ws, d, dO, c, ci, cr);
                if (to < n) {
                    near(count, step, n - L, n, a, ao, aRow, at, aTap, w, wo, ws, d, dO, c, ci, cr);
                }
            } else {
                count = alone(aRow, at, Math.min(8, m - i), step);
                any(count, taps, 0, to, a, ao, aRow, at, aTap, w, wo, ws, d, dO, c, ci, cr);
                if (to < n) {
                    any(count, taps, n - L, n, a, ao, aRow, at, aTap, w, wo, ws, d, dO, c, ci, cr);
                }
            }
        }
    }

    /// The step between the three taps of each of three rows, 0 where they are not that regular.
    private static int step(int taps, int[] aTap) {
        if (taps != 9) {
            return 0;
        }
        var step = aTap[1] - aTap[0];
        for (var t = 0; t < 9; t += 3) {
            if (aTap[t + 1] - aTap[t] != step || aTap[t + 2] - aTap[t + 1] != step) {
                return 0;
            }
        }
        return step;
    }

    /// How many of the next pixels are `step` apart.
    private static int neighbours(int[] aRow, int at, int most, int step) {
        var count = 1;
        while (count < most && aRow[at + count] - aRow[at + count - 1] == step) {
            count++;
        }
        return count;
    }

    /// How many of the next pixels have no neighbour.
    private static int alone(int[] aRow, int at, int most, int step) {
        var count = 1;
        while (count < most && (step <= 0 || neighbours(aRow, at + count, Math.min(2, most - count), step) == 1)) {
            count++;
        }
        return count;
    }

    private static void near(
            int m,
            int step,
            int from,
            int to,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aTap,
            float[] w,
            int wo,
            int ws,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr) {
        if (m > 4) {
            DepthwiseNear.near8(m, step, from, to, a, ao, aRow, row, aTap, w, wo, ws, d, dO, c, co, cr);
        } else {
            DepthwiseNear.near4(m, step, from, to, a, ao, aRow, row, aTap, w, wo, ws, d, dO, c, co, cr);
        }
    }

    private static void any(
            int m,
            int taps,
            int from,
            int to,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aTap,
            float[] w,
            int wo,
            int ws,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr) {
        if (m > 4) {
            DepthwiseAny.any8(m, taps, from, to, a, ao, aRow, row, aTap, w, wo, ws, d, dO, c, co, cr);
        } else {
            DepthwiseAny.any4(m, taps, from, to, a, ao, aRow, row, aTap, w, wo, ws, d, dO, c, co, cr);
        }
    }
}
