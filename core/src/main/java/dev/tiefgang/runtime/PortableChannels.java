package dev.tiefgang.runtime;

/// [ChannelKernels] in plain Java.
final class PortableChannels {
    private static final float[][] INPUT_2 = Winograd.input(2), INPUT_4 = Winograd.input(4);
    private static final float[][] FILTER_2 = Winograd.filter(2), FILTER_4 = Winograd.filter(4);
    private static final float[][] OUTPUT_2 = Winograd.output(2), OUTPUT_4 = Winograd.output(4);
    private static final float[][] GRADIENT_2 = Winograd.transposed(OUTPUT_2), TAPS_2 = Winograd.transposed(FILTER_2);
    private static final float[][] GRADIENT_4 = Winograd.transposed(OUTPUT_4), TAPS_4 = Winograd.transposed(FILTER_4);
    private static final int L = Kernels.LANES;

    private PortableChannels() {}

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
            int dr,
            float[] c,
            int co,
            int cr) {
        for (int i = 0; i < m; i++) {
            int to = co + i * cr, q = bo;
            System.arraycopy(d, dO + i * dr, c, to, n);
            for (int r = 0; r < runs; r++) {
                int at = ao + aRow[row + i] + aRun[r];
                for (int p = 0; p < len; p++, q += bs) add(n, a[at + p], b, q, c, to);
            }
        }
    }

    private static void add(int n, float x, float[] b, int bo, float[] c, int co) {
        for (int j = 0; j < n; j++) c[co + j] = Math.fma(x, b[bo + j], c[co + j]);
    }

    static void correlate(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int[] aTerm,
            float[] b,
            int bo,
            int[] bTerm,
            int term,
            float[] d,
            int dO,
            int dr,
            float[] c,
            int co,
            int cr) {
        for (int i = 0; i < m; i++) {
            int to = co + i * cr;
            System.arraycopy(d, dO + i * dr, c, to, n);
            for (int p = term; p < term + k; p++) add(n, a[ao + aTerm[p] + i], b, bo + bTerm[p], c, to);
        }
    }

    static void depthwise(
            int m,
            int n,
            int taps,
            float[] a,
            int ao,
            int[] aRow,
            int row,
            int[] aTap,
            float[] w,
            int wo,
            int ws,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr) {
        for (int i = 0; i < m; i++) {
            int to = co + i * cr, at = ao + aRow[row + i];
            System.arraycopy(d, dO, c, to, n);
            for (int t = 0; t < taps; t++) multiply(n, a, at + aTap[t], w, wo + t * ws, c, to);
        }
    }

    private static void multiply(int n, float[] a, int ao, float[] w, int wo, float[] c, int co) {
        for (int j = 0; j < n; j++) c[co + j] = Math.fma(a[ao + j], w[wo + j], c[co + j]);
    }

    static void winogradInput(
            int size,
            int n,
            float[] x,
            int xo,
            int xRow,
            int xColumn,
            float[] v,
            int vo,
            int vStep,
            float[] scratch,
            int so) {
        float[][] b = size == 4 ? INPUT_4 : INPUT_2;
        int e = size + 2;
        for (int j = 0; j < n; j += L) {
            // Down the columns of the tile, then along its rows.
            for (int s = 0; s < e; s++) turn(b, x, xo + j + s * xColumn, xRow, scratch, so + s * L, e * L);
            for (int r = 0; r < e; r++) turn(b, scratch, so + r * e * L, L, v, vo + j + r * e * vStep, vStep);
        }
    }

    static void winogradFilter(
            int size, int n, float[] w, int wo, int wStep, float[] u, int uo, int uStep, float[] scratch, int so) {
        float[][] g = size == 4 ? FILTER_4 : FILTER_2;
        for (int j = 0; j < n; j += L) {
            for (int s = 0; s < 3; s++) turn(g, w, wo + j + s * wStep, 3 * wStep, scratch, so + s * L, 3 * L);
            for (int r = 0; r < g.length; r++)
                turn(g, scratch, so + r * 3 * L, L, u, uo + j + r * g.length * uStep, uStep);
        }
    }

    static void winogradOutput(
            int size,
            int n,
            float[] m,
            int mo,
            int mStep,
            float[] d,
            int dO,
            float[] y,
            int yo,
            int yRow,
            int yColumn,
            float[] scratch,
            int so) {
        float[][] a = size == 4 ? OUTPUT_4 : OUTPUT_2;
        int e = size + 2;
        for (int j = 0; j < n; j += L) {
            for (int s = 0; s < e; s++) turn(a, m, mo + j + s * mStep, e * mStep, scratch, so + s * L, e * L);
            for (int r = 0; r < size; r++) {
                int to = yo + j + r * yRow;
                turn(a, scratch, so + r * e * L, L, y, to, yColumn);
                for (int s = 0; s < size; s++) for (int l = 0; l < L; l++) y[to + s * yColumn + l] += d[dO + j + l];
            }
        }
    }

    static void winogradGradient(
            int size,
            int n,
            float[] x,
            int xo,
            int xRow,
            int xColumn,
            float[] v,
            int vo,
            int vStep,
            float[] scratch,
            int so) {
        float[][] a = size == 4 ? GRADIENT_4 : GRADIENT_2;
        int e = size + 2;
        for (int j = 0; j < n; j += L) {
            for (int s = 0; s < size; s++) turn(a, x, xo + j + s * xColumn, xRow, scratch, so + s * L, size * L);
            for (int r = 0; r < e; r++) turn(a, scratch, so + r * size * L, L, v, vo + j + r * e * vStep, vStep);
        }
    }

    static void winogradTaps(
            int size, int n, float[] m, int mo, int mStep, float[] w, int wo, int wStep, float[] scratch, int so) {
        float[][] g = size == 4 ? TAPS_4 : TAPS_2;
        int e = size + 2;
        for (int j = 0; j < n; j += L) {
            for (int s = 0; s < e; s++) turn(g, m, mo + j + s * mStep, e * mStep, scratch, so + s * L, e * L);
            for (int r = 0; r < 3; r++) turn(g, scratch, so + r * e * L, L, w, wo + j + r * 3 * wStep, wStep);
        }
    }

    /// For each row of `t` the sum of its products with the vectors `x[xo + i·step]`, to `y[yo + row·yStep]`.
    private static void turn(float[][] t, float[] x, int xo, int step, float[] y, int yo, int yStep) {
        for (int r = 0; r < t.length; r++)
            for (int l = 0; l < L; l++) {
                float sum = 0;
                boolean first = true;
                for (int i = 0; i < t[r].length; i++) {
                    if (t[r][i] == 0) continue;
                    float z = x[xo + i * step + l];
                    sum = first ? t[r][i] * z : Math.fma(t[r][i], z, sum);
                    first = false;
                }
                y[yo + r * yStep + l] = sum;
            }
    }
}
