package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// The gradient of the filters of a convolution with the channels innermost: for every tap and map the sums
/// over all pixels of `x` times `dy`.
///
/// Inputs: `x [n, h, w, c]`, `dy [n, h', w', outputs]`; result `[groups, c / groups · taps, outputs /
/// groups]`, which turned over is `[outputs, c / groups, i, j]`. With `rows` the taps of a row are treated
/// together, as one run of numbers: for few maps, pictures that are padded already, and one group; the result
/// is `[1, i · j · c, outputs]`.
record FilterSums(Window window, int groups, boolean rows) implements Physical {
    @Override
    public String words() {
        return "FilterSums" + (rows ? " of rows" : "");
    }

    @Override
    public Shape shape(List<Shape> in) {
        int maps = in.get(0).dim(3) / groups, outputs = in.get(1).dim(3) / groups;
        return Shape.of(groups, maps * window.h() * window.w(), outputs);
    }
}
