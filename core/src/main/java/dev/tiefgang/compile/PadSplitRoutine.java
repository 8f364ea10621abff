package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [PadSplit], map by map.
final class PadSplitRoutine implements Routine {
    private final PadSplit op;
    private final int h;
    private final int w;
    private final int n;
    private final Chunks maps;

    PadSplitRoutine(PadSplit op, Shape x) {
        this.op = op;
        this.h = x.dim(1);
        this.w = x.dim(2);
        this.n = x.dim(3);
        this.maps = Chunks.of(x.dim(0), 1, (double) op.rows() * op.phases() * op.columns() * n, 32_768);
    }

    @Override
    public int chunks() {
        return maps.count();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = out.floats();
        int row = op.phases() * op.columns() * n, xo = in[0].from(), yo = out.from();
        return (chunk, _) -> {
            for (int c = maps.from(chunk); c < maps.to(chunk); c++)
                for (int r = 0; r < op.rows(); r++) {
                    int at = yo + (c * op.rows() + r) * row, source = r - op.top();
                    if (source >= 0 && source < h) row(x, xo + (c * h + source) * w * n, y, at);
                    else Arrays.fill(y, at, at + row, 0);
                }
        };
    }

    private void row(float[] x, int from, float[] y, int at) {
        if (op.phases() == 1 && op.spread() == 1) {
            int before = Math.clamp(op.left(), 0, op.columns()), cut = Math.max(0, -op.left());
            int copied = Math.clamp(op.columns() - before, 0, Math.max(0, w - cut));
            Arrays.fill(y, at, at + before * n, 0);
            System.arraycopy(x, from + cut * n, y, at + before * n, copied * n);
            Arrays.fill(y, at + (before + copied) * n, at + op.columns() * n, 0);
            return;
        }
        for (int phase = 0; phase < op.phases(); phase++)
            for (int s = 0; s < op.columns(); s++) {
                int to = at + (phase * op.columns() + s) * n, source = s * op.phases() + phase - op.left();
                boolean inside = source >= 0 && source % op.spread() == 0 && source / op.spread() < w;
                if (inside) System.arraycopy(x, from + source / op.spread() * n, y, to, n);
                else Arrays.fill(y, to, to + n, 0);
            }
    }
}
