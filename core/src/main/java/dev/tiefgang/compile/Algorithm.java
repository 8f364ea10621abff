package dev.tiefgang.compile;

import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;

/// How a convolution with the channels innermost is computed, chosen by shapes alone.
enum Algorithm {
    /// The sum as it is defined.
    DIRECT,
    /// The same over row-major pictures of few channels.
    PLANAR,
    /// Each channel by itself.
    DEPTHWISE,
    /// F(2×2, 3×3): 16 products in place of 36.
    WINOGRAD_2,
    /// F(4×4, 3×3): 36 products in place of 144.
    WINOGRAD_4;

    /// Time to read a float of the filters from memory, in multiply-adds: 100 G/s of these against 5 G
    /// floats/s.
    private static final double READ = 20;
    /// Time of a transform for each number of a tile, in multiply-adds.
    private static final double TRANSFORM = 12;

    /// The system property that forbids Winograd's algorithm where it is `false`.
    static final String WINOGRAD = "tiefgang.winograd";

    private static final boolean MAY_TRANSFORM = !"false".equals(System.getProperty(WINOGRAD));

    /// Pixels along an edge of a Winograd tile's result; 0 without tiles.
    int tile() {
        return this == WINOGRAD_2 ? 2 : this == WINOGRAD_4 ? 4 : 0;
    }

    /// The algorithm that is expected to be the fastest.
    static Algorithm of(Conv2d c, Shape x, Shape w) {
        if (w.dim(1) == 1 && w.dim(0) == c.groups() && c.groups() > 1) return DEPTHWISE;
        if (!MAY_TRANSFORM || !suitsWinograd(c, w)) return DIRECT;
        Algorithm best = DIRECT;
        for (Algorithm a : new Algorithm[] {WINOGRAD_2, WINOGRAD_4}) if (a.cost(c, x, w) < best.cost(c, x, w)) best = a;
        return best;
    }

    private static boolean suitsWinograd(Conv2d c, Shape w) {
        Window f = c.window();
        return f.h() == 3
                && f.w() == 3
                && f.strideH() == 1
                && f.strideW() == 1
                && f.dilationH() == 1
                && f.dilationW() == 1
                && c.groups() == 1
                && w.dim(0) % Kernels.LANES == 0
                && w.dim(1) % Kernels.LANES == 0;
    }

    /// Expected time in multiply-adds: products and transforms, or the reading of the filters where that
    /// takes longer.
    double cost(Conv2d c, Shape x, Shape w) {
        int height = c.window().outH(x.dim(2)), width = c.window().outW(x.dim(3));
        double in = w.dim(1), out = Math.ceilDiv(w.dim(0), Kernels.LANES) * Kernels.LANES;
        if (tile() == 0) {
            double filters = in * out * w.dim(2) * w.dim(3);
            return Math.max(x.dim(0) * (double) height * width * filters, READ * filters);
        }
        int edge = tile() + 2;
        double tiles = x.dim(0) * (double) Math.ceilDiv(height, tile()) * Math.ceilDiv(width, tile());
        double numbers = edge * edge;
        return Math.max(tiles * numbers * in * out, READ * numbers * in * out)
                + tiles * numbers * TRANSFORM * (in + out);
    }
}
