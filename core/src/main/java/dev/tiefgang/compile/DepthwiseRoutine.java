package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs [ConvChannels] whose every channel is by itself: taps times pixels, lanes across the channels.
///
/// The picture is read where it lies. A window that reaches over the border leaves out the taps beyond it,
/// so pixels are taken in stretches that have the same taps:
///
/// ```
///   ┌─┬───────┬─┐
///   │4│   6   │4│   the taps of a 3×3 window with a border of one pixel
///   ├─┼───────┼─┤
///   │6│   9   │6│
///   └─┴───────┴─┘
/// ```
final class DepthwiseRoutine implements MakingRoutine, RowsMaking {
    private final ConvChannels op;
    private final Window f;
    private final MakingChunks chunks;
    private final int maps;
    private final int h;
    private final int w;
    private final int height;
    private final int width;
    private final int[] windows;
    /// For each row of the result the stretches that it consists of.
    private final Stretch[][] rows;

    /// Pixels along an axis, from the first to the one behind the last, whose windows have the same taps
    /// inside the picture.
    private record Range(int from, int to, int firstTap, int endTap) {}

    /// Pixels of a row that have the same taps.
    ///
    /// @param taps where the taps lie in the picture, from the begin of a window on
    /// @param filters where they lie in the filters
    private record Stretch(int from, int to, int[] taps, int[] filters) {}

    DepthwiseRoutine(ConvChannels op, Shape x, Shape out) {
        this.op = op;
        this.f = op.window();
        this.maps = op.maps(x);
        this.h = op.height(x);
        this.w = op.width(x);
        this.height = out.dim(1);
        this.width = out.dim(2);
        // A multiply-add here costs about as much as four of a product.
        double work = 4.0 * op.macs(x, out) / out.dim(0);
        this.chunks = MakingChunks.of(out.dim(0), height, 1, 1, maps, work);
        this.windows = new int[width];
        Arrays.setAll(windows, s -> (s * f.strideW() - f.left()) * maps);
        List<Range> columns = ranges(width, f.strideW(), f.left(), f.dilationW(), f.w(), w);
        this.rows = new Stretch[height][];
        for (Range r : ranges(height, f.strideH(), f.top(), f.dilationH(), f.h(), h)) {
            Stretch[] stretches = columns.stream().map(c -> stretch(r, c)).toArray(Stretch[]::new);
            Arrays.fill(rows, r.from, r.to, stretches);
        }
    }

    private static List<Range> ranges(int count, int stride, int padding, int dilation, int taps, int size) {
        var all = new ArrayList<Range>();
        for (int s = 0; s < count; s++) {
            int begin = s * stride - padding;
            int first = Math.clamp(Math.ceilDiv(-begin, dilation), 0, taps);
            int end = Math.clamp(Math.ceilDiv(size - begin, dilation), first, taps);
            Range last = all.isEmpty() ? null : all.getLast();
            if (last != null && last.firstTap == first && last.endTap == end)
                all.set(all.size() - 1, new Range(last.from, s + 1, first, end));
            else all.add(new Range(s, s + 1, first, end));
        }
        return all;
    }

    private Stretch stretch(Range row, Range column) {
        int across = column.endTap - column.firstTap, count = (row.endTap - row.firstTap) * across;
        int[] taps = new int[count], filters = new int[count];
        for (int t = 0; t < count; t++) {
            int i = row.firstTap + t / across, j = column.firstTap + t % across;
            taps[t] = (i * f.dilationH() * w + j * f.dilationW()) * maps;
            filters[t] = (i * f.w() + j) * maps;
        }
        return new Stretch(column.from, column.to, taps, filters);
    }

    @Override
    public int chunks() {
        return chunks.count();
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        float[] x = in[0].floats(), y = out.floats();
        ConvWeights weights = ConvWeights.of(op, in, 1);
        int xo = in[0].from(), yo = out.from();
        return (chunk, scratch) -> {
            int from = chunks.fromRow(chunk), to = chunks.toRow(chunk), picture = chunks.picture(chunk);
            int c = chunks.fromOutput(chunk), n = chunks.toOutput(chunk) - c;
            int begin = xo + picture * h * w * maps, first = picture * height * width * maps;
            rows(k, from, to, c, n, x, begin, weights, y, yo + first);
            chunks.follow(behind, chunk, first + from * width * maps, (to - from) * width, maps, y, yo, scratch);
        };
    }

    @Override
    public void rows(Kernels k, int from, int to, float[] x, int xo, ConvWeights weights, float[] y, int yo) {
        rows(k, from, to, 0, maps, x, xo, weights, y, yo);
    }

    /// Rows of `n` maps from map `c` on.
    private void rows(
            Kernels k, int from, int to, int c, int n, float[] x, int xo, ConvWeights weights, float[] y, int yo) {
        for (int r = from; r < to; r++) {
            int window = xo + (r * f.strideH() - f.top()) * w * maps + c;
            int row = yo + r * width * maps + c;
            for (Stretch s : rows[r])
                k.depthwise(
                        s.to - s.from,
                        n,
                        s.taps.length,
                        x,
                        window,
                        windows,
                        s.from,
                        s.taps,
                        weights.w(),
                        weights.wo() + c,
                        s.filters,
                        weights.bias(),
                        weights.bo() + c,
                        y,
                        row + s.from * maps,
                        maps,
                        op.bounds().low(),
                        op.bounds().high());
        }
    }
}
