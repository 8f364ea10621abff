package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.stream.IntStream;

/// The geometry of a transposed convolution: a window whose padding is cut off the result, and what is added to it.
///
/// @param extraH rows added below; `extraW` likewise columns behind
record Transposed(Window window, int extraH, int extraW) {
    /// With [Padding.Same] the result is as many times larger as the stride, whatever the size of the filter.
    static Transposed of(Window window, Padding padding, int extraH, int extraW) {
        return switch (padding) {
            case Padding.Explicit e -> new Transposed(e.apply(window, 0, 0), extraH, extraW);
            case Padding.Same s ->
                new Transposed(
                        s.apply(window, window.strideH(), window.strideW()),
                        Math.max(0, window.strideH() - window.spanH()),
                        Math.max(0, window.strideW() - window.spanW()));
        };
    }

    /// Demands extra rows and columns of at least 0 and below the stride, and none where padding decides.
    static void require(String layer, Window window, Padding padding, int extraH, int extraW) {
        boolean same = padding instanceof Padding.Same;
        int h = same ? 1 : window.strideH(), w = same ? 1 : window.strideW();
        if (extraH < 0 || extraH >= h || extraW < 0 || extraW >= w)
            throw new ShapeException(layer + ": expected extra rows and columns of at least 0 and below " + h + " and "
                    + w + ", received " + extraH + " and " + extraW);
    }

    /// Declares the filters `[maps, filters / groups, …]`: those of one filter lie in all maps of its group.
    static Value weight(
            Scope scope, int maps, int filters, int groups, Init init, int fanIn, int fanOut, int... window) {
        int[] whole = IntStream.concat(IntStream.of(maps, filters / groups), IntStream.of(window))
                .toArray();
        int[] apart = IntStream.concat(
                        IntStream.of(groups, maps / groups), IntStream.of(whole).skip(1))
                .toArray();
        var connections = new Scope.Connections(Shape.of(apart), List.of(0, 2));
        return scope.weight("weight", Shape.of(whole), init, fanIn, fanOut, connections);
    }

    /// How many numbers one output reads, on average, of so many maps.
    int fanIn(int maps) {
        return Math.max(1, maps * window.h() * window.w() / (window.strideH() * window.strideW()));
    }
}
