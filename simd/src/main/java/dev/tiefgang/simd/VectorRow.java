package dev.tiefgang.simd;

import dev.tiefgang.runtime.Aligned;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A product of a single row, as at recall of one: what limits it is the reading of `b`, which is read row by
/// row, once and in the order of memory. Few columns stay in registers until all terms are summed up; of many,
/// eight rows of `b` at a time keep `c`, which stays in the nearest cache, from being read and written for every
/// term.
final class VectorRow {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    /// Terms of many columns in one go.
    private static final int TERMS = 8;

    private VectorRow() {}

    /// `c[j] += Σ_p a[ao + p·ac]·b[bo + bRow[p] + j]` for `n` columns, in the order of `p`.
    static void product(int n, int k, float[] a, int ao, int ac, float[] b, int bo, int[] bRow, float[] c, int co) {
        if (n < L) {
            narrow(n, k, a, ao, ac, b, bo, bRow, c, co);
        } else if (n <= 4 * L) {
            columns4(n, k, a, ao, ac, b, bo, bRow, c, co);
        } else if (n <= 8 * L) {
            columns8(n, k, a, ao, ac, b, bo, bRow, c, co);
        } else {
            wide(n, k, a, ao, ac, b, bo, bRow, c, co);
        }
    }

    /// Columns that fill no vector.
    private static void narrow(
            int n, int k, float[] a, int ao, int ac, float[] b, int bo, int[] bRow, float[] c, int co) {
        var sum = VectorTail.load(c, co, n);
        for (var p = 0; p < k; p++) {
            sum = FloatVector.broadcast(S, a[ao + p * ac]).fma(VectorTail.load(b, bo + bRow[p], n), sum);
        }
        VectorTail.store(sum, c, co, n);
    }

    /// Up to four vectors of columns; where they are fewer, or the last is no whole one, some are computed twice.
    private static void columns4(
            int n, int k, float[] a, int ao, int ac, float[] b, int bo, int[] bRow, float[] c, int co) {
        var o1 = Math.min(L, n - L);
        var o2 = Math.min(2 * L, n - L);
        var o3 = n - L;
        var c0 = FloatVector.fromArray(S, c, co);
        var c1 = FloatVector.fromArray(S, c, co + o1);
        var c2 = FloatVector.fromArray(S, c, co + o2);
        var c3 = FloatVector.fromArray(S, c, co + o3);
        for (var p = 0; p < k; p++) {
            var x = FloatVector.broadcast(S, a[ao + p * ac]);
            var at = bo + bRow[p];
            c0 = x.fma(FloatVector.fromArray(S, b, at), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, at + o1), c1);
            c2 = x.fma(FloatVector.fromArray(S, b, at + o2), c2);
            c3 = x.fma(FloatVector.fromArray(S, b, at + o3), c3);
        }
        c0.intoArray(c, co);
        c1.intoArray(c, co + o1);
        c2.intoArray(c, co + o2);
        c3.intoArray(c, co + o3);
    }

    /// Up to eight vectors of columns, likewise.
    private static void columns8(
            int n, int k, float[] a, int ao, int ac, float[] b, int bo, int[] bRow, float[] c, int co) {
        var o1 = Math.min(L, n - L);
        var o2 = Math.min(2 * L, n - L);
        var o3 = Math.min(3 * L, n - L);
        var o4 = Math.min(4 * L, n - L);
        var o5 = Math.min(5 * L, n - L);
        var o6 = Math.min(6 * L, n - L);
        var o7 = n - L;
        var c0 = FloatVector.fromArray(S, c, co);
        var c1 = FloatVector.fromArray(S, c, co + o1);
        var c2 = FloatVector.fromArray(S, c, co + o2);
        var c3 = FloatVector.fromArray(S, c, co + o3);
        var c4 = FloatVector.fromArray(S, c, co + o4);
        var c5 = FloatVector.fromArray(S, c, co + o5);
        var c6 = FloatVector.fromArray(S, c, co + o6);
        var c7 = FloatVector.fromArray(S, c, co + o7);
        for (var p = 0; p < k; p++) {
            var x = FloatVector.broadcast(S, a[ao + p * ac]);
            var at = bo + bRow[p];
            c0 = x.fma(FloatVector.fromArray(S, b, at), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, at + o1), c1);
            c2 = x.fma(FloatVector.fromArray(S, b, at + o2), c2);
            c3 = x.fma(FloatVector.fromArray(S, b, at + o3), c3);
            c4 = x.fma(FloatVector.fromArray(S, b, at + o4), c4);
            c5 = x.fma(FloatVector.fromArray(S, b, at + o5), c5);
            c6 = x.fma(FloatVector.fromArray(S, b, at + o6), c6);
            c7 = x.fma(FloatVector.fromArray(S, b, at + o7), c7);
        }
        c0.intoArray(c, co);
        c1.intoArray(c, co + o1);
        c2.intoArray(c, co + o2);
        c3.intoArray(c, co + o3);
        c4.intoArray(c, co + o4);
        c5.intoArray(c, co + o5);
        c6.intoArray(c, co + o6);
        c7.intoArray(c, co + o7);
    }

    private static void wide(
            int n, int k, float[] a, int ao, int ac, float[] b, int bo, int[] bRow, float[] c, int co) {
        var p = 0;
        for (; p + TERMS <= k; p += TERMS) {
            eight(n, a, ao + p * ac, ac, b, bo, bRow, p, c, co);
        }
        for (; p < k; p++) {
            one(n, a[ao + p * ac], b, bo + bRow[p], c, co);
        }
    }

    private static void eight(
            int n, float[] a, int ao, int ac, float[] b, int bo, int[] bRow, int p, float[] c, int co) {
        var a0 = FloatVector.broadcast(S, a[ao]);
        var a1 = FloatVector.broadcast(S, a[ao + ac]);
        var a2 = FloatVector.broadcast(S, a[ao + 2 * ac]);
        var a3 = FloatVector.broadcast(S, a[ao + 3 * ac]);
        var a4 = FloatVector.broadcast(S, a[ao + 4 * ac]);
        var a5 = FloatVector.broadcast(S, a[ao + 5 * ac]);
        var a6 = FloatVector.broadcast(S, a[ao + 6 * ac]);
        var a7 = FloatVector.broadcast(S, a[ao + 7 * ac]);
        var b0 = bo + bRow[p];
        var b1 = bo + bRow[p + 1];
        var b2 = bo + bRow[p + 2];
        var b3 = bo + bRow[p + 3];
        var b4 = bo + bRow[p + 4];
        var b5 = bo + bRow[p + 5];
        var b6 = bo + bRow[p + 6];
        var b7 = bo + bRow[p + 7];
        // The first and the last vector overlap others: they are computed before these change c, and stored after.
        var first = FloatVector.fromArray(S, c, co);
        first = a0.fma(FloatVector.fromArray(S, b, b0), first);
        first = a1.fma(FloatVector.fromArray(S, b, b1), first);
        first = a2.fma(FloatVector.fromArray(S, b, b2), first);
        first = a3.fma(FloatVector.fromArray(S, b, b3), first);
        first = a4.fma(FloatVector.fromArray(S, b, b4), first);
        first = a5.fma(FloatVector.fromArray(S, b, b5), first);
        first = a6.fma(FloatVector.fromArray(S, b, b6), first);
        first = a7.fma(FloatVector.fromArray(S, b, b7), first);
        var end = n - L;
        var last = FloatVector.fromArray(S, c, co + end);
        last = a0.fma(FloatVector.fromArray(S, b, b0 + end), last);
        last = a1.fma(FloatVector.fromArray(S, b, b1 + end), last);
        last = a2.fma(FloatVector.fromArray(S, b, b2 + end), last);
        last = a3.fma(FloatVector.fromArray(S, b, b3 + end), last);
        last = a4.fma(FloatVector.fromArray(S, b, b4 + end), last);
        last = a5.fma(FloatVector.fromArray(S, b, b5 + end), last);
        last = a6.fma(FloatVector.fromArray(S, b, b6 + end), last);
        last = a7.fma(FloatVector.fromArray(S, b, b7 + end), last);
        // From where a vector meets one line of the cache: memory is then read at 50 and not at 24 GB/s.
        for (var j = Aligned.isPlaced(b) ? Math.floorMod(Aligned.FIRST - b0, L) : L; j < end; j += L) {
            var s = FloatVector.fromArray(S, c, co + j);
            s = a0.fma(FloatVector.fromArray(S, b, b0 + j), s);
            s = a1.fma(FloatVector.fromArray(S, b, b1 + j), s);
            s = a2.fma(FloatVector.fromArray(S, b, b2 + j), s);
            s = a3.fma(FloatVector.fromArray(S, b, b3 + j), s);
            s = a4.fma(FloatVector.fromArray(S, b, b4 + j), s);
            s = a5.fma(FloatVector.fromArray(S, b, b5 + j), s);
            s = a6.fma(FloatVector.fromArray(S, b, b6 + j), s);
            s = a7.fma(FloatVector.fromArray(S, b, b7 + j), s);
            s.intoArray(c, co + j);
        }
        first.intoArray(c, co);
        last.intoArray(c, co + end);
    }

    private static void one(int n, float x, float[] b, int bo, float[] c, int co) {
        var whole = n - n % L;
        var a = FloatVector.broadcast(S, x);
        for (var j = 0; j < whole; j += L) {
            a.fma(FloatVector.fromArray(S, b, bo + j), FloatVector.fromArray(S, c, co + j))
                    .intoArray(c, co + j);
        }
        for (var j = whole; j < n; j++) {
            c[co + j] = Math.fma(x, b[bo + j], c[co + j]);
        }
    }
}
