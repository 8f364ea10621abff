package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// The largest of each of `height × width` parts of a map of any size.
///
/// Part `i` of `height` takes the rows `⌊i·h/height⌋` up to `⌈(i + 1)·h/height⌉` (exclusive): equal windows where
/// that comes out even, else windows that overlap. Shapes: `[n, c, h, w]` → `[n, c, height, width]`. Source: He et al.:
/// "Spatial pyramid pooling", 2014.
///
/// @param height rows of the result; `width` likewise columns
public record AdaptiveMaxPool2d(int height, int width) implements Layer {
    public AdaptiveMaxPool2d {
        op(height, width);
    }

    /// As many rows as columns.
    public AdaptiveMaxPool2d(int size) {
        this(size, size);
    }

    private static dev.tiefgang.op.AdaptiveMaxPool2d op(int height, int width) {
        return new dev.tiefgang.op.AdaptiveMaxPool2d(height, width);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return x.then(op(height, width));
    }
}
