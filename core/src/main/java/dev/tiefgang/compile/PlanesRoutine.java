package dev.tiefgang.compile;

import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [Conv2d] over row-major maps each of which has filters of its own: band by band of a map, which lies in
/// scratch memory with zeros around.
final class PlanesRoutine implements Routine {
    /// Numbers of a band: it stays in the nearest cache.
    private static final int BAND = 6144;
    /// Multiply-adds of a chunk: fewer are done sooner than maps and results have gone from one core to another.
    private static final double WORK = 4e6;

    private final Window f;
    /// Filters of a map.
    private final int filters;
    private final int h;
    private final int w;
    private final int height;
    private final int width;
    /// Numbers from a row of a band to the next.
    private final int pitch;
    /// Rows of the result that a band gives.
    private final int rows;
    private final int[] taps;
    private final Chunks maps;

    PlanesRoutine(Conv2d op, Shape x, Shape filters, Shape out) {
        this.f = op.window();
        this.filters = filters.dim(0) / op.groups();
        this.h = x.dim(2);
        this.w = x.dim(3);
        this.height = out.dim(2);
        this.width = out.dim(3);
        this.pitch = width + f.spanW() - 1;
        this.rows = Math.clamp(BAND / pitch - f.spanH() + 1, 1, height);
        this.taps = new int[f.h() * f.w()];
        Arrays.setAll(taps, t -> t / f.w() * f.dilationH() * pitch + t % f.w() * f.dilationW());
        double cost = (double) this.filters * taps.length * height * width;
        this.maps = Chunks.of(x.dim(0) * x.dim(1), 1, cost, WORK);
    }

    /// Whether it runs a convolution of these maps.
    static boolean suits(Conv2d op, Shape x) {
        return op.groups() > 1
                && op.groups() == x.dim(1)
                && op.window().strideH() == 1
                && op.window().strideW() == 1;
    }

    @Override
    public int chunks() {
        return maps.count();
    }

    @Override
    public int scratch() {
        return (rows + f.spanH() - 1) * pitch;
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), filter = in[1].floats(), y = out.floats();
        int xo = in[0].from(),
                wo = in[1].from(),
                yo = out.from(),
                all = in[1].shape().dim(0);
        return (chunk, scratch) -> {
            for (int m = maps.from(chunk); m < maps.to(chunk); m++)
                for (int r = 0; r < height; r += rows) {
                    int n = Math.min(rows, height - r);
                    fill(k, x, xo + m * h * w, r, n + f.spanH() - 1, scratch);
                    for (int o = m * filters; o < (m + 1) * filters; o++) {
                        int taken = wo + o % all * taps.length, to = yo + (o * height + r) * width;
                        k.plane(n, width, scratch, 0, pitch, taps, filter, taken, y, to, width);
                    }
                }
        };
    }

    /// The `n` rows of a map that a band needs from row `r` of the result on, with zeros beyond the picture.
    private void fill(Kernels k, float[] x, int map, int r, int n, float[] band) {
        int first = Math.clamp(f.top() - r, 0, n), end = Math.clamp(h + f.top() - r, first, n);
        int left = Math.min(f.left(), pitch), right = Math.min(left + w, pitch);
        Arrays.fill(band, 0, first * pitch, 0);
        Arrays.fill(band, end * pitch, n * pitch, 0);
        for (int row = first * pitch; row < end * pitch; row += pitch) {
            for (int j = 0; j < left; j++) band[row + j] = 0;
            for (int j = right; j < pitch; j++) band[row + j] = 0;
        }
        k.copy(end - first, right - left, x, map + (r + first - f.top()) * w, w, band, first * pitch + left, pitch);
    }
}
