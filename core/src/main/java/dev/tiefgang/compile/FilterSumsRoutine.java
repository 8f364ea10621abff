package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs [FilterSums]: for each tap a product of the maps under it with the output gradients, over those
/// pixels for which the tap lies in the picture. Tables say where the terms of both sides lie, so nothing is
/// padded.
final class FilterSumsRoutine implements Routine {
    /// Terms in one go: so many rows of output gradients stay in the nearest cache while all tiles pass.
    private static final int TERMS = 96;
    /// Rows of taps that see an output gradient together while it is near.
    private static final int TAPS = 2;
    /// Multiply-adds that pay for handing a chunk to another thread.
    private static final double WORK = 400_000;

    private final int groups;
    private final int pictures;
    private final int maps;
    private final int outputs;
    private final int taps;
    /// Taps of a row that are treated one by one.
    private final int perRow;
    /// From a map to the next, and from a tap to the next, in the result.
    private final int mapStep;
    private final int tapStep;
    /// Numbers of a picture.
    private final int xPicture;
    private final int yPicture;
    /// For each tap where the terms lie in `x` and in `dy`, over as many pictures as make long sums.
    private final int[][] xTerms;
    private final int[][] yTerms;
    private final int together;
    private final Chunks tapBlocks;
    private final Chunks mapBlocks;
    private final Chunks outputBlocks;

    FilterSumsRoutine(FilterSums op, Shape x, Shape dy) {
        Window f = op.window();
        this.groups = op.groups();
        this.pictures = x.dim(0);
        this.maps = x.dim(3) / groups * (op.rows() ? f.w() : 1);
        this.outputs = dy.dim(3) / groups;
        this.perRow = op.rows() ? 1 : f.w();
        this.taps = f.h() * perRow;
        this.mapStep = op.rows() ? outputs : taps * outputs;
        this.tapStep = op.rows() ? maps * outputs : outputs;
        this.xPicture = x.span(1, 4);
        this.yPicture = dy.span(1, 4);
        int pixels = Math.max(1, dy.dim(1) * dy.dim(2));
        this.together = Math.clamp(Math.ceilDiv(TERMS, pixels), 1, Math.max(1, pictures));
        this.xTerms = new int[taps][];
        this.yTerms = new int[taps][];
        for (int t = 0; t < taps; t++) terms(f, t, x, dy);
        double work = (double) pictures * pixels * maps;
        this.outputBlocks = new Chunks(outputs, MakingChunks.OUTPUTS);
        this.tapBlocks = new Chunks(taps, op.rows() ? TAPS : 1);
        double mapWork = work / maps * Math.min(outputs, MakingChunks.OUTPUTS);
        this.mapBlocks = op.rows() ? new Chunks(maps, maps) : Chunks.of(maps, 20, mapWork, WORK);
    }

    private void terms(Window f, int tap, Shape x, Shape dy) {
        List<int[]> pairs = new ArrayList<>();
        int i = tap / perRow * f.dilationH() - f.top(), j = tap % perRow * f.dilationW() - f.left();
        for (int p = 0; p < together; p++)
            for (int r = 0; r < dy.dim(1); r++)
                for (int s = 0; s < dy.dim(2); s++) {
                    int row = r * f.strideH() + i, column = s * f.strideW() + j;
                    if (row < 0 || row >= x.dim(1) || column < 0 || column >= x.dim(2)) continue;
                    int from = p * xPicture + (row * x.dim(2) + column) * x.dim(3);
                    pairs.add(new int[] {from, p * yPicture + (r * dy.dim(2) + s) * dy.dim(3)});
                }
        xTerms[tap] = pairs.stream().mapToInt(a -> a[0]).toArray();
        yTerms[tap] = pairs.stream().mapToInt(a -> a[1]).toArray();
    }

    @Override
    public int chunks() {
        return groups * tapBlocks.count() * mapBlocks.count() * outputBlocks.count();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), dy = in[1].floats(), y = out.floats();
        int xo = in[0].from(), dyo = in[1].from(), yo = out.from();
        return (chunk, _) -> {
            int o = chunk % outputBlocks.count(), c = chunk / outputBlocks.count() % mapBlocks.count();
            int block = chunk / (outputBlocks.count() * mapBlocks.count()) % tapBlocks.count();
            int group = chunk / (outputBlocks.count() * mapBlocks.count() * tapBlocks.count());
            block(k, x, xo, dy, dyo, y, yo, group, block, c, o);
        };
    }

    /// The sums of a block of maps with a block of outputs for a block of taps.
    private void block(
            Kernels k, float[] x, int xo, float[] dy, int dyo, float[] y, int yo, int group, int block, int c, int o) {
        int m = mapBlocks.to(c) - mapBlocks.from(c), first = mapBlocks.from(c);
        int from = tapBlocks.from(block), end = tapBlocks.to(block);
        for (int j = outputBlocks.from(o); j < outputBlocks.to(o); j += k.panel()) {
            int n = Math.min(k.panel(), outputBlocks.to(o) - j);
            int to = yo + group * maps * taps * outputs + first * mapStep + j;
            for (int tap = from; tap < end; tap++)
                for (int i = 0; i < m; i++) {
                    int row = to + tap * tapStep + i * mapStep;
                    Arrays.fill(y, row, row + n, 0);
                }
            for (int p = 0; p < pictures; p += together) {
                int length = Math.min(together, pictures - p) * xTerms[from].length / together;
                int a = xo + p * xPicture + group * maps + first, b = dyo + p * yPicture + group * outputs + j;
                int each = Math.max(1, Math.ceilDiv(length, Math.max(1, Math.ceilDiv(length, TERMS))));
                for (int t = 0; t < length; t += each)
                    for (int tap = from; tap < end; tap++) {
                        int at = to + tap * tapStep, count = Math.min(each, length - t);
                        k.correlate(
                                m, n, count, x, a, xTerms[tap], dy, b, yTerms[tap], t, y, at, mapStep, y, at, mapStep);
                    }
            }
        }
    }
}
