package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import java.util.Arrays;

/// The products between the transforms of Winograd's algorithm: for each number of a tile a matrix of tiles times
/// one of filters.
final class WinogradProducts {
    private static final int[] ONE_RUN = {0};
    private static final float[] ZEROS = new float[MakingChunks.OUTPUTS];

    private final int numbers;
    private final int maps;
    private final int vStep;
    private final int mStep;
    private final int[] rows;

    /// @param numbers of a tile
    /// @param most tiles at most
    /// @param vStep from one matrix of tiles to the next
    WinogradProducts(int numbers, int maps, int most, int vStep) {
        this.numbers = numbers;
        this.maps = maps;
        this.vStep = vStep;
        this.rows = new int[most];
        Arrays.setAll(rows, t -> t * maps);
        // No multiple of 4096 bytes, which would meet the same lines of a cache.
        this.mStep = most * MakingChunks.OUTPUTS + Kernels.LANES;
    }

    /// From one matrix of products to the next.
    int step() {
        return mStep;
    }

    /// Floats that the products of a panel take.
    int scratch() {
        return numbers * mStep;
    }

    /// Multiplies `count` tiles from `v[at]` on with a panel of `n` filters from `u[uo]` on.
    void run(Kernels k, int count, int n, float[] v, int at, float[] u, int uo, float[] m, int mo) {
        for (int e = 0; e < numbers; e++)
            k.convolve(
                    count,
                    n,
                    1,
                    maps,
                    v,
                    at + e * vStep,
                    rows,
                    0,
                    ONE_RUN,
                    u,
                    uo + e * maps * n,
                    n,
                    ZEROS,
                    0,
                    0,
                    m,
                    mo + e * mStep,
                    n,
                    Bounds.NONE.low(),
                    Bounds.NONE.high());
    }
}
