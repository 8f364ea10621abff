package dev.tiefgang.compile;

import dev.tiefgang.op.GatherElements;
import dev.tiefgang.op.ScatterElements;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;

/// Picking and adding up along an axis with another position for every place, in plain loops.
final class ElementsRoutine {
    private ElementsRoutine() {}

    static Routine of(GatherElements op, Shape x, Shape index) {
        int[] base = GatherElements.base(x, index, op.axis());
        int a = x.axis(op.axis()), rows = x.dim(a), step = x.span(a + 1, x.rank());
        return (kernels, in, out) -> {
            float[] v = in[0].floats(), y = out.floats();
            long[] at = in[1].longs();
            return (_, _) -> {
                for (int i = 0; i < base.length; i++)
                    y[i] = v[base[i] + IndexRoutine.row("GatherElements", at, i, rows) * step];
            };
        };
    }

    static Routine of(ScatterElements op, Shape x, Shape index) {
        int[] base = GatherElements.base(x, index, op.axis());
        int a = x.axis(op.axis()), rows = x.dim(a), step = x.span(a + 1, x.rank());
        return (kernels, in, out) -> {
            float[] v = in[0].floats(), u = in[2].floats(), y = out.floats();
            long[] at = in[1].longs();
            return (_, _) -> {
                System.arraycopy(v, 0, y, 0, out.size());
                for (int i = 0; i < base.length; i++)
                    y[base[i] + IndexRoutine.row("ScatterElements", at, i, rows) * step] += u[i];
            };
        };
    }
}
