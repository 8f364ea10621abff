package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Kernels.Binary;
import dev.tiefgang.runtime.Kernels.Unary;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Softmax or its logarithm along one axis: `[outer, classes, inner]`.
///
/// Where `inner` is 1 each row is treated by itself; else lanes run across `inner`.
final class SoftmaxRoutine implements Routine {
    private static final int COLUMNS = 512;

    private final boolean log;
    private final int outer;
    private final int classes;
    private final int inner;
    private final Chunks rows;
    private final Chunks columns;

    SoftmaxRoutine(boolean log, int axis, Shape x) {
        this.log = log;
        int a = x.axis(axis);
        this.outer = x.span(0, a);
        this.classes = x.dim(a);
        this.inner = x.span(a + 1, x.rank());
        this.rows = Chunks.of(outer, 1, (double) classes * inner, 8_192);
        this.columns = new Chunks(inner, inner == 1 ? 1 : COLUMNS);
    }

    @Override
    public int chunks() {
        return rows.count() * columns.count();
    }

    /// A row for the largest or the sum, and one for terms.
    @Override
    public int scratch() {
        return inner == 1 ? classes : 2 * COLUMNS;
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = out.floats();
        int xo = in[0].from(), yo = out.from();
        return (chunk, scratch) -> {
            int row = chunk / columns.count(), column = chunk % columns.count();
            int from = columns.from(column), n = columns.to(column) - from;
            for (int o = rows.from(row); o < rows.to(row); o++) {
                if (inner == 1) row(k, x, xo + o * classes, y, yo + o * classes, scratch);
                else {
                    int at = o * classes * inner + from;
                    across(k, x, xo + at, n, y, yo + at, scratch);
                }
            }
        };
    }

    private void row(Kernels k, float[] x, int xo, float[] y, int yo, float[] e) {
        if (classes == 0) return;
        k.binary(Binary.SUB, x, xo, k.max(x, xo, classes), y, yo, classes);
        k.unary(Unary.EXP, y, yo, e, 0, classes);
        float sum = k.sum(e, 0, classes);
        if (log) {
            e[0] = sum;
            k.unary(Unary.LOG, e, 0, e, 0, 1);
            k.binary(Binary.SUB, y, yo, e[0], y, yo, classes);
        } else k.binary(Binary.DIV, e, 0, sum, y, yo, classes);
    }

    private void across(Kernels k, float[] x, int xo, int n, float[] y, int yo, float[] scratch) {
        int term = COLUMNS;
        Arrays.fill(scratch, 0, n, Float.NEGATIVE_INFINITY);
        for (int c = 0; c < classes; c++) k.binary(Binary.MAX, scratch, 0, x, xo + c * inner, scratch, 0, n);
        for (int c = 0; c < classes; c++) k.binary(Binary.SUB, x, xo + c * inner, scratch, 0, y, yo + c * inner, n);
        Arrays.fill(scratch, 0, n, 0);
        for (int c = 0; c < classes; c++) {
            float[] e = log ? scratch : y;
            int to = log ? term : yo + c * inner;
            k.unary(Unary.EXP, y, yo + c * inner, e, to, n);
            k.binary(Binary.ADD, scratch, 0, e, to, scratch, 0, n);
        }
        if (log) k.unary(Unary.LOG, scratch, 0, scratch, 0, n);
        for (int c = 0; c < classes; c++)
            k.binary(log ? Binary.SUB : Binary.DIV, y, yo + c * inner, scratch, 0, y, yo + c * inner, n);
    }
}
