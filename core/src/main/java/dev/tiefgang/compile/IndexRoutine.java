package dev.tiefgang.compile;

import dev.tiefgang.op.ArgMax;
import dev.tiefgang.op.Gather;
import dev.tiefgang.op.OneHot;
import dev.tiefgang.op.ScatterAdd;
import dev.tiefgang.op.ToIndex;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;

/// The ops between whole numbers and real ones, in plain loops.
final class IndexRoutine {
    private IndexRoutine() {}

    static Routine of(ArgMax op, Shape x) {
        int a = x.axis(op.axis()), n = x.dim(a), inner = x.span(a + 1, x.rank());
        return (kernels, in, out) -> {
            float[] v = in[0].floats();
            long[] y = out.longs();
            int vo = in[0].from();
            return (_, _) -> {
                for (int i = 0; i < out.size(); i++) {
                    int first = vo + i / inner * n * inner + i % inner, best = 0;
                    for (int j = 1; j < n; j++) if (v[first + j * inner] > v[first + best * inner]) best = j;
                    y[i] = best;
                }
            };
        };
    }

    static Routine of(OneHot op) {
        return (kernels, in, out) -> {
            long[] index = in[0].longs();
            float[] y = out.floats();
            int yo = out.from();
            return (_, _) -> {
                Arrays.fill(y, yo, yo + out.size(), 0);
                for (int i = 0; i < in[0].size(); i++) y[yo + i * op.depth() + row("OneHot", index, i, op.depth())] = 1;
            };
        };
    }

    static Routine of(ToIndex op) {
        return (kernels, in, out) -> {
            float[] x = in[0].floats();
            long[] index = out.longs();
            int xo = in[0].from();
            return (_, _) -> {
                for (int i = 0; i < out.size(); i++) index[i] = op.index(x[xo + i], i);
            };
        };
    }

    static Routine of(Gather op, Shape x) {
        int a = x.axis(op.axis()), rows = x.dim(a), run = x.span(a + 1, x.rank()), outer = x.span(0, a);
        return (kernels, in, out) -> {
            float[] v = in[0].floats(), y = out.floats();
            long[] index = in[1].longs();
            int vo = in[0].from(), yo = out.from();
            return (_, _) -> {
                int picked = in[1].size();
                for (int o = 0; o < outer; o++)
                    for (int i = 0; i < picked; i++) {
                        int from = vo + (o * rows + row("Gather", index, i, rows)) * run;
                        int to = yo + (o * picked + i) * run;
                        if (run == 1) y[to] = v[from];
                        else System.arraycopy(v, from, y, to, run);
                    }
            };
        };
    }

    static Routine of(ScatterAdd op, Shape y) {
        int rows = op.rows(), run = y.span(op.axis() + 1, y.rank()), outer = y.span(0, op.axis());
        return (kernels, in, out) -> {
            float[] v = in[0].floats(), sum = out.floats();
            long[] index = in[1].longs();
            int vo = in[0].from(), so = out.from();
            return (_, _) -> {
                Arrays.fill(sum, so, so + out.size(), 0);
                int picked = in[1].size();
                for (int o = 0; o < outer; o++)
                    for (int i = 0; i < picked; i++) {
                        int to = so + (o * rows + row("ScatterAdd", index, i, rows)) * run;
                        kernels.binary(Kernels.Binary.ADD, sum, to, v, vo + (o * picked + i) * run, sum, to, run);
                    }
            };
        };
    }

    static int row(String op, long[] index, int i, int rows) {
        long row = index[i];
        if (row < 0 || row >= rows)
            throw new DataException(
                    "%s: expected an index of 0 … %d at position %d, received %d".formatted(op, rows - 1, i, row));
        return (int) row;
    }
}
