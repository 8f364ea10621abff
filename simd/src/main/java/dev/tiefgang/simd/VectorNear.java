package dev.tiefgang.simd;

/// Convolutions over pixels that lie side by side, or one apart, with short runs of terms and sums that
/// begin with a bias: what a first layer does with row-major pictures.
///
/// On vectors of 512 bit, 6 outputs of 5×5 taps over 28×28 pixels take 4.2 µs against 8.2 of
/// [VectorConvolve#tiles], 16 outputs of 3 maps and 3×3 taps run at 187 against 65 GFLOP/s, 64 of them at
/// 192 against 129.
final class VectorNear {
    private static final int L = VectorKernels.LENGTH;
    /// Pixels of the smallest tile.
    private static final int LEAST = 8;

    private VectorNear() {}

    /// Whether [#convolve] may run and is expected to be the fastest: the pixels begin with neighbours, and
    /// narrow vectors are few enough. Outputs that fill no vector must lie without gaps.
    static boolean suits(int m, int n, int len, int[] aRow, int row, int dr, int cr) {
        if (dr != 0 || n < L && n != cr || n > 2 * L && L < 16 || m < LEAST) {
            return false;
        }
        var apart = aRow[row + 1] - aRow[row];
        var fits = apart == 1 ? len == 3 || len == 5 : apart == 2 && (len == 3 || len == 7);
        return fits && neighbours(LEAST, aRow, row, apart) == LEAST;
    }

    /// How many of `m` pixels follow each other so far apart.
    private static int neighbours(int m, int[] aRow, int row, int apart) {
        var count = 1;
        while (count < m && aRow[row + count] == aRow[row + count - 1] + apart) {
            count++;
        }
        return count;
    }

    static void convolve(
            int m,
            int n,
            int runs,
            int len,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aRun,
            float[] b,
            int bo,
            int bs,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        // No tile reads what it or another one wrote, so tiles may overlap.
        // A vector that is stored for a pixel may cover the next ones, which are written later. Behind the last there
        // are none.
        var apart = aRow[row + 1] - aRow[row];
        var whole = n < L ? m - Math.ceilDiv(L - n, n) : m;
        for (var i = 0; i < m; ) {
            var count = neighbours((i < whole ? whole : m) - i, aRow, row + i, apart);
            if (i < whole && count >= LEAST) {
                for (var o = 0; o < n; o += L) {
                    var j = Math.max(0, Math.min(o, n - L));
                    tiles(
                            apart,
                            count,
                            n,
                            runs,
                            len,
                            a,
                            ao + aRow[row + i],
                            aRun,
                            b,
                            bo + j,
                            bs,
                            d,
                            dO + j,
                            c,
                            co + i * cr + j,
                            cr,
                            low,
                            high);
                }
            } else {
                VectorConvolve.tiles(
                        count,
                        n,
                        runs,
                        len,
                        a,
                        ao,
                        aRow,
                        row + i,
                        aRun,
                        b,
                        bo,
                        bs,
                        d,
                        dO,
                        0,
                        c,
                        co + i * cr,
                        cr,
                        low,
                        high);
            }
            i += count;
        }
    }

    /// One vector of outputs of neighbours.
    private static void tiles(
            int apart,
            int m,
            int n,
            int runs,
            int len,
            float[] a,
            int ao,
            int[] aRun,
            float[] b,
            int bo,
            int bs,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        var large = m >= 16 && L == 16; // Machines with narrower vectors may have 16 registers only.
        if (apart == 1 && len == 3) {
            if (large) {
                Near16Taps3By1.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            } else {
                Near8Taps3By1.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            }
        } else if (apart == 1) {
            if (large) {
                Near16Taps5By1.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            } else {
                Near8Taps5By1.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            }
        } else if (len == 3) {
            if (large) {
                Near16Taps3By2.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            } else {
                Near8Taps3By2.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            }
        } else {
            if (large) {
                Near16Taps7By2.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            } else {
                Near8Taps7By2.run(m, n, runs, a, ao, aRun, b, bo, bs, d, dO, c, co, cr, low, high);
            }
        }
    }
}
