package dev.tiefgang.nn;

import dev.tiefgang.tensor.Rng;

/// Random vectors of length 1 at right angles to each other.
final class Orthonormal {
    private Orthonormal() {}

    /// `n` vectors of `m ≥ n` numbers each: `Q` of the QR decomposition of an `m × n` matrix of normal
    /// numbers by Householder's reflections, with signs such that the diagonal of `R` is positive, which
    /// makes all of them equally probable. Takes about `3·m·n²` multiplications.
    static double[][] vectors(int n, int m, Rng rng) {
        double[][] a = new double[n][m], q = new double[n][m];
        for (int j = 0; j < n; j++) for (int i = 0; i < m; i++) a[j][i] = rng.normal((long) j * m + i);
        boolean[] turned = new boolean[n];
        for (int j = 0; j < n; j++) {
            turned[j] = reflect(a[j], j);
            for (int k = j + 1; k < n; k++) apply(a[j], j, a[k]);
        }
        for (int j = 0; j < n; j++) {
            q[j][j] = turned[j] ? -1 : 1;
            for (int k = j; k >= 0; k--) apply(a[k], k, q[j]); // reflections behind it leave axis j alone
        }
        return q;
    }

    /// Turns the numbers of `x` from `from` on into the unit vector `v` whose reflection `1 − 2vvᵀ` makes
    /// them a multiple of the first axis; true where that multiple is negative.
    private static boolean reflect(double[] x, int from) {
        double square = 0;
        for (int i = from; i < x.length; i++) square += x[i] * x[i];
        double length = Math.sqrt(square);
        boolean negative = x[from] >= 0; // the sign that loses no digits
        x[from] += negative ? length : -length;
        double norm = Math.sqrt(2 * length * Math.abs(x[from]));
        if (norm > 0) for (int i = from; i < x.length; i++) x[i] /= norm;
        return negative && length > 0;
    }

    /// Reflects `x` by the unit vector in `v` from `from` on.
    private static void apply(double[] v, int from, double[] x) {
        double twice = 2 * dot(v, from, x);
        for (int i = from; i < x.length; i++) x[i] -= twice * v[i];
    }

    /// Four sums beside each other: one alone would wait for each addition.
    private static double dot(double[] v, int from, double[] x) {
        double a = 0, b = 0, c = 0, d = 0;
        int i = from;
        for (; i <= x.length - 4; i += 4) {
            a += v[i] * x[i];
            b += v[i + 1] * x[i + 1];
            c += v[i + 2] * x[i + 2];
            d += v[i + 3] * x[i + 3];
        }
        for (; i < x.length; i++) a += v[i] * x[i];
        return a + b + (c + d);
    }
}
