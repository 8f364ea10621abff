package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/// Every input paints a filter into the result: `y[b, o, r·stride + i·dilation − top, …] += x[b, c, r, s] ·
/// w[c, o, i, j]`.
///
/// Inputs: `x [n, c, h, w]`, `w [c, o / groups, i, j]`; result `[n, o, h', w']` with `h' = (h − 1)·stride +
/// span + extraH − top − bottom`. It is the gradient of a convolution for its input ([Conv2dInput]), run forwards.
/// Source: Zeiler et al.: "Deconvolutional networks", 2010.
///
/// @param extraH rows added below, fewer than the stride: which of the sizes that a convolution maps to `h` is meant
/// @param extraW columns added behind, likewise
public record ConvTranspose2d(Window window, int groups, int extraH, int extraW) implements Op.Composite {
    public ConvTranspose2d {
        Conv2d.requireGroups("ConvTranspose2d", groups);
        requireExtra("ConvTranspose2d", window, extraH, extraW);
    }

    static void requireExtra(String op, Window f, int extraH, int extraW) {
        if (extraH < 0 || extraH >= f.strideH() || extraW < 0 || extraW >= f.strideW())
            throw new ShapeException(
                    "%s: expected extra rows and columns of at least 0 and below the strides %d and %d,"
                                    .formatted(op, f.strideH(), f.strideW())
                            + " received " + extraH + " and " + extraW);
    }

    @Override
    public Value expand(List<Value> in) {
        return transposed("ConvTranspose2d", in.get(0), in.get(1));
    }

    Value transposed(String op, Value x, Value w) {
        Shape s = x.shape(), f = w.shape();
        if (s.rank() != 4 || f.rank() != 4)
            throw new ShapeException(
                    op + ": expected maps [n, c, h, w] and filters [c, o, i, j], received " + s + " and " + f);
        if (s.dim(1) != f.dim(0) || s.dim(1) % groups != 0)
            throw new ShapeException("%s: expected filters [%d, …] for maps %s, divisible by %d groups, received %s"
                    .formatted(op, s.dim(1), s, groups, f));
        if (f.dim(2) != window.h() || f.dim(3) != window.w())
            throw new ShapeException(
                    "%s: expected filters of %d×%d, received %s".formatted(op, window.h(), window.w(), f));
        int h = extent(s.dim(2), window.strideH(), window.spanH(), extraH - window.top() - window.bottom());
        int width = extent(s.dim(3), window.strideW(), window.spanW(), extraW - window.left() - window.right());
        if (h < 1 || width < 1)
            throw new ShapeException("%s: expected padding that leaves something of the result, received %s for %s"
                    .formatted(op, window, s));
        return x.graph().add(new Conv2dInput(window, groups, h, width), x, w);
    }

    private static int extent(int inputs, int stride, int span, int more) {
        return inputs == 0 ? 0 : (inputs - 1) * stride + span + more;
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of(
                "ConvTranspose",
                11,
                Window.and(Window.and(window.onnx(), "group", groups), "output_padding", List.of(extraH, extraW)));
    }
}
