package dev.tiefgang.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Convolutions of a row-major map with one filter, lanes along the rows of pixels.
final class VectorPlane {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    private VectorPlane() {}

    static void plane(
            int m, int n, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        var done = isNeighbours(tap, xr) ? neighbours(m, n, x, xo, xr, w, wo, y, yo, yr) : 0;
        any(m - done, n, x, xo + done * xr, xr, tap, w, wo, y, yo + done * yr, yr);
    }

    /// Whether the taps are those of 3×3 neighbours.
    private static boolean isNeighbours(int[] tap, int xr) {
        if (tap.length != 9) {
            return false;
        }
        for (var t = 0; t < 9; t++) {
            if (tap[t] != t / 3 * xr + t % 3) {
                return false;
            }
        }
        return true;
    }

    /// @return rows that are done
    private static int neighbours(
            int m, int n, float[] x, int xo, int xr, float[] w, int wo, float[] y, int yo, int yr) {
        if (n < L || m < 3) {
            return 0;
        }
        for (var j = 0; j + L <= n; j += L) {
            nine(m, x, xo + j, xr, w, wo, y, yo + j, yr);
        }
        // The last vector computes some pixels again.
        return nine(m, x, xo + n - L, xr, w, wo, y, yo + n - L, yr);
    }

    private static void any(
            int m, int n, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        var j = 0;
        for (; j + 4 * L <= n; j += 4 * L) {
            four(m, x, xo + j, xr, tap, w, wo, y, yo + j, yr);
        }
        for (; j + L <= n; j += L) {
            one(m, x, xo + j, xr, tap, w, wo, y, yo + j, yr);
        }
        if (j < n && n >= L) {
            // The last vector computes some pixels again.
            one(m, x, xo + n - L, xr, tap, w, wo, y, yo + n - L, yr);
        } else {
            rest(m, j, n, x, xo, xr, tap, w, wo, y, yo, yr);
        }
    }

    /// The neighbours of each pixel, 3×3: every row of pixels is read once for the three rows of the result that
    /// need it.
    ///
    /// @return rows that are done, a multiple of three
    private static int nine(int m, float[] x, int xo, int xr, float[] w, int wo, float[] y, int yo, int yr) {
        var zero = FloatVector.zero(S);
        var w0 = FloatVector.broadcast(S, w[wo]);
        var w1 = FloatVector.broadcast(S, w[wo + 1]);
        var w2 = FloatVector.broadcast(S, w[wo + 2]);
        var w3 = FloatVector.broadcast(S, w[wo + 3]);
        var w4 = FloatVector.broadcast(S, w[wo + 4]);
        var w5 = FloatVector.broadcast(S, w[wo + 5]);
        var w6 = FloatVector.broadcast(S, w[wo + 6]);
        var w7 = FloatVector.broadcast(S, w[wo + 7]);
        var w8 = FloatVector.broadcast(S, w[wo + 8]);
        var a0 = FloatVector.fromArray(S, x, xo);
        var a1 = FloatVector.fromArray(S, x, xo + 1);
        var a2 = FloatVector.fromArray(S, x, xo + 2);
        var b0 = FloatVector.fromArray(S, x, xo + xr);
        var b1 = FloatVector.fromArray(S, x, xo + xr + 1);
        var b2 = FloatVector.fromArray(S, x, xo + xr + 2);
        var i = 0;
        for (; i + 3 <= m; i += 3) {
            var from = xo + (i + 2) * xr;
            var to = yo + i * yr;
            var c0 = FloatVector.fromArray(S, x, from);
            var c1 = FloatVector.fromArray(S, x, from + 1);
            var c2 = FloatVector.fromArray(S, x, from + 2);
            var first = w0.fma(a0, zero);
            first = w1.fma(a1, first);
            first = w2.fma(a2, first);
            first = w3.fma(b0, first);
            first = w4.fma(b1, first);
            first = w5.fma(b2, first);
            first = w6.fma(c0, first);
            first = w7.fma(c1, first);
            first = w8.fma(c2, first);
            first.intoArray(y, to);
            from += xr;
            a0 = FloatVector.fromArray(S, x, from);
            a1 = FloatVector.fromArray(S, x, from + 1);
            a2 = FloatVector.fromArray(S, x, from + 2);
            var second = w0.fma(b0, zero);
            second = w1.fma(b1, second);
            second = w2.fma(b2, second);
            second = w3.fma(c0, second);
            second = w4.fma(c1, second);
            second = w5.fma(c2, second);
            second = w6.fma(a0, second);
            second = w7.fma(a1, second);
            second = w8.fma(a2, second);
            second.intoArray(y, to + yr);
            from += xr;
            b0 = FloatVector.fromArray(S, x, from);
            b1 = FloatVector.fromArray(S, x, from + 1);
            b2 = FloatVector.fromArray(S, x, from + 2);
            var third = w0.fma(c0, zero);
            third = w1.fma(c1, third);
            third = w2.fma(c2, third);
            third = w3.fma(a0, third);
            third = w4.fma(a1, third);
            third = w5.fma(a2, third);
            third = w6.fma(b0, third);
            third = w7.fma(b1, third);
            third = w8.fma(b2, third);
            third.intoArray(y, to + 2 * yr);
        }
        return i;
    }

    /// Four vectors of each row.
    private static void four(
            int m, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        for (var i = 0; i < m; i++) {
            var a = FloatVector.zero(S);
            var b = FloatVector.zero(S);
            var c = FloatVector.zero(S);
            var d = FloatVector.zero(S);
            var from = xo + i * xr;
            for (var t = 0; t < tap.length; t++) {
                var f = FloatVector.broadcast(S, w[wo + t]);
                var at = from + tap[t];
                a = f.fma(FloatVector.fromArray(S, x, at), a);
                b = f.fma(FloatVector.fromArray(S, x, at + L), b);
                c = f.fma(FloatVector.fromArray(S, x, at + 2 * L), c);
                d = f.fma(FloatVector.fromArray(S, x, at + 3 * L), d);
            }
            var to = yo + i * yr;
            a.intoArray(y, to);
            b.intoArray(y, to + L);
            c.intoArray(y, to + 2 * L);
            d.intoArray(y, to + 3 * L);
        }
    }

    private static void one(int m, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        for (var i = 0; i < m; i++) {
            var a = FloatVector.zero(S);
            var from = xo + i * xr;
            for (var t = 0; t < tap.length; t++) {
                a = FloatVector.broadcast(S, w[wo + t]).fma(FloatVector.fromArray(S, x, from + tap[t]), a);
            }
            a.intoArray(y, yo + i * yr);
        }
    }

    private static void rest(
            int m, int j0, int n, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        for (var i = 0; i < m; i++) {
            for (var j = j0; j < n; j++) {
                var sum = 0f;
                for (var t = 0; t < tap.length; t++) {
                    sum = Math.fma(w[wo + t], x[xo + i * xr + tap[t] + j], sum);
                }
                y[yo + i * yr + j] = sum;
            }
        }
    }
}
