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
        return (chunk, _) -> {
            int row = chunk / columns.count(), column = chunk % columns.count();
            int from = columns.from(column), n = columns.to(column) - from;
            for (int o = rows.from(row); o < rows.to(row); o++) {
                int first = (o * axis + (reverse ? axis - 1 : 0)) * inner + from, step = reverse ? -inner : inner;
                if (inner == 1) grow(x, y, first, step);
                else grow(k, x, y, first, step, n);
            }
        };
    }

    private void grow(float[] x, float[] y, int first, int step) {
        float sum = 0;
        for (int j = 0, at = first; j < axis; j++, at += step) {
            float next = sum + x[at];
            y[at] = exclusive ? sum : next;
            sum = next;
        }
    }

    private void grow(Kernels k, float[] x, float[] y, int first, int step, int n) {
        if (axis == 0) return;
        // added to 0 as well, so that −0 becomes 0 here as in the other order of axes
        if (exclusive) Arrays.fill(y, first, first + n, 0);
        else k.binary(Kernels.Binary.ADD, x, first, 0, y, first, n);
        for (int j = 1, at = first + step; j < axis; j++, at += step)
            k.binary(Kernels.Binary.ADD, y, at - step, x, exclusive ? at - step : at, y, at, n);
    }
}
