package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// The gradient of a convolution for its input, with the batch innermost: row of pixels by row of pixels, a
/// product of the turned filters with the rows of output gradients that the row's windows touched.
///
/// Inputs: `dy [o, h', 1, columns, n]` from [PadSplit#backward], filters from [TurnFilter]; result `[c, h, w,
/// n]` with the given `h`, `w`.
record ConvBack(Window window, int groups, int h, int w) implements Physical {
    @Override
    public Shape shape(List<Shape> in) {
        return Shape.of(in.get(1).dim(0), h, w, in.get(0).dim(4));
    }
}
