package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.EarlierForm;
import dev.tiefgang.tensor.Shape;

/// Filters that move over maps: `y = w ∗ x + b`.
///
/// Shapes: `[n, c, h, w]` → `[n, filters, h', w']` with `h' = ⌊(h + padding − dilation·(height − 1) − 1) /
/// stride⌋ + 1`. Parameters: `weight [filters, c / groups, height, width]`, `bias [filters]`. Source: LeCun et
/// al., 1989.
///
/// @param filters number of output maps
/// @param height rows of a filter, in pixels; `width` likewise columns
/// @param strideH rows from one output to the next; `strideW` likewise columns
/// @param padding treatment of the border
/// @param dilationH rows from one tap to the next; `dilationW` likewise columns
/// @param groups groups of maps that do not see each other
/// @param init how the filters begin; biases begin at 0
/// @param bias whether there is a bias
public record Conv2d(
        int filters,
        int height,
        int width,
        int strideH,
        int strideW,
        Padding padding,
        int dilationH,
        int dilationW,
        int groups,
        Init init,
        boolean bias)
        implements Layer {
    public Conv2d {
        Maps.requireFilters("Conv2d", filters, groups);
        Window.of(height, width).stride(strideH, strideW).dilation(dilationH, dilationW);
    }

    /// Square filters, stride 1, no padding, He's weights and a bias.
    public Conv2d(int filters, int size) {
        this(filters, size, size);
    }

    /// Filters of any size, stride 1, no padding, He's weights and a bias.
    public Conv2d(int filters, int height, int width) {
        this(filters, height, width, 1, 1, Padding.of(0), 1, 1, 1, new Init.He(), true);
    }

    /// Stride and dilation the same both ways.
    @EarlierForm({"filters", "height", "width", "stride", "padding", "dilation", "groups", "init", "bias"})
    public Conv2d(
            int filters,
            int height,
            int width,
            int stride,
            Padding padding,
            int dilation,
            int groups,
            Init init,
            boolean bias) {
        this(filters, height, width, stride, stride, padding, dilation, dilation, groups, init, bias);
    }

    public Conv2d stride(int pixels) {
        return stride(pixels, pixels);
    }

    public Conv2d stride(int rows, int columns) {
        return new Conv2d(filters, height, width, rows, columns, padding, dilationH, dilationW, groups, init, bias);
    }

    public Conv2d padding(int pixels) {
        return padding(Padding.of(pixels));
    }

    public Conv2d padding(Padding other) {
        return new Conv2d(filters, height, width, strideH, strideW, other, dilationH, dilationW, groups, init, bias);
    }

    /// Padding that keeps the size at stride 1.
    public Conv2d same() {
        return padding(new Padding.Same());
    }

    public Conv2d dilation(int pixels) {
        return dilation(pixels, pixels);
    }

    public Conv2d dilation(int rows, int columns) {
        return new Conv2d(filters, height, width, strideH, strideW, padding, rows, columns, groups, init, bias);
    }

    public Conv2d groups(int number) {
        return new Conv2d(filters, height, width, strideH, strideW, padding, dilationH, dilationW, number, init, bias);
    }

    public Conv2d init(Init other) {
        return new Conv2d(filters, height, width, strideH, strideW, padding, dilationH, dilationW, groups, other, bias);
    }

    public Conv2d withoutBias() {
        return new Conv2d(filters, height, width, strideH, strideW, padding, dilationH, dilationW, groups, init, false);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.require("Conv2d", x);
        Maps.requireGroups("Conv2d", groups, s);
        Window window = padding.apply(
                Window.of(height, width).stride(strideH, strideW).dilation(dilationH, dilationW), s.dim(2), s.dim(3));
        int in = s.dim(1) / groups, fanIn = in * height * width, fanOut = filters / groups * height * width;
        Value w = scope.weight("weight", Shape.of(filters, in, height, width), init, fanIn, fanOut, 0);
        Value y = x.graph().add(new dev.tiefgang.op.Conv2d(window, groups), x, w);
        return bias ? Maps.biased(scope, y, fanIn, fanOut) : y;
    }
}
