package dev.tiefgang.simd;

import dev.tiefgang.runtime.PortableKernels;

/// Convolutions over pixels with channels innermost, and their gradients: picks the tiles that fit the number
/// of outputs.
final class VectorConvolve {
    private static final int L = VectorKernels.LENGTH;
    private static final PortableKernels PORTABLE = new PortableKernels();

    private VectorConvolve() {}

    static void convolve(
            int m,
            int n,
            int runs,
            int len,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aRun,
            float[] b,
            int bo,
            int bs,
            float[] d,
            int dO,
            int dr,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        if (m <= 0 || n <= 0) {
            return;
        }
        if (VectorNear.suits(m, n, len, aRow, row, dr, cr)) {
            VectorNear.convolve(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
        } else {
            tiles(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
        }
    }

    /// Any pixels, at least one.
    static void tiles(
            int m,
            int n,
            int runs,
            int len,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aRun,
            float[] b,
            int bo,
            int bs,
            float[] d,
            int dO,
            int dr,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        if (n < L) {
            if (L > 4) {
                ConvolveRows.few(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
            } else { // Machines with vectors of 128 bit have no masked loads.
                PORTABLE.convolve(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
            }
        } else if (n <= L) {
            ConvolveRows.one(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
        } else if (L == 8) { // AVX2 has 16 registers.
            ConvolveRows.twoOfSixteen(
                    m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
        } else if (n <= 2 * L) {
            ConvolveRows.two(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
        } else if (n <= 3 * L) {
            ConvolveRows.three(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
        } else {
            ConvolveRows.four(m, n, runs, len, a, ao, aRow, row, aRun, b, bo, bs, d, dO, dr, c, co, cr, low, high);
        }
    }

    static void correlate(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int[] aTerm,
            float[] b,
            int bo,
            int[] bTerm,
            int term,
            float[] d,
            int dO,
            int dr,
            float[] c,
            int co,
            int cr) {
        if (m <= 0 || n <= 0) {
            return;
        }
        if (n < L) {
            if (L > 4) {
                CorrelateRows.few(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
            } else { // Machines with vectors of 128 bit have no masked loads.
                PORTABLE.correlate(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
            }
        } else if (n <= L) {
            CorrelateRows.one(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
        } else if (L == 8) { // AVX2 has 16 registers.
            CorrelateRows.twoOfSixteen(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
        } else if (n <= 2 * L) {
            CorrelateRows.two(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
        } else if (n <= 3 * L) {
            CorrelateRows.three(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
        } else {
            CorrelateRows.four(m, n, k, a, ao, aTerm, b, bo, bTerm, term, d, dO, dr, c, co, cr);
        }
    }
}
