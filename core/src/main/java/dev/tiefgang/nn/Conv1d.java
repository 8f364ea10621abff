package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;

/// Filters that move along rows, such as a sound or a text: `y = w ∗ x + b`.
///
/// Shapes: `[n, c, w]` → `[n, filters, w']` with `w' = ⌊(w + padding − dilation·(size − 1) − 1) / stride⌋ + 1`.
/// Parameters: `weight [filters, c / groups, size]`, `bias [filters]`. Source: Waibel et al.: "Phoneme recognition
/// using time-delay neural networks", 1989.
///
/// @param filters number of output rows
/// @param size places of a filter
/// @param stride places from one output to the next
/// @param padding treatment of the ends ([Padding#row]); zeros before the row alone let no output see what comes later
/// @param dilation places from one tap to the next
/// @param groups groups of rows that do not see each other
/// @param init how the filters begin; biases begin at 0
/// @param bias whether there is a bias
public record Conv1d(
        int filters, int size, int stride, Padding padding, int dilation, int groups, Init init, boolean bias)
        implements Layer {
    public Conv1d {
        Maps.requireFilters("Conv1d", filters, groups);
        window(size, stride, dilation);
    }

    /// Stride 1, no padding, He's weights and a bias.
    public Conv1d(int filters, int size) {
        this(filters, size, 1, Padding.of(0), 1, 1, new Init.He(), true);
    }

    public Conv1d stride(int places) {
        return new Conv1d(filters, size, places, padding, dilation, groups, init, bias);
    }

    public Conv1d padding(int places) {
        return padding(Padding.row(places, places));
    }

    public Conv1d padding(Padding other) {
        return new Conv1d(filters, size, stride, other, dilation, groups, init, bias);
    }

    /// Padding that keeps the size at stride 1.
    public Conv1d same() {
        return padding(new Padding.Same());
    }

    public Conv1d dilation(int places) {
        return new Conv1d(filters, size, stride, padding, places, groups, init, bias);
    }

    public Conv1d groups(int number) {
        return new Conv1d(filters, size, stride, padding, dilation, number, init, bias);
    }

    public Conv1d init(Init other) {
        return new Conv1d(filters, size, stride, padding, dilation, groups, other, bias);
    }

    public Conv1d withoutBias() {
        return new Conv1d(filters, size, stride, padding, dilation, groups, init, false);
    }

    private static Window window(int size, int stride, int dilation) {
        return Window.of(1, size).stride(1, stride).dilation(1, dilation);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.requireRows("Conv1d", x);
        Maps.requireGroups("Conv1d", groups, s);
        Window window = Maps.row("Conv1d", padding.apply(window(size, stride, dilation), 1, s.dim(2)), padding);
        int in = s.dim(1) / groups, fanIn = in * size, fanOut = filters / groups * size;
        Value w = scope.weight("weight", Shape.of(filters, in, size), init, fanIn, fanOut, 0);
        Value y = x.graph().add(new dev.tiefgang.op.Conv1d(window, groups), x, w);
        return bias ? Maps.biased(scope, y, fanIn, fanOut) : y;
    }
}
