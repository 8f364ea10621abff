package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.HashMap;
import java.util.Optional;

/// What the pooling ops share: shapes, and the walk over windows.
final class Pooling {
    private Pooling() {}

    static void requireMaps(String op, Shape x) {
        if (x.rank() != 4) throw new ShapeException(op + ": expected maps [n, c, h, w], received " + x);
    }

    static Shape shape(String op, Window window, Shape x) {
        requireMaps(op, x);
        if (window.top() >= window.spanH()
                || window.bottom() >= window.spanH()
                || window.left() >= window.spanW()
                || window.right() >= window.spanW())
            throw new ShapeException(op + ": expected padding smaller than the window, received " + window);
        Shape y = Shape.of(x.dim(0), x.dim(1), window.outH(x.dim(2)), window.outW(x.dim(3)));
        requireTaps(op, y.dim(2), window.h(), window.strideH(), window.dilationH(), window.top(), x.dim(2));
        requireTaps(op, y.dim(3), window.w(), window.strideW(), window.dilationW(), window.left(), x.dim(3));
        return y;
    }

    /// Extents that a gradient is asked for.
    static void requireExtents(String op, int h, int w) {
        if (h < 0 || w < 0) throw new ShapeException(op + ": expected extents of at least 0, received " + h + "×" + w);
    }

    /// With dilation a window can fall between the picture's rows altogether; it would have no value.
    private static void requireTaps(String op, int outputs, int taps, int stride, int dilation, int pad, int extent) {
        for (int o = 0; o < outputs; o++) {
            boolean any = false;
            for (int t = 0; t < taps && !any; t++) {
                int at = o * stride + t * dilation - pad;
                any = at >= 0 && at < extent;
            }
            if (!any)
                throw new ShapeException(op + ": expected every window to touch the picture, received an extent of "
                        + extent + " with padding " + pad + " and dilation " + dilation);
        }
    }

    /// One tap of one window, as positions in input and output.
    interface Visitor {
        void visit(int x, int y);
    }

    /// Walks through the taps of all windows, window after window, taps row by row; padding is left out.
    static void visit(Window f, Shape x, Shape y, Visitor v) {
        int h = x.dim(2), w = x.dim(3);
        for (int map = 0, iy = 0; map < y.dim(0) * y.dim(1); map++)
            for (int oy = 0; oy < y.dim(2); oy++)
                for (int ox = 0; ox < y.dim(3); ox++, iy++)
                    for (int i = 0; i < f.h(); i++)
                        for (int j = 0; j < f.w(); j++) {
                            int r = oy * f.strideH() + i * f.dilationH() - f.top();
                            int s = ox * f.strideW() + j * f.dilationW() - f.left();
                            if (r >= 0 && r < h && s >= 0 && s < w) v.visit((map * h + r) * w + s, iy);
                        }
    }

    /// For every window, the position of its largest tap, the first of equals; of NaN, the first, wherever
    /// there is one.
    static int[] winners(Window f, Shape x, Shape y, double[] values) {
        int[] at = new int[y.size()];
        java.util.Arrays.fill(at, -1);
        visit(f, x, y, (ix, iy) -> {
            if (at[iy] < 0 || wins(values[ix], values[at[iy]])) at[iy] = ix;
        });
        return at;
    }

    private static boolean wins(double x, double largest) {
        return x > largest || Double.isNaN(x) && !Double.isNaN(largest);
    }

    /// The ONNX operator of a mean over windows. Dilations came late, and before that nothing was said
    /// about windows that stand over the border.
    static Optional<Op.Onnx> average(Window window, boolean countPadding, boolean ceil) {
        var attributes = new HashMap<>(window.onnx());
        boolean dilated = window.dilationH() > 1 || window.dilationW() > 1;
        if (!dilated) attributes.remove("dilations");
        if (countPadding) attributes.put("count_include_pad", 1);
        if (ceil) attributes.put("ceil_mode", 1);
        return Op.Onnx.of("AveragePool", dilated || ceil ? 19 : 11, attributes);
    }
}
