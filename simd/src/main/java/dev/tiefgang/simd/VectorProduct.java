package dev.tiefgang.simd;

import dev.tiefgang.runtime.RowOffsets;
import java.util.Arrays;

/// Matrix products: cuts rows, columns and terms into the tiles of [EvenTiles], [WideTiles], [RowTiles],
/// [ColumnTiles] and [TailTiles].
///
/// A block of [#TERMS] terms is finished for all rows and columns before the next begins, so that its columns
/// of `b` stay in the second-level cache; the sums rest in `c` in between, which changes no bit.
final class VectorProduct {
    private static final int L = VectorKernels.LENGTH;
    /// With 256 bit there are 16 registers (AVX2); with 512 bit (AVX-512) and 128 bit (NEON) there are 32.
    private static final boolean WIDE = L != 8;
    /// Terms of a sum in one go: as many as a packed panel has.
    private static final int TERMS = 1024;
    /// Columns of the largest tile.
    static final int PANEL = WIDE ? 4 * L : 2 * L;

    /// What sums begin with where nothing is to be added to.
    private static final float[] ZEROS = new float[4 * L];

    private VectorProduct() {}

    static void product(
            int m,
            int n,
            int k,
            float[] a,
            int ao,
            int ar,
            int ac,
            float[] b,
            int bo,
            RowOffsets bRow,
            float[] c,
            int co,
            int cr,
            boolean accumulate) {
        if (m <= 0 || n <= 0) {
            return;
        }
        if (m == 1) {
            if (!accumulate) {
                Arrays.fill(c, co, co + n, 0f);
            }
            VectorRow.product(n, k, a, ao, ac, b, bo, bRow.table(), c, co);
            return;
        }
        if (k == 0 && !accumulate) {
            for (var i = 0; i < m; i++) {
                Arrays.fill(c, co + i * cr, co + i * cr + n, 0f);
            }
        }
        for (var p = 0; p < k; p += TERMS) {
            var end = Math.min(p + TERMS, k);
            var keep = accumulate || p > 0 ? -1 : 0;
            var d = keep == 0 ? ZEROS : c;
            if (ac == 1) {
                rows(m, n, p, end, a, ao, ar, b, bo, bRow, c, co, cr, d, keep);
            } else if (ar == 1 && bRow.even()) {
                columns(m, n, p, end, a, ao, ac, b, bo, bRow, c, co, cr, d, keep);
            } else {
                TailTiles.tail(m, 0, n, p, end, a, ao, ar, ac, b, bo, bRow.table(), c, co, cr, d, keep);
            }
        }
    }

    /// `a` lies row by row: six rows at a time, then what is left of them.
    private static void rows(
            int m,
            int n,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ar,
            float[] b,
            int bo,
            RowOffsets bRow,
            float[] c,
            int co,
            int cr,
            float[] d,
            int keep) {
        var table = bRow.table();
        var left = m % 6;
        var six = left == 5 ? m : m - left;
        if (six > 0) {
            var end = n - n % (2 * L);
            var wide = WIDE ? n - n % (4 * L) : 0;
            if (bRow.even()) {
                var first = bo + table[p0];
                if (WIDE) {
                    EvenTiles.six4(six, 0, wide, p0, p1, a, ao, ar, b, first, bRow.step(), c, co, cr, d, keep);
                }
                EvenTiles.six2(six, wide, end, p0, p1, a, ao, ar, b, first, bRow.step(), c, co, cr, d, keep);
            } else {
                if (WIDE) {
                    WideTiles.six4(six, 0, wide, p0, p1, a, ao, ar, b, bo, table, c, co, cr, d, keep);
                }
                RowTiles.six2(six, wide, end, p0, p1, a, ao, ar, b, bo, table, c, co, cr, d, keep);
            }
            TailTiles.tail(six, end, n, p0, p1, a, ao, ar, 1, b, bo, table, c, co, cr, d, keep);
        }
        if (six == m) {
            return;
        }
        var a6 = ao + six * ar;
        var c6 = co + six * cr;
        var few = m - six;
        int end;
        if (few > 2) {
            end = n - n % (2 * L);
            RowTiles.four2(few, 0, end, p0, p1, a, a6, ar, b, bo, table, c, c6, cr, d, keep);
        } else {
            end = n - n % (4 * L);
            RowTiles.two4(few, 0, end, p0, p1, a, a6, ar, b, bo, table, c, c6, cr, d, keep);
        }
        TailTiles.tail(few, end, n, p0, p1, a, a6, ar, 1, b, bo, table, c, c6, cr, d, keep);
    }

    /// `a` lies column by column, and the rows of `b` at equal distances.
    private static void columns(
            int m,
            int n,
            int p0,
            int p1,
            float[] a,
            int ao,
            int ac,
            float[] b,
            int bo,
            RowOffsets bRow,
            float[] c,
            int co,
            int cr,
            float[] d,
            int keep) {
        var table = bRow.table();
        var first = bo + table[p0];
        var step = bRow.step();
        var whole = m - m % 5;
        var wide = WIDE ? n - n % (4 * L) : 0;
        if (WIDE) {
            ColumnTiles.five4(whole, 0, wide, p0, p1, a, ao, ac, b, first, step, c, co, cr, d, keep);
        }
        var end = n - n % (2 * L);
        ColumnTiles.five2(whole, wide, end, p0, p1, a, ao, ac, b, first, step, c, co, cr, d, keep);
        TailTiles.tail(whole, end, n, p0, p1, a, ao, 1, ac, b, bo, table, c, co, cr, d, keep);
        TailTiles.tail(m - whole, 0, n, p0, p1, a, ao + whole, 1, ac, b, bo, table, c, co + whole * cr, cr, d, keep);
    }
}
