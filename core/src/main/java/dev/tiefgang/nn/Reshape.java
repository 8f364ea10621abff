package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// The numbers of every sample, in the same (row-major) order, under another shape.
///
/// Shapes: `[n, …]` → `[n, to]`, with as many numbers.
///
/// @param to shape of one sample
public record Reshape(Shape to) implements Layer {
    /// To these extents.
    public static Reshape to(int... extents) {
        return new Reshape(Shape.of(extents));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() == 0 || s.tail().size() != to.size())
            throw new ShapeException(
                    "Reshape: expected samples of " + to.size() + " numbers for " + to + ", received the batch " + s);
        return x.reshape(to.batch(s.dim(0)));
    }
}
