package dev.tiefgang.compile;

import static dev.tiefgang.runtime.Winograd.Transform.INPUT;

import dev.tiefgang.runtime.Aligned;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [ConvChannels] of 3×3 by Winograd's algorithm, a band of tiles at a time.
///
/// ```
///   tiles of the picture    V [e², tiles, c]      U [e², c, outputs]     M [e², tiles, outputs]     result
///   e×e, overlapping by 2   Bᵀ·x·B            ·   G·w·Gᵀ (packed)    =                          →   Aᵀ·M·A + b
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
    private final WinogradResult result;
    private final WinogradProducts products;
    private final int vStep;

    WinogradRoutine(ConvChannels op, Shape x, Shape out) {
        this.op = op;
        this.size = op.algorithm().tile();
        this.edge = size + 2;
        this.maps = op.maps(x);
        this.tiles = new PictureTiles(x, edge, op.window().top(), op.window().left());
        this.result = new WinogradResult(op, out);
        double work = (double) op.macs(x, out) / out.dim(0) * edge * edge / (9.0 * size * size);
        int height = out.dim(1), least = Math.min(height, Math.ceilDiv(TILES, result.across()) * size);
        this.chunks = MakingChunks.of(out.dim(0), height, least, size, op.outputs(), work);
        int most = result.across() * Math.ceilDiv(Math.min(height, chunks.rows().size()), size);
        this.vStep = most * maps + Kernels.LANES;
        this.products = new WinogradProducts(edge * edge, maps, most, vStep);
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    /// V, M, and what the transforms need one after the other.
    @Override
    public int scratch() {
        int own = Math.max(result.scratch(), tiles.scratch());
        return Kernels.LANES + edge * edge * vStep + products.scratch() + own;
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        float[] x = in[0].floats(), y = out.floats();
        ConvWeights u = ConvWeights.of(op, in, 1);
        int xo = in[0].from(), yo = out.from(), panel = k.panel();
        int v = Aligned.from(scratchAt), m = v + edge * edge * vStep, own = m + products.scratch();
        return (chunk, scratch) -> {
            int from = chunks.fromRow(chunk), to = chunks.toRow(chunk), picture = chunks.picture(chunk);
            int first = (picture * result.down() + from / size) * result.across();
            int count = Math.ceilDiv(to - from, size) * result.across();
            for (int t = 0; t < count; t++) {
                int row = result.row(first + t), column = result.column(first + t), at = v + t * maps;
                tiles.transform(k, INPUT, size, x, xo, picture, row, column, scratch, at, vStep, scratch, own);
            }
            int o0 = chunks.fromOutput(chunk), o1 = chunks.toOutput(chunk);
            for (int o = o0; o < o1; o += panel) {
                int n = Math.min(panel, o1 - o);
                products.run(k, count, n, scratch, v, u.w(), u.wo() + edge * edge * maps * o, scratch, m);
                for (int t = 0; t < count; t++)
                    result.tile(k, scratch, m + t * n, products.step(), n, u, o, y, yo, first + t, own);
            }
            int pixels = (to - from) * result.width(), begin = result.pixel(first) * op.outputs();
            chunks.follow(behind, chunk, begin, pixels, op.outputs(), y, yo, scratch);
        };
    }
}
