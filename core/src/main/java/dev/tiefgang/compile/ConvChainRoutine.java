package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Aligned;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Runs [ConvChain], a band of rows of the last result at a time.
///
/// ```
///   picture          rows that the band needs         band of the result
///   ■■■■■■■■  1×1    ▒▒▒▒▒▒▒▒  ┐  of the next band's    3×3
///   ■■■■■■■■ ─────→  ■■■■■■■■  ┤  window too, made ────────→  ■■■■■■
///   ■■■■■■■■         ▒▒▒▒▒▒▒▒  ┘  again there
/// ```
final class ConvChainRoutine implements MakingRoutine {
    /// Floats between two convolutions at most: two thirds of a second-level cache.
    private static final long NEAR = 160 * 1024;
    /// Rows of a picture that are made again for another band, at most.
    private static final double AGAIN = 0.25;
    /// Bands of a picture that are wanted: enough for many threads.
    private static final int BANDS = 16;
    /// Rows of a band that are wanted where those at its edge are made again for the next one.
    private static final int ROWS = 8;

    private final ConvChain op;
    private final RowsMaking[] makers;
    private final Chunks bands;
    private final int pictures;
    /// For each convolution and band the first row that is made, and the one behind the last.
    private final int[][] first;
    private final int[][] end;
    /// Floats of a row that a convolution makes, and of what one picture becomes by it.
    private final int[] row;
    private final int[] picture;
    /// Where what lies between two convolutions begins in scratch memory.
    private final int[] between;
    private final int scratch;
    private final boolean pays;

    ConvChainRoutine(ConvChain op, Shape x) {
        this.op = op;
        List<Shape> shapes = op.shapes(x);
        int count = op.stages().size(), height = shapes.getLast().dim(1);
        this.pictures = x.dim(0);
        this.makers = new RowsMaking[count];
        this.row = new int[count];
        this.picture = new int[count + 1];
        this.picture[0] = x.tail().size();
        for (int s = 0; s < count; s++) {
            row[s] = shapes.get(s + 1).span(2, 4);
            picture[s + 1] = shapes.get(s + 1).tail().size();
        }
        boolean again = op.stages().stream()
                .skip(1)
                .anyMatch(c -> c.window().spanH() > c.window().strideH());
        int rows = Math.min(height, Math.max(again ? ROWS : 1, Math.ceilDiv(height, BANDS)));
        while (rows > 1 && size(shapes, new Chunks(height, rows)) > NEAR) rows--;
        this.bands = new Chunks(height, rows);
        boolean near = size(shapes, bands) <= NEAR;
        this.first = new int[count][bands.count()];
        this.end = new int[count][bands.count()];
        for (int b = 0; b < bands.count(); b++) rows(shapes, bands, b, first, end);
        this.pays = near
                && IntStream.range(0, count)
                        .allMatch(s -> seldomAgain(s, shapes.get(s + 1).dim(1)));
        this.between = new int[count];
        int at = 0;
        for (int s = 0; s < count; s++) {
            int most = most(first[s], end[s]);
            ConvChannels c = op.stages().get(s);
            Shape in = shapes.get(s), out = shapes.get(s + 1);
            makers[s] = c.algorithm() == Algorithm.DEPTHWISE
                    ? new DepthwiseRoutine(c, in, out)
                    : new DirectRoutine(c, in, out, most);
            between[s] = at;
            if (s < count - 1) at = Aligned.from(at + most * row[s]) + Kernels.LANES;
        }
        this.scratch = Kernels.LANES + at;
    }

    private boolean seldomAgain(int stage, int height) {
        int made = 0;
        for (int b = 0; b < bands.count(); b++) made += end[stage][b] - first[stage][b];
        return made <= height * (1 + AGAIN);
    }

    /// Whether what lies between the convolutions stays near, and few rows are made again.
    boolean pays() {
        return pays;
    }

    private static int most(int[] first, int[] end) {
        int most = 0;
        for (int b = 0; b < first.length; b++) most = Math.max(most, end[b] - first[b]);
        return most;
    }

    /// Floats that lie between the convolutions while a band is made.
    private long size(List<Shape> shapes, Chunks cut) {
        int count = row.length;
        long size = 0;
        int[][] from = new int[count][cut.count()], to = new int[count][cut.count()];
        for (int b = 0; b < cut.count(); b++) rows(shapes, cut, b, from, to);
        for (int s = 0; s < count - 1; s++) size += (long) most(from[s], to[s]) * row[s];
        return size;
    }

    /// The rows that each convolution makes for a band, from the last on.
    private void rows(List<Shape> shapes, Chunks cut, int band, int[][] from, int[][] to) {
        int last = row.length - 1;
        from[last][band] = cut.from(band);
        to[last][band] = cut.to(band);
        for (int s = last; s > 0; s--) {
            Window f = op.stages().get(s).window();
            int height = shapes.get(s).dim(1);
            from[s - 1][band] = Math.clamp(from[s][band] * (long) f.strideH() - f.top(), 0, height);
            to[s - 1][band] =
                    Math.clamp((to[s][band] - 1) * (long) f.strideH() - f.top() + f.spanH(), from[s - 1][band], height);
        }
    }

    @Override
    public int chunks() {
        return pictures * bands.count();
    }

    @Override
    public int scratch() {
        return scratch;
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        int count = makers.length, last = count - 1;
        var weights = new ConvWeights[count];
        for (int s = 0, i = 1; s < count; i += op.stages().get(s++).inputs() - 1)
            weights[s] = ConvWeights.of(op.stages().get(s), in, i);
        float[] x = in[0].floats(), y = out.floats();
        int xo = in[0].from(), yo = out.from(), at = Aligned.from(scratchAt);
        return (chunk, scratch) -> {
            int n = chunk / bands.count(), band = chunk % bands.count();
            float[] from = x;
            int begin = xo + n * picture[0];
            for (int s = 0; s < count; s++) {
                float[] to = s == last ? y : scratch;
                int lies = s == last ? yo + n * picture[count] : at + between[s] - first[s][band] * row[s];
                makers[s].rows(k, first[s][band], end[s][band], from, begin, weights[s], to, lies);
                from = to;
                begin = lies;
            }
            if (behind.equals(Behind.NOTHING)) return;
            int made = n * picture[count] + bands.from(band) * row[last];
            behind.run(made, (bands.to(band) - bands.from(band)) * row[last], y, yo + made, scratch);
        };
    }
}
