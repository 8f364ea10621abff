package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Resize;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// Maps made several times larger, what lies between the old pixels interpolated as by [Resize2d].
///
/// Shapes: `[n, c, h, w]` → `[n, c, h·factorH, w·factorW]`.
///
/// @param factorH rows of the result for one row; `factorW` likewise columns
/// @param mode how many neighbours take part
/// @param positions where the new pixels lie among the old ones
public record Upsample2d(int factorH, int factorW, Resize.Mode mode, Resize.Positions positions) implements Layer {
    public Upsample2d {
        if (factorH < 1 || factorW < 1)
            throw new ShapeException(
                    "Upsample2d: expected factors of at least 1, received " + factorH + " and " + factorW);
    }

    /// Every pixel repeated.
    public Upsample2d(int factor) {
        this(factor, factor, Resize.Mode.NEAREST, Resize.Positions.HALF_PIXEL);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = Maps.require("Upsample2d", x);
        int h = Math.multiplyExact(s.dim(2), factorH), w = Math.multiplyExact(s.dim(3), factorW);
        return x.then(Resize2d.resize(mode, positions, h, w));
    }
}
