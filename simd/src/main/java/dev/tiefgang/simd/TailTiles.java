package dev.tiefgang.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What the larger tiles leave of a matrix product: single vectors of columns, then a part of one, for any `ar`
/// and `ac`.
final class TailTiles {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    private static final int ROWS = 6;
    /// The sums of a tile whose columns fill only a part of a vector.
    private static final ThreadLocal<float[]> SUMS = ThreadLocal.withInitial(() -> new float[ROWS * L]);

    private TailTiles() {}

    /// Columns `from … to`. A part of a vector of `b` is loaded with a mask where the machine has masks in
    /// hardware (from 256 bit on), and its columns are done one by one where it has not.
    static void tail(
            int m,
            int from,
            int to,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            int cr,
            float[] d,
            int keep) {
        var j = from;
        for (; j + L <= to; j += L) {
            whole(m, p0, p1, a, ao, ar, ac, b, bo + j, bRow, c, co + j, cr, d, keep);
        }
        if (L > 4 && j < to) {
            part(m, to - j, p0, p1, a, ao, ar, ac, b, bo + j, bRow, c, co + j, cr, keep);
            return;
        }
        for (; j < to; j++) {
            column(m, p0, p1, a, ao, ar, ac, b, bo + j, bRow, c, co + j, cr, keep);
        }
    }

    /// 6 rows × 1 vector, up to 5 rows may be missing.
    private static void whole(
            int m,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            int cr,
            float[] d,
            int keep) {
        for (var i = 0; i < m; i += ROWS) {
            var i0 = i;
            var i1 = Math.min(i + 1, m - 1);
            var i2 = Math.min(i + 2, m - 1);
            var i3 = Math.min(i + 3, m - 1);
            var i4 = Math.min(i + 4, m - 1);
            var i5 = Math.min(i + 5, m - 1);
            var s0 = FloatVector.fromArray(S, d, (co + i0 * cr) & keep);
            var s1 = FloatVector.fromArray(S, d, (co + i1 * cr) & keep);
            var s2 = FloatVector.fromArray(S, d, (co + i2 * cr) & keep);
            var s3 = FloatVector.fromArray(S, d, (co + i3 * cr) & keep);
            var s4 = FloatVector.fromArray(S, d, (co + i4 * cr) & keep);
            var s5 = FloatVector.fromArray(S, d, (co + i5 * cr) & keep);
            var a0 = ao + i0 * ar;
            var a1 = ao + i1 * ar;
            var a2 = ao + i2 * ar;
            var a3 = ao + i3 * ar;
            var a4 = ao + i4 * ar;
            var a5 = ao + i5 * ar;
            for (var p = p0; p < p1; p++) {
                var q = p * ac;
                var x = FloatVector.fromArray(S, b, bo + bRow[p]);
                s0 = FloatVector.broadcast(S, a[a0 + q]).fma(x, s0);
                s1 = FloatVector.broadcast(S, a[a1 + q]).fma(x, s1);
                s2 = FloatVector.broadcast(S, a[a2 + q]).fma(x, s2);
                s3 = FloatVector.broadcast(S, a[a3 + q]).fma(x, s3);
                s4 = FloatVector.broadcast(S, a[a4 + q]).fma(x, s4);
                s5 = FloatVector.broadcast(S, a[a5 + q]).fma(x, s5);
            }
            s0.intoArray(c, co + i0 * cr);
            s1.intoArray(c, co + i1 * cr);
            s2.intoArray(c, co + i2 * cr);
            s3.intoArray(c, co + i3 * cr);
            s4.intoArray(c, co + i4 * cr);
            s5.intoArray(c, co + i5 * cr);
        }
    }

    /// 6 rows × the first `lanes` lanes of one vector. The sums come and go through a small array: a masked
    /// access to every row of `c` is more than the compilers digest.
    private static void part(
            int m,
            int lanes,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            int cr,
            int keep) {
        var sums = SUMS.get();
        for (var i = 0; i < m; i += ROWS) {
            var rows = Math.min(ROWS, m - i);
            for (var r = 0; r < rows; r++) {
                for (var l = 0; l < lanes; l++) {
                    sums[r * L + l] = keep == 0 ? 0f : c[co + (i + r) * cr + l];
                }
            }
            part(rows, lanes, p0, p1, a, ao + i * ar, ar, ac, b, bo, bRow, sums);
            for (var r = 0; r < rows; r++) {
                for (var l = 0; l < lanes; l++) {
                    c[co + (i + r) * cr + l] = sums[r * L + l];
                }
            }
        }
    }

    private static void part(
            int m,
            int lanes,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int[] bRow,
            float[] sums) {
        var in = S.indexInRange(0, lanes);
        var a0 = ao;
        var a1 = ao + Math.min(1, m - 1) * ar;
        var a2 = ao + Math.min(2, m - 1) * ar;
        var a3 = ao + Math.min(3, m - 1) * ar;
        var a4 = ao + Math.min(4, m - 1) * ar;
        var a5 = ao + Math.min(5, m - 1) * ar;
        var s0 = FloatVector.fromArray(S, sums, 0);
        var s1 = FloatVector.fromArray(S, sums, L);
        var s2 = FloatVector.fromArray(S, sums, 2 * L);
        var s3 = FloatVector.fromArray(S, sums, 3 * L);
        var s4 = FloatVector.fromArray(S, sums, 4 * L);
        var s5 = FloatVector.fromArray(S, sums, 5 * L);
        for (var p = p0; p < p1; p++) {
            var q = p * ac;
            var x = FloatVector.fromArray(S, b, bo + bRow[p], in);
            s0 = FloatVector.broadcast(S, a[a0 + q]).fma(x, s0);
            s1 = FloatVector.broadcast(S, a[a1 + q]).fma(x, s1);
            s2 = FloatVector.broadcast(S, a[a2 + q]).fma(x, s2);
            s3 = FloatVector.broadcast(S, a[a3 + q]).fma(x, s3);
            s4 = FloatVector.broadcast(S, a[a4 + q]).fma(x, s4);
            s5 = FloatVector.broadcast(S, a[a5 + q]).fma(x, s5);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, L);
        s2.intoArray(sums, 2 * L);
        s3.intoArray(sums, 3 * L);
        s4.intoArray(sums, 4 * L);
        s5.intoArray(sums, 5 * L);
    }

    private static void column(
            int m,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            int cr,
            int keep) {
        for (var i = 0; i < m; i++) {
            var s = keep == 0 ? 0f : c[co + i * cr];
            for (var p = p0; p < p1; p++) {
                s = Math.fma(a[ao + i * ar + p * ac], b[bo + bRow[p]], s);
            }
            c[co + i * cr] = s;
        }
    }
}
