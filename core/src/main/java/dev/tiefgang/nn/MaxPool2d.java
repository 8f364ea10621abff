package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.EarlierForm;
import dev.tiefgang.tensor.Shape;

/// The largest of each window, map by map.
///
/// Shapes: `[n, c, h, w]` → `[n, c, h', w']` with `h' = ⌊(h + padding − height) / stride⌋ + 1`, or rounded up. Padding
/// does not take part. Source: Weng, Ahuja, Huang: "Cresceptron", 1992.
///
/// @param height rows of the window, in pixels; `width` likewise columns
/// @param strideH rows from one output to the next; `strideW` likewise columns
/// @param padding treatment of the border
/// @param ceil whether windows that begin on the picture or its padding but end beyond give outputs too
public record MaxPool2d(int height, int width, int strideH, int strideW, Padding padding, boolean ceil)
        implements Layer {
    public MaxPool2d {
        Window.of(height, width).stride(strideH, strideW);
    }

    /// Windows side by side: stride as large as the window, no padding.
    public MaxPool2d(int size) {
        this(size, size, Padding.of(0));
    }

    /// Square windows with the same stride both ways.
    @EarlierForm({"size", "stride", "padding"})
    public MaxPool2d(int size, int stride, Padding padding) {
        this(size, size, stride, stride, padding, false);
    }

    /// With outputs of windows that do not fit in whole.
    public MaxPool2d withCeil() {
        return new MaxPool2d(height, width, strideH, strideW, padding, true);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.require("MaxPool2d", x);
        Window window = padding.apply(Window.of(height, width).stride(strideH, strideW), s.dim(2), s.dim(3));
        if (ceil) window = window.ceil(s.dim(2), s.dim(3));
        return x.graph().add(new dev.tiefgang.op.MaxPool2d(window), x);
    }
}
