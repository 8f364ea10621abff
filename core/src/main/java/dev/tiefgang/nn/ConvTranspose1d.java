package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;

/// Every input paints a filter into the result: the way back from coarse rows to fine ones, with learned filters.
///
/// Shapes: `[n, c, w]` → `[n, filters, w']` with `w' = (w − 1)·stride + dilation·(size − 1) + 1 + extra − padding`;
/// with [Padding.Same], `w' = w·stride`. Parameters: `weight [c, filters / groups, size]`, `bias [filters]`. Source:
/// Zeiler et al.: "Deconvolutional networks", 2010.
///
/// @param filters number of output rows
/// @param size places of a filter
/// @param stride places of the result from one input to the next
/// @param padding what is cut off the ends of the result ([Padding#row])
/// @param dilation places from one tap to the next
/// @param groups groups of rows that do not see each other
/// @param extra places added behind, fewer than the stride and none with [Padding.Same]
/// @param init how the filters begin; biases begin at 0
/// @param bias whether there is a bias
public record ConvTranspose1d(
        int filters,
        int size,
        int stride,
        Padding padding,
        int dilation,
        int groups,
        int extra,
        Init init,
        boolean bias)
        implements Layer {
    public ConvTranspose1d {
        Maps.requireFilters("ConvTranspose1d", filters, groups);
        Transposed.require("ConvTranspose1d", window(size, stride, dilation), padding, 0, extra);
    }

    /// No padding, He's weights and a bias.
    public ConvTranspose1d(int filters, int size, int stride) {
        this(filters, size, stride, Padding.of(0), 1, 1, 0, new Init.He(), true);
    }

    public ConvTranspose1d padding(Padding other) {
        return new ConvTranspose1d(filters, size, stride, other, dilation, groups, extra, init, bias);
    }

    /// Padding that makes the result as many times larger as the stride.
    public ConvTranspose1d same() {
        return padding(new Padding.Same());
    }

    public ConvTranspose1d extra(int places) {
        return new ConvTranspose1d(filters, size, stride, padding, dilation, groups, places, init, bias);
    }

    public ConvTranspose1d groups(int number) {
        return new ConvTranspose1d(filters, size, stride, padding, dilation, number, extra, init, bias);
    }

    public ConvTranspose1d init(Init other) {
        return new ConvTranspose1d(filters, size, stride, padding, dilation, groups, extra, other, bias);
    }

    public ConvTranspose1d withoutBias() {
        return new ConvTranspose1d(filters, size, stride, padding, dilation, groups, extra, init, false);
    }

    private static Window window(int size, int stride, int dilation) {
        return Window.of(1, size).stride(1, stride).dilation(1, dilation);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.requireRows("ConvTranspose1d", x);
        Maps.requireGroups("ConvTranspose1d", groups, s);
        Transposed t = Transposed.of(window(size, stride, dilation), padding, 0, extra);
        Window row = Maps.row("ConvTranspose1d", t.window(), padding);
        int fanIn = t.fanIn(s.dim(1) / groups), fanOut = filters / groups * size;
        Value w = Transposed.weight(scope, s.dim(1), filters, groups, init, fanIn, fanOut, size);
        Value y = x.graph().add(new dev.tiefgang.op.ConvTranspose1d(row, groups, t.extraW()), x, w);
        return bias ? Maps.biased(scope, y, fanIn, fanOut) : y;
    }
}
