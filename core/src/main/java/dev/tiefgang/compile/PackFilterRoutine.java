package dev.tiefgang.compile;

import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.runtime.Winograd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [PackFilter]; chunks are blocks of outputs.
final class PackFilterRoutine implements Routine {
    /// Taps of a filter of 3×3.
    private static final int TAPS = 9;
    /// Maps whose filters are transformed before they are stored.
    private static final int MAPS = 8;

    private final PackFilter op;
    private final int outputs;
    private final int maps;
    /// From a number of the filters to that of the next output, map and tap, and to the next group.
    private final int outputStep;
    private final int mapStep;
    private final int tapStep;
    private final int groupStep;
    private final int firstTap;
    private final int rows;
    private final int columns;
    private final Chunks blocks;

    PackFilterRoutine(PackFilter op, Shape stored) {
        Shape w = op.seen(stored);
        this.op = op;
        int taps = w.dim(2) * w.dim(3);
        // Turned, a map of a filter is a filter, and its last tap the first.
        this.outputStep = op.turned() ? taps : w.dim(1) * taps;
        this.mapStep = op.turned() ? stored.dim(1) * taps : taps;
        this.tapStep = op.turned() ? -1 : 1;
        this.firstTap = op.turned() ? taps - 1 : 0;
        this.groupStep = stored.size() / op.groups();
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
    public int scratch() {
        int tile = op.algorithm().tile(), numbers = (tile + 2) * (tile + 2);
        return tile > 0 ? (TAPS + numbers) * MAPS * MakingChunks.OUTPUTS + ChannelKernels.TRANSFORM : 0;
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] w = in[0].floats(), y = out.floats();
        int panel = kernels.panel(), taps = rows * columns;
        int group = out.size() / op.groups(), wo = in[0].from(), yo = out.from();
        if (op.algorithm() == Algorithm.DEPTHWISE)
            return (chunk, _) -> {
                for (int t = 0; t < taps; t++)
                    y[yo + t * op.groups() + chunk] = w[wo + chunk * taps + firstTap + t * tapStep];
            };
        if (op.algorithm().tile() > 0) return transforming(kernels, w, wo, y, yo);
        int terms = maps * taps;
        return (chunk, _) -> {
            int g = chunk / blocks.count(), block = chunk % blocks.count();
            for (int o = blocks.from(block); o < PackFilter.padded(blocks.to(block)); o++) {
                int first = o / panel * panel, width = Math.min(panel, PackFilter.padded(outputs - first));
                int at = yo + g * group + first * terms + o - first;
                int from = wo + g * groupStep + o * outputStep + firstTap;
                if (o >= outputs) for (int t = 0; t < terms; t++) y[at + t * width] = 0;
                else straight(w, from, y, at, width);
            }
        };
    }

    private void straight(float[] w, int from, float[] y, int at, int width) {
        boolean planar = op.algorithm() == Algorithm.PLANAR;
        int taps = rows * columns, to = at;
        for (int outer = 0; outer < (planar ? maps : taps); outer++)
            for (int inner = 0; inner < (planar ? taps : maps); inner++, to += width)
                y[to] = w[from + (planar ? outer : inner) * mapStep + (planar ? inner : outer) * tapStep];
    }

    /// Filters of 3×3 for Winograd's algorithm, a panel of outputs and some maps at a time. No output is missing.
    private Task transforming(Kernels k, float[] w, int wo, float[] y, int yo) {
        int tile = op.algorithm().tile(), numbers = (tile + 2) * (tile + 2);
        return (block, scratch) -> {
            for (int first = blocks.from(block); first < blocks.to(block); first += k.panel()) {
                int width = Math.min(k.panel(), blocks.to(block) - first), at = yo + first * numbers * maps;
                for (int c = 0; c < maps; c += MAPS) {
                    int together = Math.min(MAPS, maps - c), made = TAPS * MAPS * width, row = together * width;
                    gather(w, wo + first * outputStep + c * mapStep + firstTap, width, together, scratch);
                    for (int i = 0; i < together; i++)
                        k.winograd(
                                Winograd.Transform.FILTER,
                                tile,
                                width,
                                scratch,
                                i * TAPS * width,
                                3 * width,
                                width,
                                scratch,
                                made + i * width,
                                row,
                                scratch,
                                made + numbers * row);
                    // The matrices lie far apart: what goes to one place at a time should be long.
                    for (int e = 0; e < numbers; e++)
                        System.arraycopy(scratch, made + e * row, y, at + (e * maps + c) * width, row);
                }
            }
        };
    }

    /// The filters of some outputs and maps as `[map, tap, output]`.
    private void gather(float[] w, int from, int width, int together, float[] to) {
        for (int o = 0; o < width; o++)
            for (int i = 0, at = o; i < together; i++)
                for (int t = 0; t < TAPS; t++, at += width)
                    to[at] = w[from + o * outputStep + i * mapStep + t * tapStep];
    }
}
