package dev.tiefgang.runtime;

/// The matrices of Winograd's algorithm for filters of 3×3: `y = Aᵀ·[(G·w·Gᵀ) ⊙ (Bᵀ·x·B)]·A`.
///
/// F(4×4, 3×3) interpolates at 0, ±1, ±2 and infinity: 36 products for 16 pixels in place of 144; its results
/// are off by 2e-6 to 1e-5 of the largest output. F(2×2, 3×3), at 0, ±1 and infinity, needs 16 for 4 in place
/// of 36 and is about as exact as the direct sum. The gradient of the filters is the same sum read backwards,
/// `dw = Gᵀ·[(A·dy·Aᵀ) ⊙ (Bᵀ·x·B)]·G`, summed over all tiles. Source: Lavin, Gray: "Fast algorithms for convolutional
/// neural networks", 2015.
public final class Winograd {
    private static final float[][] INPUT_4 = {
        {4, 0, -5, 0, 1, 0},
        {0, -4, -4, 1, 1, 0},
        {0, 4, -4, -1, 1, 0},
        {0, -2, -1, 2, 1, 0},
        {0, 2, -1, -2, 1, 0},
        {0, 4, 0, -5, 0, 1}
    };
    private static final float[][] FILTER_4 = {
        {1 / 4f, 0, 0},
        {-1 / 6f, -1 / 6f, -1 / 6f},
        {-1 / 6f, 1 / 6f, -1 / 6f},
        {1 / 24f, 1 / 12f, 1 / 6f},
        {1 / 24f, -1 / 12f, 1 / 6f},
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
    private static final float[][] FILTER_2 = {
        {1, 0, 0},
        {0.5f, 0.5f, 0.5f},
        {0.5f, -0.5f, 0.5f},
        {0, 0, 1}
    };
    private static final float[][] OUTPUT_2 = {
        {1, 1, 1, 0},
        {0, 1, -1, -1}
    };

    /// The system property that forbids Winograd's algorithm where it is `false`.
    public static final String PROPERTY = "tiefgang.winograd";

    private static final boolean ALLOWED = !"false".equals(System.getProperty(PROPERTY));

    private Winograd() {}

    /// Whether convolutions may be computed so, where that is expected to be faster; results round differently.
    public static boolean isAllowed() {
        return ALLOWED;
    }

    /// A matrix `T` from whose sides the numbers of a tile are taken, `T·x·Tᵀ`.
    public enum Transform {
        /// `Bᵀ`, of a tile of the input.
        INPUT,
        /// `G`, of a filter.
        FILTER,
        /// `A`, of a tile of the output's gradient.
        GRADIENT,
        /// `Gᵀ`, of the sums of products that make the gradient of a filter.
        TAPS;

        /// Its rows, for tiles of `size` pixels.
        public float[][] matrix(int size) {
            return switch (this) {
                case INPUT -> copy(size == 4 ? INPUT_4 : INPUT_2);
                case FILTER -> copy(size == 4 ? FILTER_4 : FILTER_2);
                case GRADIENT -> transposed(output(size));
                case TAPS -> transposed(FILTER.matrix(size));
            };
        }
    }

    /// `Aᵀ`, `size` rows of `size + 2`.
    public static float[][] output(int size) {
        return copy(size == 4 ? OUTPUT_4 : OUTPUT_2);
    }

    private static float[][] transposed(float[][] m) {
        float[][] t = new float[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) for (int j = 0; j < m[i].length; j++) t[j][i] = m[i][j];
        return t;
    }

    private static float[][] copy(float[][] m) {
        float[][] copy = new float[m.length][];
        for (int i = 0; i < m.length; i++) copy[i] = m[i].clone();
        return copy;
    }
}
