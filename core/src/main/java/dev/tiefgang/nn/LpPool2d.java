package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;

/// The p-norm of each window, `y = (Σ |x|ᵖ)^(1/p)`, map by map.
///
/// Between the sum of sizes (`p = 1`) and the largest (`p → ∞`). Shapes: `[n, c, h, w]` → `[n, c, h', w']` with `h' =
/// ⌊(h + padding − height) / stride⌋ + 1`. Padding counts as 0. Source: Sermanet, Chintala, LeCun: "Convolutional
/// neural networks applied to house numbers digit classification", 2012.
///
/// @param p at least 1
/// @param height rows of the window, in pixels; `width` likewise columns
/// @param strideH rows from one output to the next; `strideW` likewise columns
/// @param padding treatment of the border
public record LpPool2d(int p, int height, int width, int strideH, int strideW, Padding padding) implements Layer {
    public LpPool2d {
        op(p, Window.of(height, width).stride(strideH, strideW));
    }

    /// Windows side by side: stride as large as the window, no padding.
    public LpPool2d(int p, int size) {
        this(p, size, size, size, size, Padding.of(0));
    }

    private static dev.tiefgang.op.LpPool2d op(int p, Window window) {
        return new dev.tiefgang.op.LpPool2d(window, p);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.require("LpPool2d", x);
        Window window = padding.apply(Window.of(height, width).stride(strideH, strideW), s.dim(2), s.dim(3));
        return x.then(op(p, window));
    }
}
