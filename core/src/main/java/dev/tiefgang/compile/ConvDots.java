package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// The gradient of a convolution for its filters, as dot products of rows of pixels.
///
/// Inputs: `x [c, rows, phases, columns, n]` from [PadSplit], `dy [o, h', w', n]`; result `[o, c / groups, i,
/// j]`.
record ConvDots(Window window, int groups) implements Physical {
    @Override
    public Shape shape(List<Shape> in) {
        return Shape.of(in.get(1).dim(0), in.get(0).dim(0) / groups, window.h(), window.w());
    }
}
