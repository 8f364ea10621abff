package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Resize;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;

/// Maps of any size interpolated to a given one.
///
/// Shapes: `[n, c, h, w]` → `[n, c, height, width]`. Of two neighbours that are equally near the one before is the
/// nearest; the cubic has the parameter −0.75. Source: Keys: "Cubic convolution interpolation for digital image
/// processing", 1981.
///
/// @param height rows of the result; `width` likewise columns
/// @param mode how many neighbours take part
/// @param positions where the new pixels lie among the old ones
public record Resize2d(int height, int width, Resize.Mode mode, Resize.Positions positions) implements Layer {
    static final double SHARPNESS = -0.75;

    public Resize2d {
        if (height < 1 || width < 1)
            throw new ShapeException("Resize2d: expected at least 1×1 pixels, received " + height + "×" + width);
    }

    /// With pixels as areas.
    public Resize2d(int height, int width, Resize.Mode mode) {
        this(height, width, mode, Resize.Positions.HALF_PIXEL);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Maps.require("Resize2d", x);
        return x.then(resize(mode, positions, height, width));
    }

    static Resize resize(Resize.Mode mode, Resize.Positions positions, int height, int width) {
        return new Resize(
                mode, positions, Resize.Rounding.ROUND_PREFER_FLOOR, SHARPNESS, List.of(height, width), List.of());
    }
}
