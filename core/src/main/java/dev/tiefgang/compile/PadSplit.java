package dev.tiefgang.compile;

import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Maps made ready for a convolution: padded and sorted by column phase.
///
/// `x [c, h, w, n]` → `[c, rows, phases, columns, n]`. Row `r`, column `s` of the padded picture hold `x[r −
/// top, (s − left) / spread]` where the division goes up and lies in the picture, else 0. Column `s` is stored
/// in phase `s mod phases` at `s div phases`: with as many phases as the horizontal stride, every tap of a
/// window reads consecutive memory as the window moves.
///
/// @param rows rows of the padded picture
/// @param phases the horizontal stride of the convolution that reads it
/// @param columns columns per phase
/// @param top rows of zeros above
/// @param left columns of zeros before; negative cuts columns off
/// @param spread columns from one of the picture's to the next, with zeros between
record PadSplit(int rows, int phases, int columns, int top, int left, int spread) implements Physical {
    /// The input of a convolution with this window.
    static PadSplit forward(Window f, Shape x) {
        int rows = (f.outH(x.dim(1)) - 1) * f.strideH() + f.spanH();
        int columns = (f.outW(x.dim(2)) - 1) * f.strideW() + f.spanW();
        int perPhase = (columns + f.strideW() - 1) / f.strideW();
        return new PadSplit(rows, f.strideW(), perPhase, f.top(), f.left(), 1);
    }

    /// The output gradients, ready for the gradient of an input with `w` columns.
    static PadSplit backward(Window f, Shape dy, int w) {
        return new PadSplit(dy.dim(1), 1, w + f.spanW() - 1, 0, f.spanW() - 1 - f.left(), f.strideW());
    }

    /// True where the result is the input itself.
    boolean isIdentity(Shape x) {
        return top == 0 && left == 0 && rows == x.dim(1) && columns == x.dim(2) && phases == 1 && spread == 1;
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        return Shape.of(x.dim(0), rows, phases, columns, x.dim(3));
    }
}
