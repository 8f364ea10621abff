package dev.tiefgang.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of a matrix product whose `a` lies row by row (`ac = 1`): each method works through the
/// columns `from … to` of `m` rows, a tile at a time, with the terms `p0 … p1` and the tile's sums in
/// registers. The sums begin with what `d` holds at the places of `c`, masked with `keep`: `d` is `c` itself
/// and `keep` −1, or `d` is an array of zeros and `keep` 0. A branch in its place costs the inner loop its
/// registers (measured: 41 against 73 GFLOP/s).
///
/// Where a tile's last row is missing it repeats the one before: the same numbers are then computed and stored
/// twice, which costs less than a tile of its own. Each sum runs along `p` in order, whatever the tile.
final class RowTiles {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    private RowTiles() {}

    /// 6 rows × 2 vectors: 12 sums, 2 vectors of `b` and one number of `a` fill 16 registers.
    static void six2(
            int m,
            int from,
            int to,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            int cr,
            float[] d,
            int keep) {
        for (var j = from; j < to; j += 2 * L) {
            var bj = bo + j;
            for (var i = 0; i < m; i += 6) {
                var c0 = co + j + i * cr;
                var c1 = c0 + cr;
                var c2 = c1 + cr;
                var c3 = c2 + cr;
                var c4 = c3 + cr;
                var c5 = co + j + Math.min(i + 5, m - 1) * cr;
                var s00 = FloatVector.fromArray(S, d, (c0 & keep));
                var s01 = FloatVector.fromArray(S, d, (c0 & keep) + L);
                var s10 = FloatVector.fromArray(S, d, (c1 & keep));
                var s11 = FloatVector.fromArray(S, d, (c1 & keep) + L);
                var s20 = FloatVector.fromArray(S, d, (c2 & keep));
                var s21 = FloatVector.fromArray(S, d, (c2 & keep) + L);
                var s30 = FloatVector.fromArray(S, d, (c3 & keep));
                var s31 = FloatVector.fromArray(S, d, (c3 & keep) + L);
                var s40 = FloatVector.fromArray(S, d, (c4 & keep));
                var s41 = FloatVector.fromArray(S, d, (c4 & keep) + L);
                var s50 = FloatVector.fromArray(S, d, (c5 & keep));
                var s51 = FloatVector.fromArray(S, d, (c5 & keep) + L);
                var a0 = ao + i * ar;
                var a1 = a0 + ar;
                var a2 = a1 + ar;
                var a3 = a2 + ar;
                var a4 = a3 + ar;
                var a5 = ao + Math.min(i + 5, m - 1) * ar;
                for (var p = p0; p < p1; p++) {
                    var bp = bj + bRow[p];
                    var x0 = FloatVector.fromArray(S, b, bp);
                    var x1 = FloatVector.fromArray(S, b, bp + L);
                    var y0 = FloatVector.broadcast(S, a[a0 + p]);
                    s00 = y0.fma(x0, s00);
                    s01 = y0.fma(x1, s01);
                    var y1 = FloatVector.broadcast(S, a[a1 + p]);
                    s10 = y1.fma(x0, s10);
                    s11 = y1.fma(x1, s11);
                    var y2 = FloatVector.broadcast(S, a[a2 + p]);
                    s20 = y2.fma(x0, s20);
                    s21 = y2.fma(x1, s21);
                    var y3 = FloatVector.broadcast(S, a[a3 + p]);
                    s30 = y3.fma(x0, s30);
                    s31 = y3.fma(x1, s31);
                    var y4 = FloatVector.broadcast(S, a[a4 + p]);
                    s40 = y4.fma(x0, s40);
                    s41 = y4.fma(x1, s41);
                    var y5 = FloatVector.broadcast(S, a[a5 + p]);
                    s50 = y5.fma(x0, s50);
                    s51 = y5.fma(x1, s51);
                }
                s00.intoArray(c, c0);
                s01.intoArray(c, c0 + L);
                s10.intoArray(c, c1);
                s11.intoArray(c, c1 + L);
                s20.intoArray(c, c2);
                s21.intoArray(c, c2 + L);
                s30.intoArray(c, c3);
                s31.intoArray(c, c3 + L);
                s40.intoArray(c, c4);
                s41.intoArray(c, c4 + L);
                s50.intoArray(c, c5);
                s51.intoArray(c, c5 + L);
            }
        }
    }

    /// 4 rows × 2 vectors.
    static void four2(
            int m,
            int from,
            int to,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            int cr,
            float[] d,
            int keep) {
        for (var j = from; j < to; j += 2 * L) {
            var bj = bo + j;
            for (var i = 0; i < m; i += 4) {
                var c0 = co + j + i * cr;
                var c1 = c0 + cr;
                var c2 = c1 + cr;
                var c3 = co + j + Math.min(i + 3, m - 1) * cr;
                var s00 = FloatVector.fromArray(S, d, (c0 & keep));
                var s01 = FloatVector.fromArray(S, d, (c0 & keep) + L);
                var s10 = FloatVector.fromArray(S, d, (c1 & keep));
                var s11 = FloatVector.fromArray(S, d, (c1 & keep) + L);
                var s20 = FloatVector.fromArray(S, d, (c2 & keep));
                var s21 = FloatVector.fromArray(S, d, (c2 & keep) + L);
                var s30 = FloatVector.fromArray(S, d, (c3 & keep));
                var s31 = FloatVector.fromArray(S, d, (c3 & keep) + L);
                var a0 = ao + i * ar;
                var a1 = a0 + ar;
                var a2 = a1 + ar;
                var a3 = ao + Math.min(i + 3, m - 1) * ar;
                for (var p = p0; p < p1; p++) {
                    var bp = bj + bRow[p];
                    var x0 = FloatVector.fromArray(S, b, bp);
                    var x1 = FloatVector.fromArray(S, b, bp + L);
                    var y0 = FloatVector.broadcast(S, a[a0 + p]);
                    s00 = y0.fma(x0, s00);
                    s01 = y0.fma(x1, s01);
                    var y1 = FloatVector.broadcast(S, a[a1 + p]);
                    s10 = y1.fma(x0, s10);
                    s11 = y1.fma(x1, s11);
                    var y2 = FloatVector.broadcast(S, a[a2 + p]);
                    s20 = y2.fma(x0, s20);
                    s21 = y2.fma(x1, s21);
                    var y3 = FloatVector.broadcast(S, a[a3 + p]);
                    s30 = y3.fma(x0, s30);
                    s31 = y3.fma(x1, s31);
                }
                s00.intoArray(c, c0);
                s01.intoArray(c, c0 + L);
                s10.intoArray(c, c1);
                s11.intoArray(c, c1 + L);
                s20.intoArray(c, c2);
                s21.intoArray(c, c2 + L);
                s30.intoArray(c, c3);
                s31.intoArray(c, c3 + L);
            }
        }
    }

    /// 2 rows × 4 vectors: for what is left of the rows, and for a single row.
    static void two4(
            int m,
            int from,
            int to,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            int[] bRow,
            float[] c,
            int co,
            int cr,
            float[] d,
            int keep) {
        for (var j = from; j < to; j += 4 * L) {
            var bj = bo + j;
            for (var i = 0; i < m; i += 2) {
                var c0 = co + j + i * cr;
                var c1 = co + j + Math.min(i + 1, m - 1) * cr;
                var s00 = FloatVector.fromArray(S, d, (c0 & keep));
                var s01 = FloatVector.fromArray(S, d, (c0 & keep) + L);
                var s02 = FloatVector.fromArray(S, d, (c0 & keep) + 2 * L);
                var s03 = FloatVector.fromArray(S, d, (c0 & keep) + 3 * L);
                var s10 = FloatVector.fromArray(S, d, (c1 & keep));
                var s11 = FloatVector.fromArray(S, d, (c1 & keep) + L);
                var s12 = FloatVector.fromArray(S, d, (c1 & keep) + 2 * L);
                var s13 = FloatVector.fromArray(S, d, (c1 & keep) + 3 * L);
                var a0 = ao + i * ar;
                var a1 = ao + Math.min(i + 1, m - 1) * ar;
                for (var p = p0; p < p1; p++) {
                    var bp = bj + bRow[p];
                    var x0 = FloatVector.fromArray(S, b, bp);
                    var x1 = FloatVector.fromArray(S, b, bp + L);
                    var x2 = FloatVector.fromArray(S, b, bp + 2 * L);
                    var x3 = FloatVector.fromArray(S, b, bp + 3 * L);
                    var y0 = FloatVector.broadcast(S, a[a0 + p]);
                    s00 = y0.fma(x0, s00);
                    s01 = y0.fma(x1, s01);
                    s02 = y0.fma(x2, s02);
                    s03 = y0.fma(x3, s03);
                    var y1 = FloatVector.broadcast(S, a[a1 + p]);
                    s10 = y1.fma(x0, s10);
                    s11 = y1.fma(x1, s11);
                    s12 = y1.fma(x2, s12);
                    s13 = y1.fma(x3, s13);
                }
                s00.intoArray(c, c0);
                s01.intoArray(c, c0 + L);
                s02.intoArray(c, c0 + 2 * L);
                s03.intoArray(c, c0 + 3 * L);
                s10.intoArray(c, c1);
                s11.intoArray(c, c1 + L);
                s12.intoArray(c, c1 + 2 * L);
                s13.intoArray(c, c1 + 3 * L);
            }
        }
    }
}
