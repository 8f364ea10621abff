package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Kernels.Binary;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;

/// Runs [PoolLast], map by map; the pictures of a batch lie side by side and are treated together.
final class PoolRoutine implements Routine {
    private static final double WORK = 65_536;

    private final PoolLast op;
    private final Window f;
    private final int outH;
    private final int outW;
    private final int n;
    private final Chunks maps;
    /// Whether the columns of a row are compared all at once, also those that no window begins with: where a
    /// pixel fills no vector that takes less time than pixel by pixel.
    private final boolean narrow;
    /// Bands of result rows, where a few large maps would leave threads without work.
    private final Chunks bands;

    PoolRoutine(PoolLast op, Shape x) {
        this.op = op;
        this.f = op.window();
        this.outH = f.outH(op.h());
        this.outW = f.outW(op.w());
        this.n = x.dim(3);
        this.narrow = n < Kernels.LANES && f.w() > 1 && f.left() == 0 && column(outW - 1, f.w() - 1) < op.w();
        double work = (double) outH * outW * n * f.h() * f.w();
        this.maps = Chunks.of(x.dim(0), 1, work, WORK);
        boolean forward = op.mode() == PoolLast.Mode.MAX || op.mode() == PoolLast.Mode.AVERAGE;
        this.bands =
                forward && work > WORK ? Chunks.of(outH, 1, work / outH, WORK) : new Chunks(outH, Math.max(1, outH));
    }

    @Override
    public int chunks() {
        return maps.count() * bands.count();
    }

    /// Whether a picture has found its winner yet, and the largest of its window; or the largest of a
    /// window's columns, and of its rows.
    @Override
    public int scratch() {
        return op.mode() == PoolLast.Mode.MAX ? 2 * op.w() * n : 2 * n;
    }

    @Override
    public Task bind(Kernels k, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = out.floats(), dy = in[in.length - 1].floats();
        int xo = in[0].from(), yo = out.from(), dyo = in[in.length - 1].from();
        return (chunk, scratch) -> {
            int part = chunk / bands.count(), from = bands.from(chunk % bands.count());
            int to = bands.to(chunk % bands.count());
            for (int c = maps.from(part); c < maps.to(part); c++) {
                int picture = c * op.h() * op.w() * n, result = c * outH * outW * n;
                switch (op.mode()) {
                    case MAX -> largest(k, x, xo + picture, from, to, y, yo + result, scratch);
                    case AVERAGE -> mean(k, x, xo + picture, from, to, y, yo + result);
                    case MAX_INPUT -> maxInput(k, x, xo + picture, dy, dyo + result, y, yo + picture, scratch);
                    case AVERAGE_INPUT -> averageInput(k, dy, dyo + result, y, yo + picture, scratch);
                }
            }
        };
    }

    /// Rows against rows first, then columns of what is left: far fewer and longer runs than tap by tap.
    private void largest(Kernels k, float[] x, int picture, int from, int to, float[] y, int result, float[] rows) {
        int length = op.w() * n;
        for (int oy = from; oy < to; oy++) {
            int first = firstRow(oy), top = picture + row(oy, first) * length;
            float[] seen = x;
            int at = top;
            for (int i = first + 1; i < f.h() && row(oy, i) < op.h(); i++) {
                k.binary(Binary.MAX, seen, at, x, picture + row(oy, i) * length, rows, 0, length);
                seen = rows;
                at = 0;
            }
            if (narrow) {
                columns(k, seen, at, rows, length, y, result + oy * outW * n);
                continue;
            }
            for (int ox = 0; ox < outW; ox++) {
                int target = result + (oy * outW + ox) * n, j = firstColumn(ox);
                int left = at + column(ox, j) * n;
                if (j + 1 >= f.w() || column(ox, j + 1) >= op.w()) System.arraycopy(seen, left, y, target, n);
                else k.binary(Binary.MAX, seen, left, seen, at + column(ox, ++j) * n, y, target, n);
                for (j++; j < f.w() && column(ox, j) < op.w(); j++)
                    k.binary(Binary.MAX, y, target, seen, at + column(ox, j) * n, y, target, n);
            }
        }
    }

    /// Every pixel of a row against its neighbours, in `found` from `from` on, and of these the ones that begin
    /// a window.
    private void columns(Kernels k, float[] row, int at, float[] found, int from, float[] y, int target) {
        int length = ((outW - 1) * f.strideW() + 1) * n, next = f.dilationW() * n;
        k.binary(Binary.MAX, row, at, row, at + next, found, from, length);
        for (int j = 2; j < f.w(); j++) k.binary(Binary.MAX, found, from, row, at + j * next, found, from, length);
        k.copy(outW, n, found, from, f.strideW() * n, y, target, n);
    }

    private void mean(Kernels k, float[] x, int picture, int from, int to, float[] y, int result) {
        for (int oy = from; oy < to; oy++)
            for (int ox = 0; ox < outW; ox++) {
                int target = result + (oy * outW + ox) * n, taps = 0;
                for (int i = firstRow(oy); i < f.h() && row(oy, i) < op.h(); i++)
                    for (int j = firstColumn(ox); j < f.w() && column(ox, j) < op.w(); j++) {
                        int at = picture + (row(oy, i) * op.w() + column(ox, j)) * n;
                        if (taps++ == 0) System.arraycopy(x, at, y, target, n);
                        else k.binary(Binary.ADD, y, target, x, at, y, target, n);
                    }
                k.binary(Binary.DIV, y, target, taps, y, target, n);
            }
    }

    /// Finds the largest of each window again, then gives `dy` to the first tap that equals it or is NaN.
    private void maxInput(
            Kernels k, float[] x, int picture, float[] dy, int result, float[] dx, int given, float[] scratch) {
        Arrays.fill(dx, given, given + op.h() * op.w() * n, 0);
        for (int oy = 0; oy < outH; oy++)
            for (int ox = 0; ox < outW; ox++) {
                int from = result + (oy * outW + ox) * n, taps = 0;
                for (int i = firstRow(oy); i < f.h() && row(oy, i) < op.h(); i++)
                    for (int j = firstColumn(ox); j < f.w() && column(ox, j) < op.w(); j++) {
                        int at = picture + (row(oy, i) * op.w() + column(ox, j)) * n;
                        if (taps++ == 0) System.arraycopy(x, at, scratch, n, n);
                        else k.binary(Binary.MAX, scratch, n, x, at, scratch, n, n);
                    }
                System.arraycopy(dy, from, scratch, 0, n);
                for (int i = firstRow(oy); i < f.h() && row(oy, i) < op.h(); i++)
                    for (int j = firstColumn(ox); j < f.w() && column(ox, j) < op.w(); j++) {
                        int at = (row(oy, i) * op.w() + column(ox, j)) * n;
                        k.award(n, x, picture + at, scratch, n, scratch, 0, dx, given + at);
                    }
            }
    }

    private void averageInput(Kernels k, float[] dy, int result, float[] dx, int picture, float[] scratch) {
        Arrays.fill(dx, picture, picture + op.h() * op.w() * n, 0);
        for (int oy = 0; oy < outH; oy++)
            for (int ox = 0; ox < outW; ox++) {
                int bottom = Math.min(f.h(), lastTap(op.h(), row(oy, 0), f.dilationH()));
                int right = Math.min(f.w(), lastTap(op.w(), column(ox, 0), f.dilationW()));
                int taps = (bottom - firstRow(oy)) * (right - firstColumn(ox));
                k.binary(Binary.DIV, dy, result + (oy * outW + ox) * n, taps, scratch, 0, n);
                for (int i = firstRow(oy); i < bottom; i++)
                    for (int j = firstColumn(ox); j < right; j++) {
                        int at = picture + (row(oy, i) * op.w() + column(ox, j)) * n;
                        k.binary(Binary.ADD, dx, at, scratch, 0, dx, at, n);
                    }
            }
    }

    private int row(int oy, int i) {
        return oy * f.strideH() + i * f.dilationH() - f.top();
    }

    private int column(int ox, int j) {
        return ox * f.strideW() + j * f.dilationW() - f.left();
    }

    private int firstRow(int oy) {
        return first(row(oy, 0), f.dilationH());
    }

    private int firstColumn(int ox) {
        return first(column(ox, 0), f.dilationW());
    }

    /// The first tap that lies in the picture, for a window that begins at `start`.
    private static int first(int start, int dilation) {
        return start >= 0 ? 0 : (-start + dilation - 1) / dilation;
    }

    /// One behind the last tap that lies in a picture of `extent`.
    private static int lastTap(int extent, int start, int dilation) {
        return (extent - 1 - start) / dilation + 1;
    }
}
