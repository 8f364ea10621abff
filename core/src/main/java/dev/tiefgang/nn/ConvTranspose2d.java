package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;

/// Every input paints a filter into the result: the way back from coarse maps to fine ones, with learned filters.
///
/// Shapes: `[n, c, h, w]` → `[n, filters, h', w']` with `h' = (h − 1)·stride + dilation·(height − 1) + 1 + extra −
/// padding`; with [Padding.Same], `h' = h·stride`. Parameters: `weight [c, filters / groups, height, width]`, `bias
/// [filters]`. Source: Zeiler et al.: "Deconvolutional networks", 2010.
///
/// @param filters number of output maps
/// @param height rows of a filter, in pixels; `width` likewise columns
/// @param strideH rows of the result from one input to the next; `strideW` likewise columns
/// @param padding what is cut off the border of the result
/// @param dilationH rows from one tap to the next; `dilationW` likewise columns
/// @param groups groups of maps that do not see each other
/// @param extraH rows added below, fewer than the stride and none with [Padding.Same]; `extraW` likewise columns
/// @param init how the filters begin; biases begin at 0
/// @param bias whether there is a bias
public record ConvTranspose2d(
        int filters,
        int height,
        int width,
        int strideH,
        int strideW,
        Padding padding,
        int dilationH,
        int dilationW,
        int groups,
        int extraH,
        int extraW,
        Init init,
        boolean bias)
        implements Layer {
    public ConvTranspose2d {
        Maps.requireFilters("ConvTranspose2d", filters, groups);
        Transposed.require(
                "ConvTranspose2d",
                Window.of(height, width).stride(strideH, strideW).dilation(dilationH, dilationW),
                padding,
                extraH,
                extraW);
    }

    /// Square filters, no padding, He's weights and a bias.
    public ConvTranspose2d(int filters, int size, int stride) {
        this(filters, size, size, stride, stride, Padding.of(0), 1, 1, 1, 0, 0, new Init.He(), true);
    }

    public ConvTranspose2d padding(int pixels) {
        return padding(Padding.of(pixels));
    }

    public ConvTranspose2d padding(Padding other) {
        return new ConvTranspose2d(
                filters, height, width, strideH, strideW, other, dilationH, dilationW, groups, extraH, extraW, init,
                bias);
    }

    /// Padding that makes the result as many times larger as the stride.
    public ConvTranspose2d same() {
        return padding(new Padding.Same());
    }

    public ConvTranspose2d extra(int rows, int columns) {
        return new ConvTranspose2d(
                filters, height, width, strideH, strideW, padding, dilationH, dilationW, groups, rows, columns, init,
                bias);
    }

    public ConvTranspose2d groups(int number) {
        return new ConvTranspose2d(
                filters, height, width, strideH, strideW, padding, dilationH, dilationW, number, extraH, extraW, init,
                bias);
    }

    public ConvTranspose2d init(Init other) {
        return new ConvTranspose2d(
                filters, height, width, strideH, strideW, padding, dilationH, dilationW, groups, extraH, extraW, other,
                bias);
    }

    public ConvTranspose2d withoutBias() {
        return new ConvTranspose2d(
                filters, height, width, strideH, strideW, padding, dilationH, dilationW, groups, extraH, extraW, init,
                false);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.require("ConvTranspose2d", x);
        Maps.requireGroups("ConvTranspose2d", groups, s);
        var plain = Window.of(height, width).stride(strideH, strideW).dilation(dilationH, dilationW);
        Transposed t = Transposed.of(plain, padding, extraH, extraW);
        int fanIn = t.fanIn(s.dim(1) / groups), fanOut = filters / groups * height * width;
        Value w = Transposed.weight(scope, s.dim(1), filters, groups, init, fanIn, fanOut, height, width);
        var op = new dev.tiefgang.op.ConvTranspose2d(t.window(), groups, t.extraH(), t.extraW());
        Value y = x.graph().add(op, x, w);
        return bias ? Maps.biased(scope, y, fanIn, fanOut) : y;
    }
}
