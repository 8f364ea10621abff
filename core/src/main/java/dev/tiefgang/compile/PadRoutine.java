package dev.tiefgang.compile;

import dev.tiefgang.op.Pad;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [Pad]: the result row by row, where a row is what belongs to one position of all axes in front of the last
/// that is padded.
final class PadRoutine implements Routine {
    private final Pad op;
    private final Shape x;
    private final Shape y;
    private final int axis;
    private final int inner;
    private final int row;
    private final Chunks rows;

    PadRoutine(Pad op, Shape x, Shape y) {
        this.op = op;
        this.x = x;
        this.y = y;
        int last = 0;
        for (int a = 0; a < x.rank(); a++) if (x.dim(a) != y.dim(a)) last = a;
        this.axis = last;
        this.inner = y.span(axis + 1, y.rank());
        this.row = y.span(axis, y.rank());
        this.rows = Chunks.of(y.span(0, axis), 1, row, 32_768);
    }

    @Override
    public int chunks() {
        return rows.count();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] from = in[0].floats(), to = out.floats();
        int first = in[0].from(), target = out.from();
        return (chunk, _) -> {
            for (int r = rows.from(chunk); r < rows.to(chunk); r++) {
                Arrays.fill(to, target + r * row, target + (r + 1) * row, (float) op.value());
                int source = source(r);
                if (source >= 0) copy(from, first + source * x.dim(axis) * inner, to, target + r * row);
            }
        };
    }

    /// The row of `x` that belongs to row `r` of the result, or −1 where there is none.
    private int source(int r) {
        int source = 0, size = 1;
        for (int a = axis - 1, rest = r; a >= 0; a--) {
            int at = rest % y.dim(a) - op.before().get(a), step = op.between().get(a) + 1;
            if (at < 0 || at % step != 0 || at / step >= x.dim(a)) return -1;
            source += at / step * size;
            size *= x.dim(a);
            rest /= y.dim(a);
        }
        return source;
    }

    private void copy(float[] from, int source, float[] to, int target) {
        int step = op.between().get(axis) + 1, at = target + op.before().get(axis) * inner;
        if (step == 1) System.arraycopy(from, source, to, at, x.dim(axis) * inner);
        else if (inner == 1) for (int i = 0; i < x.dim(axis); i++) to[at + i * step] = from[source + i];
        else
            for (int i = 0; i < x.dim(axis); i++)
                System.arraycopy(from, source + i * inner, to, at + i * step * inner, inner);
    }
}
