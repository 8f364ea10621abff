package dev.tiefgang.compile;

import dev.tiefgang.op.CumSum;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Growing sums along one axis: `[outer, axis, inner]`.
///
/// Where `inner` is 1 each sum grows number by number; else lanes run across `inner`, row by row. Either way
/// a sum is added up in the same order.
final class CumSumRoutine implements Routine {
    private static final int COLUMNS = 1024;

    private final boolean exclusive;
    private final boolean reverse;
    private final int axis;
    private final int inner;
    private final Chunks rows;
    private final Chunks columns;

    CumSumRoutine(CumSum op, Shape x) {
        int a = x.axis(op.axis());
        this.exclusive = op.exclusive();
        this.reverse = op.reverse();
        this.axis = x.dim(a);
        this.inner = x.span(a + 1, x.rank());
        this.rows = Chunks.of(x.span(0, a), 1, (double) axis * inner, 32_768);
        this.columns = new Chunks(inner, inner == 1 ? 1 : COLUMNS);
    }

    @Override
    public int chunks() {
        return rows.count() * columns.count();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = out.floats();
        int xo = in[0].from(), yo = out.from();
        return (chunk, _) -> {
            int row = chunk / columns.count(), column = chunk % columns.count();
            int from = columns.from(column), n = columns.to(column) - from;
            for (int o = rows.from(row); o < rows.to(row); o++) {
                int first = (o * axis + (reverse ? axis - 1 : 0)) * inner + from, step = reverse ? -inner : inner;
                if (inner == 1) grow(x, xo + first, y, yo + first, step);
                else grow(k, x, xo + first, y, yo + first, step, n);
            }
        };
    }

    private void grow(float[] x, int xo, float[] y, int yo, int step) {
        float sum = 0;
        for (int j = 0, at = 0; j < axis; j++, at += step) {
            float next = sum + x[xo + at];
            y[yo + at] = exclusive ? sum : next;
            sum = next;
        }
    }

    private void grow(Kernels k, float[] x, int xo, float[] y, int yo, int step, int n) {
        if (axis == 0) return;
        // added to 0 as well, so that −0 becomes 0 here as in the other order of axes
        if (exclusive) Arrays.fill(y, yo, yo + n, 0);
        else k.binary(Kernels.Binary.ADD, x, xo, 0, y, yo, n);
        for (int j = 1, at = step; j < axis; j++, at += step)
            k.binary(Kernels.Binary.ADD, y, yo + at - step, x, xo + (exclusive ? at - step : at), y, yo + at, n);
    }
}
