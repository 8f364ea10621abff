package dev.tiefgang.compile;

import dev.tiefgang.runtime.Aligned;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [ConvChannels] whose tiles [WinogradTiles] has transformed, a block of the batch's tiles and of outputs at a
/// time: filters that come from memory meet as many tiles as there are.
///
/// ```
///   V [e², tiles, c]   ·   U [e², c, outputs] (packed)   =   M [e², tiles of a block, outputs of a block]   →   result
/// ```
final class TileProductsRoutine implements MakingRoutine {
    /// Products of a block, of one number of a tile each: about half a second-level cache.
    private static final int PRODUCTS = 128 * 1024;
    /// Tiles that the kernels take together.
    private static final int TOGETHER = 6;
    /// Tiles are cut into two blocks at least where there are so many, and fewer chunks than [#CHUNKS].
    private static final int FEW = 48;

    private static final int CHUNKS = 4;

    private final ConvChannels op;
    private final WinogradResult result;
    private final int numbers;
    private final int maps;
    private final Chunks tiles;
    private final Chunks outputs;
    private final WinogradProducts products;

    TileProductsRoutine(ConvChannels op, Shape v, Shape out) {
        this.op = op;
        this.result = new WinogradResult(op, out);
        this.numbers = v.dim(0);
        this.maps = op.maps(v);
        this.outputs = new Chunks(op.outputs(), MakingChunks.OUTPUTS);
        this.tiles = blocks(result.tiles(), numbers, op.outputs());
        int most = Math.min(result.tiles(), tiles.size());
        this.products = new WinogradProducts(numbers, maps, most, v.dim(1));
    }

    /// Blocks whose products stay near.
    static Chunks blocks(int tiles, int numbers, int outputs) {
        int count = Math.ceilDiv(tiles, PRODUCTS / (numbers * MakingChunks.OUTPUTS));
        if (count == 1 && outputs < CHUNKS * MakingChunks.OUTPUTS && tiles >= FEW) count = 2;
        return Chunks.equal(tiles, count, TOGETHER);
    }

    @Override
    public int chunks() {
        return tiles.count() * outputs.count();
    }

    @Override
    public int scratch() {
        return Kernels.LANES + products.scratch() + result.scratch();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        float[] v = in[0].floats(), y = out.floats();
        ConvWeights u = ConvWeights.of(op, in, 1);
        int vo = in[0].from(), yo = out.from(), panel = k.panel();
        int m = Aligned.from(scratchAt), own = m + products.scratch();
        return (chunk, scratch) -> {
            // Tiles that meet the same filters come one after the other.
            int first = tiles.from(chunk % tiles.count()), count = tiles.to(chunk % tiles.count()) - first;
            int from = outputs.from(chunk / tiles.count()), to = outputs.to(chunk / tiles.count());
            for (int o = from; o < to; o += panel) {
                int n = Math.min(panel, to - o);
                products.run(k, count, n, v, vo + first * maps, u.w(), u.wo() + numbers * maps * o, scratch, m);
                for (int t = 0; t < count; t++)
                    result.tile(k, scratch, m + t * n, products.step(), n, u, o, y, yo, first + t, own);
            }
            for (int t = 0; t < count; t++) result.follow(behind, first + t, from, to - from, y, yo, scratch);
        };
    }
}
