package dev.tiefgang.compile;

import dev.tiefgang.runtime.Aligned;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Winograd;
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

    /// V, M, the transforms' own, and a tile at the border with zeros around it.
    @Override
    public int scratch() {
        return Kernels.LANES + edge * edge * vStep + products.scratch() + result.scratch() + tiles.scratch();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        float[] x = in[0].floats(), u = in[1].floats(), y = out.floats();
        float[] bias = op.bias() ? in[2].floats() : new float[op.outputs()];
        int xo = in[0].from(), uo = in[1].from(), yo = out.from(), bo = op.bias() ? in[2].from() : 0;
        int panel = k.panel();
        int v = Aligned.from(scratchAt), m = v + edge * edge * vStep, own = m + products.scratch();
        return (chunk, scratch) -> {
            int from = chunks.fromRow(chunk), to = chunks.toRow(chunk), picture = chunks.picture(chunk);
            int first = (picture * result.down() + from / size) * result.across();
            int count = Math.ceilDiv(to - from, size) * result.across();
            for (int t = 0; t < count; t++) input(k, x, xo, first + t, scratch, v + t * maps, own);
            int o0 = chunks.fromOutput(chunk), o1 = chunks.toOutput(chunk);
            for (int o = o0; o < o1; o += panel) {
                int n = Math.min(panel, o1 - o);
                products.run(k, count, n, scratch, v, u, uo + edge * edge * maps * o, scratch, m);
                for (int t = 0; t < count; t++)
                    result.tile(k, scratch, m + t * n, products.step(), n, bias, bo + o, y, yo + o, first + t, own);
            }
            int pixel = (picture * chunks.rows().total() + from) * out.shape().dim(2) * op.outputs();
            chunks.follow(behind, chunk, pixel, (to - from) * out.shape().dim(2), op.outputs(), y, yo, scratch);
        };
    }

    /// The transform of one tile; at the border it is laid out with zeros first.
    private void input(Kernels k, float[] x, int xo, int tile, float[] v, int at, int own) {
        int picture = tile / (result.down() * result.across());
        int row = result.row(tile), column = result.column(tile);
        if (tiles.isInside(row, column)) {
            int from = xo + tiles.from(picture, row, column);
            k.winograd(Winograd.Transform.INPUT, size, maps, x, from, tiles.row(), maps, v, at, vStep, v, own);
            return;
        }
        int laid = own + result.scratch();
        tiles.lay(x, xo, picture, row, column, v, laid);
        k.winograd(Winograd.Transform.INPUT, size, maps, v, laid, edge * maps, maps, v, at, vStep, v, own);
    }
}
