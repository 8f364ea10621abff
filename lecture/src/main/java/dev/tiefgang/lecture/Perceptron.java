package dev.tiefgang.lecture;

import java.util.Arrays;

/// Rosenblatt's perceptron with the symbols of the slides: `o_j = Step₀(Σᵢ w_ij·xᵢ)`, where `x₀ = 1`.
///
/// Source: F. Rosenblatt, "The perceptron: a probabilistic model for information storage and organization
/// in the brain", 1958.
final class Perceptron {
    /// `w[i][j]` leads from input `i` to output `j`; the weights of the bias come first.
    final double[][] w;

    /// @param w `[inputs + 1][outputs]`
    Perceptron(double[][] w) {
        this.w = Arrays.stream(w).map(double[]::clone).toArray(double[][]::new);
    }

    int outputs() {
        return w[0].length;
    }

    /// `in_j = Σᵢ w_ij·xᵢ`.
    double in(int j, double[] x) {
        double in = w[0][j];
        for (int i = 1; i < w.length; i++) in += w[i][j] * x[i - 1];
        return in;
    }

    /// `o_j = Step₀(in_j)`.
    double o(int j, double[] x) {
        return in(j, x) > 0 ? 1 : 0;
    }

    /// What the delta rule makes of the weight of input `i` for one output.
    static Explained learned(String name, double w, double alpha, int i, double[] x, double y, double o) {
        double xi = i == 0 ? 1 : x[i - 1];
        String numbers = "%s + %s·%s·(%s − %s)"
                .formatted(
                        Precise.fixed(w, 3),
                        Numbers.plain(alpha),
                        Numbers.plain(xi),
                        Numbers.plain(y),
                        Numbers.plain(o));
        return new Explained(name, "w + α·x" + Numbers.index(i) + "·(y − o)", numbers, w + alpha * xi * (y - o));
    }

    /// The delta rule `w_ij = w_ij + α·xᵢ·(y_j − o_j)` for all outputs.
    void learn(double[] x, double[] y, double alpha) {
        for (int j = 0; j < outputs(); j++) {
            double e = y[j] - o(j, x);
            for (int i = 0; i < w.length; i++) w[i][j] += alpha * (i == 0 ? 1 : x[i - 1]) * e;
        }
    }
}
