package dev.tiefgang.compile;

import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [ConvChannels] whose every channel is by itself: taps times pixels, lanes across the channels.
final class DepthwiseRoutine implements MakingRoutine {
    private final ConvChannels op;
    private final MakingChunks chunks;
    private final InputBand band;
    private final int[] windows;
    private final int[] taps;
    private final int width;
    private final int height;

    DepthwiseRoutine(ConvChannels op, Shape x, Shape out) {
        this.op = op;
        this.height = out.dim(1);
        this.width = out.dim(2);
        // A multiply-add here costs about as much as four of a product.
        double work = 4.0 * op.macs(x, out) / out.dim(0);
        this.chunks = MakingChunks.of(out.dim(0), height, 1, 1, 1, work);
        int rows = Math.min(height, chunks.rows().size());
        this.band = new InputBand(op, x, out, rows);
        this.windows = band.windows(rows);
        this.taps = band.taps();
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
        float[] x = in[0].floats(), w = in[1].floats(), y = out.floats();
        int n = op.outputs();
        float[] bias = op.bias() ? in[2].floats() : new float[n];
        int xo = in[0].from(), wo = in[1].from(), yo = out.from(), bo = op.bias() ? in[2].from() : 0;
        return (chunk, scratch) -> {
            int from = chunks.fromRow(chunk), to = chunks.toRow(chunk), picture = chunks.picture(chunk);
            int at = band.prepare(x, xo, picture, from, to, scratch, scratchAt);
            int pixels = (to - from) * width, first = (picture * height + from) * width * n;
            float[] a = band.array(x, scratch);
            k.depthwise(pixels, n, taps.length, a, at, windows, 0, taps, w, wo, n, bias, bo, y, yo + first, n);
            chunks.follow(behind, chunk, first, pixels, n, y, yo, scratch);
        };
    }
}
