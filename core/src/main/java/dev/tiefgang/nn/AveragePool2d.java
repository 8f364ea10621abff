package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.ShapeException;

/// The mean of each window, map by map.
///
/// Shapes: `[n, c, h, w]` → `[n, c, h', w']`. Padding does not take part. Source: LeCun et al., 1989.
///
/// @param size rows and columns of the window, in pixels
/// @param stride pixels from one output to the next, both ways
/// @param padding treatment of the border
public record AveragePool2d(int size, int stride, Padding padding) implements Layer {
    public AveragePool2d {
        Window.of(size, size).stride(stride, stride);
    }

    /// Windows side by side: stride as large as the window, no padding.
    public AveragePool2d(int size) {
        this(size, size, Padding.of(0));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (x.shape().rank() != 4)
            throw new ShapeException("AveragePool2d: expected maps [n, c, h, w], received " + x.shape());
        Window window = padding.apply(
                Window.of(size, size).stride(stride, stride),
                x.shape().dim(2),
                x.shape().dim(3));
        return x.graph().add(new dev.tiefgang.op.AveragePool2d(window), x);
    }
}
