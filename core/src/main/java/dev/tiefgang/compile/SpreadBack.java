package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// The gradient of the input of a convolution that moves by more than one pixel, with the channels innermost.
///
/// Inputs: `dy [n, h', w', o]`, the filters from a [PackFilter] that turns them; result `[n, h, w, maps]`.
record SpreadBack(Window window, int groups, int h, int w, int maps) implements Physical {
    @Override
    public Shape shape(List<Shape> in) {
        return Shape.of(in.getFirst().dim(0), h, w, maps);
    }
}
