package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.runtime.Winograd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [PackFilter]; chunks are blocks of outputs.
final class PackFilterRoutine implements Routine {
    private final PackFilter op;
    private final int outputs;
    private final int maps;
    private final int rows;
    private final int columns;
    private final Chunks blocks;

    PackFilterRoutine(PackFilter op, Shape w) {
        this.op = op;
        this.outputs = w.dim(0) / op.groups();
        this.maps = w.dim(1);
        this.rows = w.dim(2);
        this.columns = w.dim(3);
        this.blocks = new Chunks(
                outputs, op.algorithm() == Algorithm.DEPTHWISE ? Math.max(1, outputs) : MakingChunks.OUTPUTS);
    }

    @Override
    public int chunks() {
        return op.groups() * blocks.count();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] w = in[0].floats(), y = out.floats();
        int panel = kernels.panel(), taps = rows * columns;
        int group = out.size() / op.groups(), filter = maps * taps;
        if (op.algorithm() == Algorithm.DEPTHWISE)
            return (chunk, _) -> {
                for (int t = 0; t < taps; t++) y[t * op.groups() + chunk] = w[chunk * taps + t];
            };
        int terms = op.algorithm().tile() == 0 ? filter : out.size() / PackFilter.padded(outputs);
        return (chunk, _) -> {
            int g = chunk / blocks.count(), block = chunk % blocks.count();
            for (int o = blocks.from(block); o < PackFilter.padded(blocks.to(block)); o++) {
                int first = o / panel * panel, width = Math.min(panel, PackFilter.padded(outputs - first));
                int at = g * group + first * terms + o - first, from = (g * outputs + o) * filter;
                if (o >= outputs) for (int t = 0; t < terms; t++) y[at + t * width] = 0;
                else if (op.algorithm().tile() == 0) straight(w, from, y, at, width);
                else transformed(w, from, y, at, width);
            }
        };
    }

    private void straight(float[] w, int from, float[] y, int at, int width) {
        boolean planar = op.algorithm() == Algorithm.PLANAR;
        int taps = rows * columns, to = at;
        for (int outer = 0; outer < (planar ? maps : taps); outer++)
            for (int inner = 0; inner < (planar ? taps : maps); inner++, to += width)
                y[to] = w[from + (planar ? outer * taps + inner : inner * taps + outer)];
    }

    private void transformed(float[] w, int from, float[] y, int at, int width) {
        double[] taps = new double[rows * columns];
        for (int c = 0; c < maps; c++) {
            for (int t = 0; t < taps.length; t++) taps[t] = w[from + c * taps.length + t];
            Winograd.filter(op.algorithm().tile(), taps, y, at + c * width, maps * width);
        }
    }
}
