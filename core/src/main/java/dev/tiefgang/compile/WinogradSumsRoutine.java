package dev.tiefgang.compile;

import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.runtime.Winograd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [WinogradSums], a block of maps and a block of outputs at a time: 36 small products, and one transform for
/// each map.
final class WinogradSumsRoutine implements Routine {
    /// Tiles in one go: so many rows of gradients stay in the nearest cache while all maps pass.
    private static final int TILES = 96;
    /// Maps of a block at most: each block reads all gradients, which go through memory in large batches.
    private static final int MAPS = 40;
    /// Maps that the kernels take together.
    private static final int TOGETHER = 5;

    private static final int EDGE = WinogradTiles.SIZE + 2;

    private final WinogradSums op;
    private final int tiles;
    private final int[] mapRows;
    private final int[] outputRows;
    private final Chunks mapBlocks;
    private final Chunks outputBlocks;

    WinogradSumsRoutine(WinogradSums op, Shape v) {
        this.op = op;
        this.tiles = op.tiles(v);
        this.mapRows = new int[tiles];
        this.outputRows = new int[tiles];
        Arrays.setAll(mapRows, t -> t * op.maps());
        Arrays.setAll(outputRows, t -> t * op.outputs());
        this.mapBlocks = Chunks.equal(op.maps(), Math.ceilDiv(op.maps(), MAPS), TOGETHER);
        this.outputBlocks = new Chunks(op.outputs(), MakingChunks.OUTPUTS);
    }

    @Override
    public int chunks() {
        return mapBlocks.count() * outputBlocks.count();
    }

    @Override
    public int scratch() {
        return WinogradTiles.NUMBERS * matrix() + ChannelKernels.TRANSFORM;
    }

    /// Floats from one matrix of sums to the next.
    private int matrix() {
        return mapBlocks.size() * MakingChunks.OUTPUTS + Kernels.LANES;
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] v = in[0].floats(), w = in[1].floats(), y = out.floats();
        int vStep = in[0].shape().dim(1), wStep = in[1].shape().dim(1);
        int vo = in[0].from(), wo = in[1].from(), yo = out.from();
        return (chunk, scratch) -> {
            int block = chunk / outputBlocks.count(), c = mapBlocks.from(block), m = mapBlocks.to(block) - c;
            int first = outputBlocks.from(chunk % outputBlocks.count());
            int end = outputBlocks.to(chunk % outputBlocks.count());
            for (int o = first; o < end; o += k.panel()) {
                int n = Math.min(k.panel(), end - o);
                for (int e = 0; e < WinogradTiles.NUMBERS; e++)
                    sums(k, m, n, v, vo + e * vStep + c, w, wo + e * wStep + o, scratch, e * matrix());
                for (int i = 0; i < m; i++) {
                    int to = yo + (c + i) * WinogradSums.TAPS * op.outputs() + o;
                    int own = WinogradTiles.NUMBERS * matrix();
                    k.winograd(
                            Winograd.Transform.TAPS,
                            WinogradTiles.SIZE,
                            n,
                            scratch,
                            i * n,
                            EDGE * matrix(),
                            matrix(),
                            y,
                            to,
                            op.outputs(),
                            scratch,
                            own);
                }
            }
        };
    }

    /// The sums over all tiles of `m` maps times `n` outputs.
    private void sums(Kernels k, int m, int n, float[] v, int vAt, float[] w, int wAt, float[] to, int at) {
        Arrays.fill(to, at, at + m * n, 0);
        for (int t = 0; t < tiles; t += TILES) {
            int count = Math.min(TILES, tiles - t);
            k.correlate(m, n, count, v, vAt, mapRows, w, wAt, outputRows, t, to, at, n, to, at, n);
        }
    }
}
