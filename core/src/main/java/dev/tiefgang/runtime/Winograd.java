package dev.tiefgang.runtime;

/// The matrices of Winograd's algorithm for filters of 3×3: `y = Aᵀ·[(G·w·Gᵀ) ⊙ (Bᵀ·x·B)]·A`.
///
/// F(4×4, 3×3) interpolates at 0, ±1, ±2 and infinity: 36 products for 16 pixels in place of 144; its results
/// are
/// off by 2e-6 to 1e-5 of the largest output. F(2×2, 3×3), at 0, ±1 and infinity, needs 16 for 4 in place of
/// 36 and is
/// about as exact as the direct sum. Source: Lavin, Gray: "Fast algorithms for convolutional neural
/// networks", 2015.
public final class Winograd {
    private static final float[][] INPUT_4 = {
        {4, 0, -5, 0, 1, 0},
        {0, -4, -4, 1, 1, 0},
        {0, 4, -4, -1, 1, 0},
        {0, -2, -1, 2, 1, 0},
        {0, 2, -1, -2, 1, 0},
        {0, 4, 0, -5, 0, 1}
    };
    private static final double[][] FILTER_4 = {
        {1 / 4.0, 0, 0},
        {-1 / 6.0, -1 / 6.0, -1 / 6.0},
        {-1 / 6.0, 1 / 6.0, -1 / 6.0},
        {1 / 24.0, 1 / 12.0, 1 / 6.0},
        {1 / 24.0, -1 / 12.0, 1 / 6.0},
        {0, 0, 1}
    };
    private static final float[][] OUTPUT_4 = {
        {1, 1, 1, 1, 1, 0},
        {0, 1, -1, 2, -2, 0},
        {0, 1, 1, 4, 4, 0},
        {0, 1, -1, 8, -8, 1}
    };
    private static final float[][] INPUT_2 = {
        {1, 0, -1, 0},
        {0, 1, 1, 0},
        {0, -1, 1, 0},
        {0, 1, 0, -1}
    };
    private static final double[][] FILTER_2 = {
        {1, 0, 0},
        {0.5, 0.5, 0.5},
        {0.5, -0.5, 0.5},
        {0, 0, 1}
    };
    private static final float[][] OUTPUT_2 = {
        {1, 1, 1, 0},
        {0, 1, -1, -1}
    };

    private Winograd() {}

    /// `Bᵀ`, `e` rows of `e` with `e = size + 2`.
    public static float[][] input(int size) {
        return copy(size == 4 ? INPUT_4 : INPUT_2);
    }

    /// `Aᵀ`, `size` rows of `size + 2`.
    public static float[][] output(int size) {
        return copy(size == 4 ? OUTPUT_4 : OUTPUT_2);
    }

    /// `G·w·Gᵀ` for one filter of 3×3 whose tap `(i, j)` is `taps[3·i + j]`; `(size + 2)²` numbers, rounded
    /// once.
    public static void filter(int size, double[] taps, float[] to, int at, int step) {
        double[][] g = size == 4 ? FILTER_4 : FILTER_2;
        int e = size + 2;
        for (int i = 0; i < e; i++)
            for (int j = 0; j < e; j++) {
                double sum = 0;
                for (int r = 0; r < 3; r++) for (int s = 0; s < 3; s++) sum += g[i][r] * taps[3 * r + s] * g[j][s];
                to[at + (i * e + j) * step] = (float) sum;
            }
    }

    private static float[][] copy(float[][] m) {
        float[][] copy = new float[m.length][];
        for (int i = 0; i < m.length; i++) copy[i] = m[i].clone();
        return copy;
    }
}
