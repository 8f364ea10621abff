package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.BatchNormalization;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// Filters that move over maps: `y = w ∗ x + b`.
///
/// Shapes: `[n, c, h, w]` → `[n, filters, h', w']` with `h' = ⌊(h + padding − dilation·(height − 1) − 1) /
/// stride⌋ + 1`. Parameters: `weight [filters, c / groups, height, width]`, `bias [filters]`. Source: LeCun et
/// al., 1989.
///
/// @param filters number of output maps
/// @param height rows of a filter, in pixels; `width` likewise columns
/// @param stride pixels from one output to the next, both ways
/// @param padding treatment of the border
/// @param dilation pixels from one tap to the next, both ways
/// @param groups groups of maps that do not see each other
/// @param init how the filters begin; biases begin at 0
/// @param bias whether there is a bias
public record Conv2d(
        int filters,
        int height,
        int width,
        int stride,
        Padding padding,
        int dilation,
        int groups,
        Init init,
        boolean bias)
        implements Layer {
    public Conv2d {
        if (filters < 1) throw new ShapeException("Conv2d: expected at least 1 filter, received " + filters);
        if (groups < 1 || filters % groups != 0)
            throw new ShapeException("Conv2d: expected groups that divide " + filters + " filters, received " + groups);
        Window.of(height, width).stride(stride, stride).dilation(dilation, dilation);
    }

    /// Square filters, stride 1, no padding, He's weights and a bias.
    public Conv2d(int filters, int size) {
        this(filters, size, size, 1, Padding.of(0), 1, 1, new Init.He(), true);
    }

    public Conv2d stride(int pixels) {
        return new Conv2d(filters, height, width, pixels, padding, dilation, groups, init, bias);
    }

    public Conv2d padding(int pixels) {
        return padding(Padding.of(pixels));
    }

    public Conv2d padding(Padding other) {
        return new Conv2d(filters, height, width, stride, other, dilation, groups, init, bias);
    }

    /// Padding that keeps the size at stride 1.
    public Conv2d same() {
        return padding(new Padding.Same());
    }

    public Conv2d dilation(int pixels) {
        return new Conv2d(filters, height, width, stride, padding, pixels, groups, init, bias);
    }

    public Conv2d groups(int number) {
        return new Conv2d(filters, height, width, stride, padding, dilation, number, init, bias);
    }

    public Conv2d init(Init other) {
        return new Conv2d(filters, height, width, stride, padding, dilation, groups, other, bias);
    }

    public Conv2d withoutBias() {
        return new Conv2d(filters, height, width, stride, padding, dilation, groups, init, false);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() != 4) throw new ShapeException("Conv2d: expected maps [n, c, h, w], received " + s);
        if (s.dim(1) % groups != 0)
            throw new ShapeException(
                    "Conv2d: expected a number of maps divisible by " + groups + " groups, received " + s);
        Window window = padding.apply(
                Window.of(height, width).stride(stride, stride).dilation(dilation, dilation), s.dim(2), s.dim(3));
        int in = s.dim(1) / groups, fanIn = in * height * width, fanOut = filters / groups * height * width;
        Value w = scope.param("weight", Shape.of(filters, in, height, width), init, fanIn, fanOut);
        Value y = x.graph().add(new dev.tiefgang.op.Conv2d(window, groups), x, w);
        if (!bias) return y;
        Value b = scope.param("bias", Shape.of(filters), new Init.Constant(0), fanIn, fanOut);
        return y.plus(b.reshape(BatchNormalization.channels(y.shape())));
    }
}
