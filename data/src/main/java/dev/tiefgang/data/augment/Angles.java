package dev.tiefgang.data.augment;

/// Sine and cosine by their series, for angles of up to half a turn: those of [StrictMath] allocate.
final class Angles {
    private static final int TERMS = 12;

    private Angles() {}

    /// `Σ (−1)ᵏ x²ᵏ⁺¹ / (2k + 1)!` of half the angle, doubled.
    static double sin(double angle) {
        return 2 * series(angle / 2, 1) * series(angle / 2, 0);
    }

    /// `1 − 2 sin²` of half the angle.
    static double cos(double angle) {
        double s = series(angle / 2, 1);
        return 1 - 2 * s * s;
    }

    /// Sine (`odd` 1) or cosine (`odd` 0) of up to a quarter turn; the first term left out is below 1e-18.
    private static double series(double x, int odd) {
        double sum = 0;
        for (int k = TERMS; k > 0; k--) {
            int n = 2 * k + odd;
            sum = (1 + sum) * -x * x / (n * (n - 1.0));
        }
        return odd == 1 ? x * (1 + sum) : 1 + sum;
    }
}
