package dev.tiefgang.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The inner loop of a matrix product whose `a` lies row by row where there are 32 vector registers, as
/// [RowTiles].
final class WideTiles {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;

    private WideTiles() {}

    /// 6 rows × 4 vectors.
    static void six4(
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
            for (var i = 0; i < m; i += 6) {
                var c0 = co + j + i * cr;
                var c1 = c0 + cr;
                var c2 = c1 + cr;
                var c3 = c2 + cr;
                var c4 = c3 + cr;
                var c5 = co + j + Math.min(i + 5, m - 1) * cr;
                var s00 = FloatVector.fromArray(S, d, (c0 & keep));
                var s01 = FloatVector.fromArray(S, d, (c0 & keep) + L);
                var s02 = FloatVector.fromArray(S, d, (c0 & keep) + 2 * L);
                var s03 = FloatVector.fromArray(S, d, (c0 & keep) + 3 * L);
                var s10 = FloatVector.fromArray(S, d, (c1 & keep));
                var s11 = FloatVector.fromArray(S, d, (c1 & keep) + L);
                var s12 = FloatVector.fromArray(S, d, (c1 & keep) + 2 * L);
                var s13 = FloatVector.fromArray(S, d, (c1 & keep) + 3 * L);
                var s20 = FloatVector.fromArray(S, d, (c2 & keep));
                var s21 = FloatVector.fromArray(S, d, (c2 & keep) + L);
                var s22 = FloatVector.fromArray(S, d, (c2 & keep) + 2 * L);
                var s23 = FloatVector.fromArray(S, d, (c2 & keep) + 3 * L);
                var s30 = FloatVector.fromArray(S, d, (c3 & keep));
                var s31 = FloatVector.fromArray(S, d, (c3 & keep) + L);
                var s32 = FloatVector.fromArray(S, d, (c3 & keep) + 2 * L);
                var s33 = FloatVector.fromArray(S, d, (c3 & keep) + 3 * L);
                var s40 = FloatVector.fromArray(S, d, (c4 & keep));
                var s41 = FloatVector.fromArray(S, d, (c4 & keep) + L);
                var s42 = FloatVector.fromArray(S, d, (c4 & keep) + 2 * L);
                var s43 = FloatVector.fromArray(S, d, (c4 & keep) + 3 * L);
                var s50 = FloatVector.fromArray(S, d, (c5 & keep));
                var s51 = FloatVector.fromArray(S, d, (c5 & keep) + L);
                var s52 = FloatVector.fromArray(S, d, (c5 & keep) + 2 * L);
                var s53 = FloatVector.fromArray(S, d, (c5 & keep) + 3 * L);
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
                    var y2 = FloatVector.broadcast(S, a[a2 + p]);
                    s20 = y2.fma(x0, s20);
                    s21 = y2.fma(x1, s21);
                    s22 = y2.fma(x2, s22);
                    s23 = y2.fma(x3, s23);
                    var y3 = FloatVector.broadcast(S, a[a3 + p]);
                    s30 = y3.fma(x0, s30);
                    s31 = y3.fma(x1, s31);
                    s32 = y3.fma(x2, s32);
                    s33 = y3.fma(x3, s33);
                    var y4 = FloatVector.broadcast(S, a[a4 + p]);
                    s40 = y4.fma(x0, s40);
                    s41 = y4.fma(x1, s41);
                    s42 = y4.fma(x2, s42);
                    s43 = y4.fma(x3, s43);
                    var y5 = FloatVector.broadcast(S, a[a5 + p]);
                    s50 = y5.fma(x0, s50);
                    s51 = y5.fma(x1, s51);
                    s52 = y5.fma(x2, s52);
                    s53 = y5.fma(x3, s53);
                }
                s00.intoArray(c, c0);
                s01.intoArray(c, c0 + L);
                s02.intoArray(c, c0 + 2 * L);
                s03.intoArray(c, c0 + 3 * L);
                s10.intoArray(c, c1);
                s11.intoArray(c, c1 + L);
                s12.intoArray(c, c1 + 2 * L);
                s13.intoArray(c, c1 + 3 * L);
                s20.intoArray(c, c2);
                s21.intoArray(c, c2 + L);
                s22.intoArray(c, c2 + 2 * L);
                s23.intoArray(c, c2 + 3 * L);
                s30.intoArray(c, c3);
                s31.intoArray(c, c3 + L);
                s32.intoArray(c, c3 + 2 * L);
                s33.intoArray(c, c3 + 3 * L);
                s40.intoArray(c, c4);
                s41.intoArray(c, c4 + L);
                s42.intoArray(c, c4 + 2 * L);
                s43.intoArray(c, c4 + 3 * L);
                s50.intoArray(c, c5);
                s51.intoArray(c, c5 + L);
                s52.intoArray(c, c5 + 2 * L);
                s53.intoArray(c, c5 + 3 * L);
            }
        }
    }
}
