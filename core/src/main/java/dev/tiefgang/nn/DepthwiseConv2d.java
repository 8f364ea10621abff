package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.ShapeException;

/// Filters of which each sees one map: a [Conv2d] with as many groups as there are maps, whatever their number.
///
/// Before a `Conv2d` of 1×1 it is a separable convolution. Shapes: `[n, c, h, w]` → `[n, c·multiplier, h', w']`,
/// `h'` and `w'` as of [Conv2d]. Parameters: `weight [c·multiplier, 1, height, width]`, `bias [c·multiplier]`.
/// Source: Chollet: "Xception: Deep learning with depthwise separable convolutions", 2017.
///
/// @param multiplier filters for each map
/// @param height rows of a filter, in pixels; `width` likewise columns
/// @param strideH rows from one output to the next; `strideW` likewise columns
/// @param padding treatment of the border
/// @param dilationH rows from one tap to the next; `dilationW` likewise columns
/// @param init how the filters begin; biases begin at 0
/// @param bias whether there is a bias
public record DepthwiseConv2d(
        int multiplier,
        int height,
        int width,
        int strideH,
        int strideW,
        Padding padding,
        int dilationH,
        int dilationW,
        Init init,
        boolean bias)
        implements Layer {
    public DepthwiseConv2d {
        if (multiplier < 1)
            throw new ShapeException(
                    "DepthwiseConv2d: expected at least 1 filter for each map, received " + multiplier);
        Window.of(height, width).stride(strideH, strideW).dilation(dilationH, dilationW);
    }

    /// A square filter for each map, stride 1, no padding, He's weights and a bias.
    public DepthwiseConv2d(int size) {
        this(1, size, size, 1, 1, Padding.of(0), 1, 1, new Init.He(), true);
    }

    public DepthwiseConv2d multiplier(int filters) {
        return new DepthwiseConv2d(filters, height, width, strideH, strideW, padding, dilationH, dilationW, init, bias);
    }

    public DepthwiseConv2d stride(int pixels) {
        return new DepthwiseConv2d(
                multiplier, height, width, pixels, pixels, padding, dilationH, dilationW, init, bias);
    }

    public DepthwiseConv2d padding(Padding other) {
        return new DepthwiseConv2d(
                multiplier, height, width, strideH, strideW, other, dilationH, dilationW, init, bias);
    }

    /// Padding that keeps the size at stride 1.
    public DepthwiseConv2d same() {
        return padding(new Padding.Same());
    }

    public DepthwiseConv2d dilation(int pixels) {
        return new DepthwiseConv2d(multiplier, height, width, strideH, strideW, padding, pixels, pixels, init, bias);
    }

    public DepthwiseConv2d init(Init other) {
        return new DepthwiseConv2d(
                multiplier, height, width, strideH, strideW, padding, dilationH, dilationW, other, bias);
    }

    public DepthwiseConv2d withoutBias() {
        return new DepthwiseConv2d(
                multiplier, height, width, strideH, strideW, padding, dilationH, dilationW, init, false);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        int maps = Maps.require("DepthwiseConv2d", x).dim(1);
        var conv = new Conv2d(
                maps * multiplier, height, width, strideH, strideW, padding, dilationH, dilationW, maps, init, bias);
        return conv.apply(scope, x);
    }
}
