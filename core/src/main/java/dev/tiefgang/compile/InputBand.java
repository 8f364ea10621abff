package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Aligned;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.Arrays;

/// The rows of a picture that a band of output rows sees: read where they lie if no window reaches over the
/// border, else copied into scratch memory with zeros around them.
///
/// ```
///   picture [h, w, c]            band in scratch memory [rows, columns, c]
///                                0 0 0 0 0 0 0 0
///   ■ ■ ■ ■ ■ ■  ┐               0 ■ ■ ■ ■ ■ ■ 0
///   ■ ■ ■ ■ ■ ■  ┘  copied to    0 ■ ■ ■ ■ ■ ■ 0
///   ■ ■ ■ ■ ■ ■
/// ```
///
/// Where the picture is planar, `[c, h, w]`, the band is `[c, rows, columns]`.
final class InputBand {
    private final Window f;
    private final boolean planar;
    private final int maps;
    private final int h;
    private final int w;
    private final int outW;
    /// Rows and columns of the band in scratch memory.
    private final int rows;
    private final int columns;
    private final boolean inside;
    /// Numbers from a pixel to the next, from a row to the next, and, in planar pictures, from a map to the
    /// next.
    private final int pixel;
    private final int row;
    private final int map;

    /// @param bandRows output rows of a band at most
    InputBand(ConvChannels op, Shape x, Shape out, int bandRows) {
        this.f = op.window();
        this.planar = op.algorithm() == Algorithm.PLANAR;
        this.maps = op.maps(x);
        this.h = op.height(x);
        this.w = op.width(x);
        this.outW = out.dim(2);
        int seenRows = (out.dim(1) - 1) * f.strideH() + f.spanH();
        int seenColumns = (outW - 1) * f.strideW() + f.spanW();
        this.inside = f.top() == 0 && f.left() == 0 && seenRows <= h && seenColumns <= w;
        this.rows = inside ? h : (bandRows - 1) * f.strideH() + f.spanH();
        this.columns = inside ? w : seenColumns;
        this.pixel = planar ? 1 : maps;
        this.row = columns * pixel;
        this.map = planar ? rows * row : 1;
    }

    /// Floats of scratch memory.
    int scratch() {
        return inside ? 0 : Kernels.LANES + rows * columns * maps;
    }

    /// Where the window of each output pixel of a band begins, from the first pixel of the band on.
    int[] windows(int bandRows) {
        int[] at = new int[bandRows * outW];
        for (int r = 0; r < bandRows; r++)
            for (int s = 0; s < outW; s++) at[r * outW + s] = r * f.strideH() * row + s * f.strideW() * pixel;
        return at;
    }

    /// Where the neighbouring numbers begin that a window over some maps consists of.
    int[] runs(int seenMaps) {
        int outer = planar ? seenMaps : 1, step = planar ? map : 0, each = runsOfMap(seenMaps);
        int[] at = new int[outer * each];
        for (int k = 0; k < at.length; k++) {
            int r = k % each, perRow = each / f.h();
            at[k] = k / each * step + tap(r / perRow, r % perRow);
        }
        return at;
    }

    /// Length of such a run.
    int runLength(int seenMaps) {
        boolean rowAtOnce = runsOfMap(seenMaps) == f.h();
        return (rowAtOnce ? f.w() : 1) * (planar ? 1 : seenMaps);
    }

    /// Runs in all rows of a window: one a row where its taps are neighbours.
    private int runsOfMap(int seenMaps) {
        boolean neighbours = f.dilationW() == 1 && (planar || seenMaps == maps);
        return neighbours || f.w() == 1 ? f.h() : f.h() * f.w();
    }

    private int tap(int i, int j) {
        return i * f.dilationH() * row + j * f.dilationW() * pixel;
    }

    /// Numbers from a map to the next.
    int mapStep() {
        return map;
    }

    /// Where the band lies: in the picture itself, or in scratch memory.
    float[] array(float[] x, float[] scratch) {
        return inside ? x : scratch;
    }

    /// Makes the band of the output rows `from … to − 1` of a picture and says where it begins.
    int prepare(float[] x, int xo, int picture, int from, int to, float[] scratch, int at) {
        int start = xo + picture * maps * h * w, first = from * f.strideH() - f.top();
        if (inside) return start + first * row;
        int count = (to - 1 - from) * f.strideH() + f.spanH(), begin = Aligned.from(at);
        if (planar) for (int c = 0; c < maps; c++) copy(x, start + c * h * w, first, count, scratch, begin + c * map);
        else copy(x, start, first, count, scratch, begin);
        return begin;
    }

    private void copy(float[] x, int start, int first, int count, float[] scratch, int at) {
        int before = Math.min(f.left(), columns) * pixel, copied = Math.clamp(columns - f.left(), 0, w) * pixel;
        for (int r = 0; r < count; r++) {
            int to = at + r * row, source = first + r;
            if (source < 0 || source >= h) Arrays.fill(scratch, to, to + row, 0);
            else {
                Arrays.fill(scratch, to, to + before, 0);
                System.arraycopy(x, start + source * w * pixel, scratch, to + before, copied);
                Arrays.fill(scratch, to + before + copied, to + row, 0);
            }
        }
    }
}
