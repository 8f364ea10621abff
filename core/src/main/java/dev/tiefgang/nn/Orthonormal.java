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
        double dot = 0;
        for (int i = from; i < x.length; i++) dot += v[i] * x[i];
        for (int i = from; i < x.length; i++) x[i] -= 2 * dot * v[i];
    }
}
