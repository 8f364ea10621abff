package dev.tiefgang.compile;

import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Winograd;
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

    /// Time to read a float of the filters from memory, in multiply-adds: 100 G/s of these against 5 G floats/s.
    private static final double READ = 20;
    /// Floats of filters that stay in the second-level cache.
    private static final double NEAR = 128 * 1024;
    /// Floats of filters from which on it pays to read them once for all tiles.
    private static final double FAR = 1024 * 1024;
    /// Time to pack a float of the filters.
    private static final double PACK = 60;
    /// Floats of transformed tiles that are worth their memory.
    private static final double LARGEST = 32 * 1024 * 1024;
    /// Time of a transform for each number of a tile, in multiply-adds.
    private static final double TRANSFORM = 12;

    /// Pixels along an edge of a Winograd tile's result; 0 without tiles.
    int tile() {
        return this == WINOGRAD_2 ? 2 : this == WINOGRAD_4 ? 4 : 0;
    }

    /// Whether the tiles of all pictures are transformed before any is multiplied: where filters are many, and more
    /// than the tiles of a picture. One block of filters after the other then meets the tiles of many pictures;
    /// else a band of a picture passes through all steps within the second-level cache.
    ///
    /// @param out shape of the result with the channels innermost
    boolean tilesFirst(int maps, Shape out) {
        if (tile() == 0) return false;
        double tiles = tiles(out.dim(1), out.dim(2)), each = (double) numbers() * maps;
        return each * out.dim(3) >= FAR && tiles <= out.dim(3) && each * out.dim(0) * tiles < LARGEST;
    }

    /// Numbers of a transformed tile.
    private int numbers() {
        return (tile() + 2) * (tile() + 2);
    }

    private double tiles(int height, int width) {
        return (double) Math.ceilDiv(height, tile()) * Math.ceilDiv(width, tile());
    }

    /// The algorithm that is expected to be the fastest.
    ///
    /// @param once whether filters are packed once for many runs, rather than in each
    static Algorithm of(Conv2d c, Shape x, Shape w, boolean once) {
        if (w.dim(1) == 1 && w.dim(0) == c.groups() && c.groups() > 1) return DEPTHWISE;
        if (!Winograd.isAllowed() || !suitsWinograd(c, w)) return DIRECT;
        Algorithm best = DIRECT;
        for (Algorithm a : new Algorithm[] {WINOGRAD_2, WINOGRAD_4})
            if (a.cost(c, x, w, once) < best.cost(c, x, w, once)) best = a;
        return best;
    }

    /// Whether the gradient of the filters is expected to be faster by Winograd's algorithm than as it is defined.
    ///
    /// @param w the filters
    static boolean suitsGradient(Conv2d c, Shape x, Shape w) {
        int height = c.window().outH(x.dim(2)), width = c.window().outW(x.dim(3));
        double products = (double) x.dim(0) * height * width * w.size();
        return winogradGradient(c, x, w) < products;
    }

    /// Expected time of the gradient of the filters, in multiply-adds.
    ///
    /// @param w the filters
    static double gradientCost(Conv2d c, Shape x, Shape w) {
        return suitsGradient(c, x, w) ? winogradGradient(c, x, w) : DIRECT.cost(c, x, w, true);
    }

    /// Expected time of the gradient of the filters by Winograd's algorithm; infinite where it does not fit.
    private static double winogradGradient(Conv2d c, Shape x, Shape w) {
        if (!Winograd.isAllowed() || !suitsWinograd(c, w)) return Double.POSITIVE_INFINITY;
        int height = c.window().outH(x.dim(2)), width = c.window().outW(x.dim(3));
        double in = w.dim(1), out = w.dim(0), pictures = x.dim(0), numbers = WinogradTiles.NUMBERS;
        double tiles = pictures * Math.ceilDiv(height, WinogradTiles.SIZE) * Math.ceilDiv(width, WinogradTiles.SIZE);
        if (tiles * numbers * (in + out) >= LARGEST) return Double.POSITIVE_INFINITY;
        // Transformed tiles go through memory; so do the filters' sums, within the second-level cache.
        double transforms = tiles * numbers * READ * (in + out) + TRANSFORM * numbers * in * out;
        return tiles * numbers * in * out + transforms;
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

    /// Expected time in multiply-adds: each picture takes products and transforms; filters are read for each, or for
    /// each block of tiles, where they do not stay near.
    double cost(Conv2d c, Shape x, Shape w, boolean once) {
        int height = c.window().outH(x.dim(2)), width = c.window().outW(x.dim(3));
        double in = w.dim(1), out = Math.ceilDiv(w.dim(0), Kernels.LANES) * Kernels.LANES, pictures = x.dim(0);
        double filters = in * out * (tile() == 0 ? w.dim(2) * (double) w.dim(3) : numbers());
        double tiles = tile() == 0 ? height * (double) width : tiles(height, width);
        double transforms = tile() == 0 ? 0 : tiles * numbers() * TRANSFORM * (in + out);
        double readings = tilesFirst(w.dim(1), Shape.of(x.dim(0), height, width, w.dim(0)))
                ? TileProductsRoutine.blocks((int) (pictures * tiles), numbers(), w.dim(0))
                        .count()
                : pictures;
        double reading = READ * Math.max(0, filters - NEAR);
        return pictures * (tiles * filters + transforms) + readings * reading + (once ? 0 : PACK * filters);
    }
}
