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
            int[] wTap,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        if (n < L) {
            PORTABLE.depthwise(m, n, taps, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
            return;
        }
        var step = step(taps, aTap);
        var to = n - n % L;
        for (int i = 0, count; i < m; i += count) {
            var at = row + i;
            var ci = co + i * cr;
            var stride = stride(aRow, at, m - i, step);
            if (stride > 0) {
                count = neighbours(aRow, at, Math.min(NEIGHBOURS, m - i), stride * step);
                near(count, stride, step, 0, to, a, ao, aRow, at, aTap, w, wo, wTap, d, dO, c, ci, cr, low, high);
                if (to < n) {
                    near(
                            count, stride, step, n - L, n, a, ao, aRow, at, aTap, w, wo, wTap, d, dO, c, ci, cr, low,
                            high);
                }
            } else {
                count = alone(aRow, at, Math.min(8, m - i), step);
                any(count, taps, 0, to, a, ao, aRow, at, aTap, w, wo, wTap, d, dO, c, ci, cr, low, high);
                if (to < n) {
                    any(count, taps, n - L, n, a, ao, aRow, at, aTap, w, wo, wTap, d, dO, c, ci, cr, low, high);
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

    /// How many times `step` it is from a pixel to the next of `left`, 1 or 2; 0 where it is something else.
    private static int stride(int[] aRow, int at, int left, int step) {
        if (step <= 0 || left < 2) {
            return 0;
        }
        var apart = aRow[at + 1] - aRow[at];
        return apart == step ? 1 : apart == 2 * step ? 2 : 0;
    }

    /// How many of the next pixels are so far apart.
    private static int neighbours(int[] aRow, int at, int most, int apart) {
        var count = 1;
        while (count < most && aRow[at + count] - aRow[at + count - 1] == apart) {
            count++;
        }
        return count;
    }

    /// How many of the next pixels have no neighbour.
    private static int alone(int[] aRow, int at, int most, int step) {
        var count = 1;
        while (count < most && stride(aRow, at + count, most - count, step) == 0) {
            count++;
        }
        return count;
    }

    private static void near(
            int m,
            int stride,
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
            int[] wTap,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        if (stride == 2) {
            if (m > 4) {
                DepthwiseNear.near8Apart(
                        m, step, from, to, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
            } else {
                DepthwiseNear.near4Apart(
                        m, step, from, to, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
            }
        } else if (m > 4) {
            DepthwiseNear.near8(m, step, from, to, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
        } else {
            DepthwiseNear.near4(m, step, from, to, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
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
            int[] wTap,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        if (m > 4) {
            DepthwiseAny.any8(m, taps, from, to, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
        } else if (m == 1) {
            DepthwiseAny.any1(m, taps, from, to, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
        } else {
            DepthwiseAny.any4(m, taps, from, to, a, ao, aRow, row, aTap, w, wo, wTap, d, dO, c, co, cr, low, high);
        }
    }
}
