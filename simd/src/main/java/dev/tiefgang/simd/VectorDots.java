package dev.tiefgang.simd;

import dev.tiefgang.runtime.Kernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Many dot products in 16 virtual lanes.
///
/// Tiles of 2 × 5 products keep 10 sums in registers. The stretches are worked through in pieces that stay in
/// the nearest cache; between pieces the virtual lanes of a group of products rest in a small array of the
/// thread, which also lets a vector of 4 or 8 lanes take the 16 virtual ones in several passes.
final class VectorDots {
    private static final VectorSpecies<Float> S = VectorKernels.SPECIES;
    private static final int L = VectorKernels.LENGTH;
    private static final int LANES = Kernels.LANES;
    private static final int ROWS = 2;
    private static final int COLUMNS = 5;
    /// Columns whose lanes rest at once.
    private static final int GROUP = 12 * COLUMNS;
    /// Elements of a stretch worked on at once.
    private static final int PIECE = 64 * LANES;

    private static final ThreadLocal<float[]> RESTING = ThreadLocal.withInitial(() -> new float[ROWS * GROUP * LANES]);

    private VectorDots() {}

    static void dots(
            int m,
            int n,
            int rows,
            int len,
            float[] a,
            int ao,
            int ai,
            int aRow,
            float[] b,
            int bo,
            int[] bOff,
            int bRow,
            float[] c,
            int co,
            int cr,
            boolean accumulate) {
        var lanes = RESTING.get();
        for (var t = 0; t < n; t += GROUP) {
            var columns = Math.min(GROUP, n - t);
            for (var i = 0; i < m; i += ROWS) {
                // A missing second row repeats the first and is not stored.
                var second = Math.min(i + 1, m - 1);
                Arrays.fill(lanes, 0f);
                for (var r = 0; r < rows; r++) {
                    stretch(
                            columns,
                            len,
                            a,
                            ao + i * ai + r * aRow,
                            ao + second * ai + r * aRow,
                            b,
                            bo + r * bRow,
                            bOff,
                            t,
                            lanes);
                }
                for (var row = i; row <= second; row++) {
                    store(columns, lanes, (row - i) * GROUP * LANES, c, co + row * cr + t, accumulate);
                }
            }
        }
    }

    private static void stretch(
            int columns, int len, float[] a, int a0, int a1, float[] b, int bo, int[] bOff, int t, float[] lanes) {
        var whole = len - len % LANES;
        for (var j = 0; j < whole; j += PIECE) {
            piece(columns, Math.min(PIECE, whole - j), LANES, a, a0 + j, a1 + j, b, bo + j, bOff, t, lanes);
        }
        if (whole < len) {
            for (var v = 0; v < columns; v++) {
                var y = bo + bOff[t + v] + whole;
                last(len - whole, a, a0 + whole, b, y, lanes, v * LANES);
                last(len - whole, a, a1 + whole, b, y, lanes, (GROUP + v) * LANES);
            }
        }
    }

    /// The last block of a stretch, filled up with zeros.
    private static void last(int count, float[] a, int ao, float[] b, int bo, float[] lanes, int at) {
        for (var p = 0; p < LANES; p += L) {
            var x = VectorTail.load(a, ao + p, count - p);
            var y = VectorTail.load(b, bo + p, count - p);
            x.fma(y, FloatVector.fromArray(S, lanes, at + p)).intoArray(lanes, at + p);
        }
    }

    private static void store(int columns, float[] lanes, int from, float[] c, int co, boolean accumulate) {
        for (var v = 0; v < columns; v++) {
            var s = VectorReduce.fold(lanes, from + v * LANES);
            c[co + v] = accumulate ? c[co + v] + s : s;
        }
    }

    /// Adds `count` elements (whole blocks of 16) to the lanes of two rows; missing columns of a tile repeat
    /// the last.
    ///
    /// `step` is always 16. Unknown to the compiler, it leaves one range check in the loop, and that keeps the
    /// loop from being unrolled: four copies of ten sums do not fit into the registers (measured: 45 against 66
    /// GFLOP/s).
    private static void piece(
            int columns,
            int count,
            int step,
            float[] a,
            int a0,
            int a1,
            float[] b,
            int bo,
            int[] bOff,
            int t,
            float[] lanes) {
        for (var v = 0; v < columns; v += COLUMNS) {
            var b0 = bo + bOff[t + v];
            var b1 = bo + bOff[t + Math.min(v + 1, columns - 1)];
            var b2 = bo + bOff[t + Math.min(v + 2, columns - 1)];
            var b3 = bo + bOff[t + Math.min(v + 3, columns - 1)];
            var b4 = bo + bOff[t + Math.min(v + 4, columns - 1)];
            for (var p = 0; p < LANES; p += L) {
                var at = v * LANES + p;
                var below = at + GROUP * LANES;
                var s00 = FloatVector.fromArray(S, lanes, at);
                var s01 = FloatVector.fromArray(S, lanes, at + LANES);
                var s02 = FloatVector.fromArray(S, lanes, at + 2 * LANES);
                var s03 = FloatVector.fromArray(S, lanes, at + 3 * LANES);
                var s04 = FloatVector.fromArray(S, lanes, at + 4 * LANES);
                var s10 = FloatVector.fromArray(S, lanes, below);
                var s11 = FloatVector.fromArray(S, lanes, below + LANES);
                var s12 = FloatVector.fromArray(S, lanes, below + 2 * LANES);
                var s13 = FloatVector.fromArray(S, lanes, below + 3 * LANES);
                var s14 = FloatVector.fromArray(S, lanes, below + 4 * LANES);
                var last = b4 + p;
                for (var j = p; j < count; j += LANES, last += step) {
                    var x0 = FloatVector.fromArray(S, a, a0 + j);
                    var x1 = FloatVector.fromArray(S, a, a1 + j);
                    var y0 = FloatVector.fromArray(S, b, b0 + j);
                    s00 = x0.fma(y0, s00);
                    s10 = x1.fma(y0, s10);
                    var y1 = FloatVector.fromArray(S, b, b1 + j);
                    s01 = x0.fma(y1, s01);
                    s11 = x1.fma(y1, s11);
                    var y2 = FloatVector.fromArray(S, b, b2 + j);
                    s02 = x0.fma(y2, s02);
                    s12 = x1.fma(y2, s12);
                    var y3 = FloatVector.fromArray(S, b, b3 + j);
                    s03 = x0.fma(y3, s03);
                    s13 = x1.fma(y3, s13);
                    var y4 = FloatVector.fromArray(S, b, last);
                    s04 = x0.fma(y4, s04);
                    s14 = x1.fma(y4, s14);
                }
                s00.intoArray(lanes, at);
                s01.intoArray(lanes, at + LANES);
                s02.intoArray(lanes, at + 2 * LANES);
                s03.intoArray(lanes, at + 3 * LANES);
                s04.intoArray(lanes, at + 4 * LANES);
                s10.intoArray(lanes, below);
                s11.intoArray(lanes, below + LANES);
                s12.intoArray(lanes, below + 2 * LANES);
                s13.intoArray(lanes, below + 3 * LANES);
                s14.intoArray(lanes, below + 4 * LANES);
            }
        }
    }
}
