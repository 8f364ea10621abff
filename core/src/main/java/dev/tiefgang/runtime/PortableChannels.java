package dev.tiefgang.runtime;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// [ChannelKernels] in plain Java.
final class PortableChannels {
    private static final float[][] OUTPUT_2 = Winograd.output(2), OUTPUT_4 = Winograd.output(4);
    private static final Map<Winograd.Transform, float[][]> OF_2 = matrices(2), OF_4 = matrices(4);
    private static final int L = Kernels.LANES;

    private PortableChannels() {}

    private static Map<Winograd.Transform, float[][]> matrices(int size) {
        var all = new EnumMap<Winograd.Transform, float[][]>(Winograd.Transform.class);
        for (Winograd.Transform t : Winograd.Transform.values()) all.put(t, t.matrix(size));
        return all;
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
            int dr,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        for (int i = 0; i < m; i++) {
            int to = co + i * cr, q = bo;
            System.arraycopy(d, dO + i * dr, c, to, n);
            for (int r = 0; r < runs; r++) {
                int at = ao + aRow[row + i] + aRun[r];
                for (int p = 0; p < len; p++, q += bs) add(n, a[at + p], b, q, c, to);
            }
            clip(n, c, to, low, high);
        }
    }

    private static void clip(int n, float[] c, int co, float low, float high) {
        for (int j = 0; j < n; j++) c[co + j] = Math.min(Math.max(c[co + j], low), high);
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

    static void plane(
            int m, int n, float[] x, int xo, int xr, int[] tap, float[] w, int wo, float[] y, int yo, int yr) {
        for (int i = 0; i < m; i++) {
            int to = yo + i * yr;
            Arrays.fill(y, to, to + n, 0);
            for (int t = 0; t < tap.length; t++) add(n, w[wo + t], x, xo + i * xr + tap[t], y, to);
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
            int[] wTap,
            float[] d,
            int dO,
            float[] c,
            int co,
            int cr,
            float low,
            float high) {
        for (int i = 0; i < m; i++) {
            int to = co + i * cr, at = ao + aRow[row + i];
            System.arraycopy(d, dO, c, to, n);
            for (int t = 0; t < taps; t++) multiply(n, a, at + aTap[t], w, wo + wTap[t], c, to);
            clip(n, c, to, low, high);
        }
    }

    private static void multiply(int n, float[] a, int ao, float[] w, int wo, float[] c, int co) {
        for (int j = 0; j < n; j++) c[co + j] = Math.fma(a[ao + j], w[wo + j], c[co + j]);
    }

    static void winograd(
            Winograd.Transform t,
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
        float[][] m = Objects.requireNonNull((size == 4 ? OF_4 : OF_2).get(t));
        int rows = m.length, e = m[0].length;
        for (int j = 0; j < n; j += L) {
            // Down the columns of the tile, then along its rows.
            for (int s = 0; s < e; s++) turn(m, x, xo + j + s * xColumn, xRow, scratch, so + s * L, e * L);
            for (int r = 0; r < rows; r++) turn(m, scratch, so + r * e * L, L, v, vo + j + r * rows * vStep, vStep);
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
            int so,
            float low,
            float high) {
        float[][] a = size == 4 ? OUTPUT_4 : OUTPUT_2;
        int e = size + 2;
        for (int j = 0; j < n; j += L) {
            for (int s = 0; s < e; s++) turn(a, m, mo + j + s * mStep, e * mStep, scratch, so + s * L, e * L);
            for (int r = 0; r < size; r++) {
                int to = yo + j + r * yRow;
                turn(a, scratch, so + r * e * L, L, y, to, yColumn);
                for (int s = 0; s < size; s++) {
                    int pixel = to + s * yColumn;
                    for (int l = 0; l < L; l++) y[pixel + l] += d[dO + j + l];
                    clip(L, y, pixel, low, high);
                }
            }
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
