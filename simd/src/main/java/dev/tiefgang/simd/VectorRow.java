package dev.tiefgang.simd;

import dev.tiefgang.runtime.Aligned;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// A product of a single row, as at recall of one: what limits it is the reading of `b`, which is read row by
/// row, once and in the order of memory. Eight rows of `b` at a time keep `c`, which stays in the nearest
/// cache, from being read and written for every term.
final class VectorRow {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    /// Terms in one go.
    private static final int TERMS = 8;

    private VectorRow() {}

    /// `c[j] += Σ_p a[ao + p·ac]·b[bo + bRow[p] + j]` for `n` columns, in the order of `p`.
    static void product(int n, int k, float[] a, int ao, int ac, float[] b, int bo, int[] bRow, float[] c, int co) {
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
        if (n < L) {
            for (var j = 0; j < n; j++) {
                var s = c[co + j];
                s = Math.fma(a[ao], b[b0 + j], s);
                s = Math.fma(a[ao + ac], b[b1 + j], s);
                s = Math.fma(a[ao + 2 * ac], b[b2 + j], s);
                s = Math.fma(a[ao + 3 * ac], b[b3 + j], s);
                s = Math.fma(a[ao + 4 * ac], b[b4 + j], s);
                s = Math.fma(a[ao + 5 * ac], b[b5 + j], s);
                s = Math.fma(a[ao + 6 * ac], b[b6 + j], s);
                s = Math.fma(a[ao + 7 * ac], b[b7 + j], s);
                c[co + j] = s;
            }
            return;
        }
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
