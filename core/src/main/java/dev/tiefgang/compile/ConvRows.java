package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A convolution over prepared maps, with what follows it: `f(w ∗ x + bias)`, row of pixels by row of pixels.
///
/// Inputs: `x [c, rows, phases, columns, n]` from [PadSplit], `w [o, c / groups, i, j]` and, with `bias`,
/// `[o]`; result `[o, outH, outW, n]`. Each output row is a product of the filters with rows of `x` that a
/// table of offsets finds.
record ConvRows(Window window, int groups, int outH, int outW, boolean bias, Optional<Kernels.Unary> activation)
        implements Physical {
    @Override
    public String words() {
        return "ConvRows" + (bias ? " + bias" : "")
                + activation.map(f -> " " + f).orElse("");
    }

    @Override
    public Shape shape(List<Shape> in) {
        return Shape.of(in.get(1).dim(0), outH, outW, in.get(0).dim(4));
    }
}
