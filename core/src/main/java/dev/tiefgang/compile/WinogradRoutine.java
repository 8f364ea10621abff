package dev.tiefgang.compile;

import dev.tiefgang.runtime.Aligned;
import dev.tiefgang.runtime.ChannelKernels;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Winograd;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [ConvChannels] of 3×3 by Winograd's algorithm, a band of tiles at a time.
///
/// ```
///   tiles of the picture    V [e², tiles, c]      U [e², c, outputs]     M [e², tiles, outputs]     result
///   e×e, overlapping by 2   Bᵀ·x·B            ·   G·w·Gᵀ (packed)    =                          →   Aᵀ·M·A +
/// bias
/// ```
///
/// Each of the `e²` products is a small matrix product; V and M of a band stay in the second-level cache.
final class WinogradRoutine implements MakingRoutine {
    /// Tiles of a band at least: rows of a product that keep the registers busy.
    private static final int TILES = 24;

    private final ConvChannels op;
    private final MakingChunks chunks;
    private final int size;
    private final int edge;
    private final int maps;
    private final PictureTiles tiles;
    private final int outH;
    private final int outW;
    private final int across;
    private final int most;
    private final int[] tileRows;
    /// From one matrix of V or M to the next: no multiple of 4096 bytes, which would meet the same lines of a
    /// cache.
    private final int vStep;
    private final int mStep;
    private static final int[] ONE_RUN = {0};

    WinogradRoutine(ConvChannels op, Shape x, Shape out) {
        this.op = op;
        this.size = op.algorithm().tile();
        this.edge = size + 2;
        this.maps = op.maps(x);
        this.tiles = new PictureTiles(
                op.height(x),
                op.width(x),
                maps,
                edge,
                op.window().top(),
                op.window().left());
        this.outH = out.dim(1);
        this.outW = out.dim(2);
        this.across = Math.ceilDiv(outW, size);
        double work = (double) op.macs(x, out) / out.dim(0) * edge * edge / (9.0 * size * size);
        int least = Math.min(outH, Math.ceilDiv(TILES, across) * size);
        this.chunks = MakingChunks.of(out.dim(0), outH, least, size, op.outputs(), work);
        this.most = across * Math.ceilDiv(Math.min(outH, chunks.rows().size()), size);
        this.tileRows = new int[most];
        this.vStep = most * maps + Kernels.LANES;
        this.mStep = most * MakingChunks.OUTPUTS + Kernels.LANES;
        Arrays.setAll(tileRows, t -> t * maps);
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    /// V, M, a tile at the border with zeros around it, a tile of the result that is cut, and the transforms'
    /// own.
    @Override
    public int scratch() {
        return Kernels.LANES + edge * edge * (vStep + mStep + maps + MakingChunks.OUTPUTS) + ChannelKernels.TRANSFORM;
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        float[] x = in[0].floats(), u = in[1].floats(), y = out.floats();
        float[] bias = op.bias() ? in[2].floats() : new float[op.outputs()];
        int xo = in[0].from(), uo = in[1].from(), yo = out.from(), bo = op.bias() ? in[2].from() : 0;
        int panel = k.panel();
        int inputs = Aligned.from(scratchAt);
        int products = inputs + edge * edge * vStep, own = products + edge * edge * mStep;
        return (chunk, scratch) -> {
            int from = chunks.fromRow(chunk), to = chunks.toRow(chunk), picture = chunks.picture(chunk);
            int count = Math.ceilDiv(to - from, size) * across;
            for (int t = 0; t < count; t++)
                input(k, x, xo, picture, from + t / across * size, t % across * size, scratch, inputs + t * maps, own);
            int o0 = chunks.fromOutput(chunk), o1 = chunks.toOutput(chunk);
            for (int o = o0; o < o1; o += panel) {
                int n = Math.min(panel, o1 - o);
                for (int e = 0; e < edge * edge; e++)
                    k.convolve(
                            count,
                            n,
                            1,
                            maps,
                            scratch,
                            inputs + e * vStep,
                            tileRows,
                            0,
                            ONE_RUN,
                            u,
                            uo + edge * edge * maps * o + e * maps * n,
                            n,
                            ZEROS,
                            0,
                            0,
                            scratch,
                            products + e * mStep,
                            n,
                            Bounds.NONE.low(),
                            Bounds.NONE.high());
                for (int t = 0; t < count; t++) {
                    int row = from + t / across * size, column = t % across * size;
                    output(k, scratch, products + t * n, mStep, n, bias, bo, o, y, yo, picture, row, column, to, own);
                }
            }
            int first = (picture * outH + from) * outW * op.outputs();
            chunks.follow(behind, chunk, first, (to - from) * outW, op.outputs(), y, yo, scratch);
        };
    }

    private static final float[] ZEROS = new float[MakingChunks.OUTPUTS];

    /// The transform of one tile; at the border it is laid out with zeros first.
    private void input(Kernels k, float[] x, int xo, int picture, int row, int column, float[] v, int at, int own) {
        if (tiles.isInside(row, column)) {
            int from = xo + tiles.from(picture, row, column);
            k.winograd(Winograd.Transform.INPUT, size, maps, x, from, tiles.row(), maps, v, at, vStep, v, own);
            return;
        }
        int tile = own + ChannelKernels.TRANSFORM;
        tiles.lay(x, xo, picture, row, column, v, tile);
        k.winograd(Winograd.Transform.INPUT, size, maps, v, tile, edge * maps, maps, v, at, vStep, v, own);
    }

    /// The result of one tile, cut where it reaches over the edge.
    private void output(
            Kernels k,
            float[] m,
            int at,
            int step,
            int n,
            float[] bias,
            int bo,
            int o,
            float[] y,
            int yo,
            int picture,
            int row,
            int column,
            int end,
            int own) {
        float low = op.bounds().low(), high = op.bounds().high();
        int c = op.outputs(), to = yo + ((picture * outH + row) * outW + column) * c + o;
        if (row + size <= end && column + size <= outW) {
            k.winogradOutput(size, n, m, at, step, bias, bo + o, y, to, outW * c, c, m, own, low, high);
            return;
        }
        int tile = own + ChannelKernels.TRANSFORM + edge * edge * maps;
        k.winogradOutput(size, n, m, at, step, bias, bo + o, m, tile, size * n, n, m, own, low, high);
        for (int i = 0; i < Math.min(size, end - row); i++)
            for (int j = 0; j < Math.min(size, outW - column); j++)
                System.arraycopy(m, tile + (i * size + j) * n, y, to + (i * outW + j) * c, n);
    }
}
