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
            int vo = in[0].from(), yo = out.from();
            return (_, _) -> {
                for (int i = 0; i < base.length; i++)
                    y[yo + i] = v[vo + base[i] + IndexRoutine.row("GatherElements", at, i, rows) * step];
            };
        };
    }

    static Routine of(ScatterElements op, Shape x, Shape index) {
        int[] base = GatherElements.base(x, index, op.axis());
        int a = x.axis(op.axis()), rows = x.dim(a), step = x.span(a + 1, x.rank());
        return (kernels, in, out) -> {
            float[] v = in[0].floats(), u = in[2].floats(), y = out.floats();
            long[] at = in[1].longs();
            int vo = in[0].from(), uo = in[2].from(), yo = out.from();
            return (_, _) -> {
                System.arraycopy(v, vo, y, yo, out.size());
                for (int i = 0; i < base.length; i++)
                    y[yo + base[i] + IndexRoutine.row("ScatterElements", at, i, rows) * step] += u[uo + i];
            };
        };
    }
}
