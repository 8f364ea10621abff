package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;

/// Filters made ready to carry gradients back: `[o, c / groups, i, j]` → `[c, i, o / groups, j]`, with the taps
/// of a row turned round and the rows sorted by [order][#order()], so that the rows which reach one row of the
/// input lie side by side.
record TurnFilter(Window window, int groups) implements Physical {
    @Override
    public Shape shape(List<Shape> in) {
        Shape w = in.getFirst();
        return Shape.of(w.dim(1) * groups, w.dim(2), w.dim(0) / groups, w.dim(3));
    }

    /// The rows of the window sorted by the remainder of their distance and the stride, then by distance.
    List<Integer> order() {
        return IntStream.range(0, window.h())
                .boxed()
                .sorted((a, b) -> {
                    int byRemainder = Integer.compare(remainder(a), remainder(b));
                    return byRemainder != 0 ? byRemainder : Integer.compare(a, b);
                })
                .toList();
    }

    int remainder(int i) {
        return i * window.dilationH() % window.strideH();
    }
}
