package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A convolution with the channels innermost: `w ∗ x + bias`, brought between two bounds.
///
/// Inputs: `x [n, h, w, c]`, or `[n, c, h, w]` where the algorithm is `PLANAR`, the filters from [PackFilter]
/// and, with `bias`, `[outputs]`; result `[n, outH, outW, outputs]`.
///
/// @param tilesOf the shape of the pictures, where `x` is what [WinogradTiles] made of them
record ConvChannels(
        Window window,
        int groups,
        int outputs,
        Algorithm algorithm,
        Optional<Shape> tilesOf,
        boolean bias,
        Bounds bounds)
        implements Making {
    /// Without bias and bounds.
    ConvChannels(Window window, int groups, int outputs, Algorithm algorithm) {
        this(window, groups, outputs, algorithm, Optional.empty(), false, Bounds.NONE);
    }

    /// The same whose sums begin with a bias.
    ConvChannels withBias() {
        return new ConvChannels(window, groups, outputs, algorithm, tilesOf, true, bounds);
    }

    /// The same with other bounds.
    ConvChannels within(Bounds bounds) {
        return new ConvChannels(window, groups, outputs, algorithm, tilesOf, bias, bounds);
    }

    /// The same of the transformed tiles of such pictures.
    ConvChannels ofTiles(Shape pictures) {
        return new ConvChannels(window, groups, outputs, algorithm, Optional.of(pictures), bias, bounds);
    }

    /// Whether the tiles of all pictures are transformed before any is multiplied.
    boolean tilesFirst(Shape x) {
        return algorithm.tilesFirst(maps(x), shape(List.of(x)));
    }

    private Shape pictures(Shape x) {
        return tilesOf.orElse(x);
    }

    @Override
    public String words() {
        return "Conv " + algorithm.name().toLowerCase(Locale.ROOT).replace('_', ' ') + (bias ? " + bias" : "")
                + bounds.words();
    }

    @Override
    public int inputs() {
        return bias ? 3 : 2;
    }

    int maps(Shape x) {
        return pictures(x).dim(algorithm == Algorithm.PLANAR ? 1 : 3);
    }

    int height(Shape x) {
        return pictures(x).dim(algorithm == Algorithm.PLANAR ? 2 : 1);
    }

    int width(Shape x) {
        return pictures(x).dim(algorithm == Algorithm.PLANAR ? 3 : 2);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        return Shape.of(pictures(x).dim(0), window.outH(height(x)), window.outW(width(x)), outputs);
    }

    /// Multiply-adds of the definition.
    long macs(Shape x, Shape out) {
        return (long) out.size() * maps(x) / groups * window.h() * window.w();
    }

    /// The routine of the algorithm.
    MakingRoutine routine(Shape x, Shape out) {
        return switch (algorithm) {
            case DIRECT, PLANAR -> new DirectRoutine(this, x, out);
            case DEPTHWISE -> new DepthwiseRoutine(this, x, out);
            case WINOGRAD_2, WINOGRAD_4 ->
                tilesOf.isPresent() ? new TileProductsRoutine(this, x, out) : new WinogradRoutine(this, x, out);
        };
    }
}
