package dev.tiefgang.lecture;

/// The weights of a linear neuron with the least `Σ(y − o)²` that there is, by the normal equations
/// `XᵀX·w = Xᵀy`.
final class LeastSquares {
    private LeastSquares() {}

    /// `w₁ … wₙ`, and `w₀` last.
    ///
    /// @param x patterns that lie in no plane of fewer dimensions, or there is more than one answer
    static double[] of(double[][] x, double[] y) {
        int n = x[0].length + 1;
        double[][] a = new double[n][n + 1];
        for (int p = 0; p < x.length; p++)
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) a[i][j] += with(x[p], i) * with(x[p], j);
                a[i][n] += with(x[p], i) * y[p];
            }
        return solved(a);
    }

    /// Inputs, and the constant 1 behind them.
    private static double with(double[] x, int i) {
        return i < x.length ? x[i] : 1;
    }

    /// Gauss and Jordan's elimination. `XᵀX` has pivots above 0 without rows being exchanged.
    private static double[] solved(double[][] a) {
        int n = a.length;
        for (int pivot = 0; pivot < n; pivot++) {
            double by = a[pivot][pivot];
            for (int j = 0; j <= n; j++) a[pivot][j] /= by;
            for (int i = 0; i < n; i++) {
                double times = i == pivot ? 0 : a[i][pivot];
                for (int j = 0; j <= n; j++) a[i][j] -= times * a[pivot][j];
            }
        }
        double[] w = new double[n];
        for (int i = 0; i < n; i++) w[i] = a[i][n];
        return w;
    }
}
