package dev.tiefgang.runtime;

import java.util.Arrays;

/// [Kernels#product] in plain Java.
final class PortableProduct {
    /// Columns of a product worked on together: their rows of `b` stay in the cache from one row of `a` to the
    /// next.
    private static final int COLUMNS = 512;

    private PortableProduct() {}

    static void product(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            RowOffsets bRow,
            float[] c,
            int co,
            int cr,
            boolean accumulate) {
        var table = bRow.table();
        for (var j = 0; j < n; j += COLUMNS) {
            var width = Math.min(COLUMNS, n - j);
            for (var i = 0; i < m; i++) {
                row(width, k, a, ao + i * ar, ac, b, bo + j, table, c, co + i * cr + j, accumulate);
            }
        }
    }

    /// One row of a product; four terms at a time, so that `c` is read and written a quarter as often.
    private static void row(
            int n,
            int k,
            float[] a,
            int ao,
            int ac,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            boolean accumulate) {
        if (!accumulate) {
            Arrays.fill(c, co, co + n, 0f);
        }
        var p = 0;
        for (; p + 4 <= k; p += 4) {
            var ap = ao + p * ac;
            four(
                    n,
                    a[ap],
                    a[ap + ac],
                    a[ap + 2 * ac],
                    a[ap + 3 * ac],
                    b,
                    bo + bRow[p],
                    bo + bRow[p + 1],
                    bo + bRow[p + 2],
                    bo + bRow[p + 3],
                    c,
                    co);
        }
        for (; p < k; p++) {
            one(n, a[ao + p * ac], b, bo + bRow[p], c, co);
        }
    }

    private static void four(
            int n,
            float a0,
            float a1,
            float a2,
            float a3,
            float[] b,
            int b0,
            int b1,
            int b2,
            int b3,
            float[] c,
            int co) {
        for (var j = 0; j < n; j++) {
            var s = Math.fma(a0, b[b0 + j], c[co + j]);
            s = Math.fma(a1, b[b1 + j], s);
            s = Math.fma(a2, b[b2 + j], s);
            c[co + j] = Math.fma(a3, b[b3 + j], s);
        }
    }

    private static void one(int n, float a, float[] b, int bo, float[] c, int co) {
        for (var j = 0; j < n; j++) {
            c[co + j] = Math.fma(a, b[bo + j], c[co + j]);
        }
    }
}
