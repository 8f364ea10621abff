package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// A sum or maximum along one run of neighbouring axes: `[outer, axis, inner]` → `[outer, inner]`.
///
/// Where `inner` is 1 each result is a long sum in virtual lanes; else rows of `inner` are added one after the
/// other.
final class ReduceRoutine implements Routine {
    private static final int COLUMNS = 1024;

    private final boolean max;
    private final int outer;
    private final int axis;
    private final int inner;
    private final Chunks rows;
    private final Chunks columns;

    ReduceRoutine(boolean max, List<Integer> axes, Shape x) {
        this.max = max;
        int first = axes.isEmpty() ? 0 : axes.getFirst(), behind = axes.isEmpty() ? 0 : axes.getLast() + 1;
        this.outer = x.span(0, first);
        this.axis = x.span(first, behind);
        this.inner = x.span(behind, x.rank());
        this.rows = Chunks.of(outer, 1, (double) axis * inner, 32_768);
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
                int at = xo + o * axis * inner + from, to = yo + o * inner + from;
                if (inner == 1) y[to] = axis == 0 ? 0 : max ? k.max(x, at, axis) : k.sum(x, at, axis);
                else fold(k, x, at, n, y, to);
            }
        };
    }

    private void fold(Kernels k, float[] x, int at, int n, float[] y, int to) {
        if (axis == 0) Arrays.fill(y, to, to + n, 0);
        else System.arraycopy(x, at, y, to, n);
        var f = max ? Kernels.Binary.MAX : Kernels.Binary.ADD;
        for (int j = 1; j < axis; j++) k.binary(f, y, to, x, at + j * inner, y, to, n);
    }
}
