package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [ConvChannels] as it is defined: for each group and each panel of outputs a product of the windows of
/// a band with the filters.
final class DirectRoutine implements MakingRoutine, RowsMaking {
    /// Terms of a panel that stay in the second-level cache while all pixels of a band pass.
    private static final int TERMS = 1536;
    /// Pixels of a band at least.
    private static final int PIXELS = 96;

    private final ConvChannels op;
    private final MakingChunks chunks;
    private final InputBand band;
    private final int[] windows;
    private final int[][] runs;
    private final int length;
    private final int terms;
    private final int width;
    private final int height;
    private final int groupMaps;
    private final int groupOutputs;

    DirectRoutine(ConvChannels op, Shape x, Shape out) {
        this(op, x, out, 0);
    }

    /// @param most rows that are made at a time, or 0 for as many as a chunk has
    DirectRoutine(ConvChannels op, Shape x, Shape out, int most) {
        this.op = op;
        this.height = out.dim(1);
        this.width = out.dim(2);
        this.groupMaps = op.maps(x) / op.groups();
        this.groupOutputs = op.outputs() / op.groups();
        double work = (double) op.macs(x, out) / out.dim(0);
        // With groups, outputs are not cut: their panels begin anew in each group.
        int outputs = op.groups() == 1 ? op.outputs() : 1;
        this.chunks = MakingChunks.of(out.dim(0), height, Math.ceilDiv(PIXELS, width), 1, outputs, work);
        int rows = most > 0 ? most : Math.min(height, chunks.rows().size());
        this.band = new InputBand(op, x, out, rows);
        this.windows = band.windows(rows);
        this.length = band.runLength(groupMaps);
        int[] all = band.runs(groupMaps);
        this.terms = all.length * length;
        this.runs = split(all, Math.max(1, TERMS / length));
    }

    /// The runs in parts, so that the filters of a part stay near.
    private static int[][] split(int[] all, int most) {
        int[][] parts = new int[Math.ceilDiv(all.length, most)][];
        for (int p = 0; p < parts.length; p++)
            parts[p] = Arrays.copyOfRange(all, p * most, Math.min(all.length, (p + 1) * most));
        return parts;
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    @Override
    public int scratch() {
        return band.scratch();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        float[] x = in[0].floats(), y = out.floats();
        ConvWeights w = ConvWeights.of(op, in, 1);
        int xo = in[0].from(), yo = out.from();
        return (chunk, scratch) -> {
            int from = chunks.fromRow(chunk), to = chunks.toRow(chunk), picture = chunks.picture(chunk);
            int at = band.prepare(x, xo, picture, from, to, scratch, scratchAt);
            float[] a = band.array(x, scratch);
            int pixels = (to - from) * width, first = (picture * height + from) * width * op.outputs();
            int o0 = op.groups() == 1 ? chunks.fromOutput(chunk) : 0;
            int o1 = op.groups() == 1 ? chunks.toOutput(chunk) : groupOutputs;
            panels(k, pixels, o0, o1, a, at, w, y, yo + first);
            chunks.follow(behind, chunk, first, pixels, op.outputs(), y, yo, scratch);
        };
    }

    /// Whether each pixel of a result is made from the same pixel of the picture alone.
    static boolean isPointwise(ConvChannels c) {
        return c.algorithm() == Algorithm.DIRECT
                && c.groups() == 1
                && c.window().equals(Window.of(1, 1));
    }

    /// Only of a [pointwise][#isPointwise] convolution.
    @Override
    public void rows(Kernels k, int from, int to, float[] x, int xo, ConvWeights w, float[] y, int yo) {
        int pixels = (to - from) * width, at = xo + from * width * groupMaps;
        panels(k, pixels, 0, op.outputs(), x, at, w, y, yo + from * width * op.outputs());
    }

    /// Outputs `o0 … o1 − 1` of each group for all pixels of a band.
    private void panels(Kernels k, int pixels, int o0, int o1, float[] a, int at, ConvWeights w, float[] y, int first) {
        int panel = k.panel();
        for (int g = 0; g < op.groups(); g++)
            for (int o = o0; o < o1; o += panel) panel(k, pixels, Math.min(panel, o1 - o), g, o, a, at, w, y, first);
    }

    /// One panel of outputs from `o` on of group `g`, for all pixels of a band.
    private void panel(
            Kernels k, int pixels, int n, int g, int o, float[] a, int at, ConvWeights w, float[] y, int first) {
        int stored = PackFilter.padded(n), c = first + g * groupOutputs + o;
        int b = w.wo() + terms * (g * PackFilter.padded(groupOutputs) + o);
        for (int p = 0; p < runs.length; p++) {
            float[] d = p == 0 ? w.bias() : y;
            Bounds bounds = p == runs.length - 1 ? op.bounds() : Bounds.NONE;
            k.convolve(
                    pixels,
                    n,
                    runs[p].length,
                    length,
                    a,
                    at + g * groupMaps * band.mapStep(),
                    windows,
                    0,
                    runs[p],
                    w.w(),
                    b,
                    stored,
                    d,
                    p == 0 ? w.bo() + g * groupOutputs + o : c,
                    p == 0 ? 0 : op.outputs(),
                    y,
                    c,
                    op.outputs(),
                    bounds.low(),
                    bounds.high());
            b += runs[p].length * length * stored;
        }
    }
}
