package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A filter moves over maps: `y[b, o, r, s] = Σ x[b, c, r·stride + i·dilation − top, …] · w[o, c, i, j]`.
///
/// Inputs: `x [n, c, h, w]`, `w [o, c / groups, i, j]`; result `[n, o, h', w']`. With groups, each group of
/// outputs sees its own group of inputs; `groups = c` is a depthwise convolution. Strictly this is a
/// correlation, as everywhere in the field. Gradients: [Conv2dInput] and [Conv2dFilter]. Source: LeCun et al.,
/// 1989.
public record Conv2d(Window window, int groups) implements Op.Dense {
    public Conv2d {
        requireGroups("Conv2d", groups);
    }

    static void requireGroups(String op, int groups) {
        if (groups < 1) throw new ShapeException(op + ": expected at least 1 group, received " + groups);
    }

    @Override
    public Shape shape(List<Shape> in) {
        return shape("Conv2d", window, groups, in.get(0), in.get(1));
    }

    /// The shape of a convolution, for this op and its gradients.
    static Shape shape(String op, Window window, int groups, Shape x, Shape w) {
        if (x.rank() != 4 || w.rank() != 4)
            throw new ShapeException(
                    op + ": expected maps [n, c, h, w] and filters [o, c, i, j], received " + x + " and " + w);
        if (x.dim(1) != w.dim(1) * groups || w.dim(0) % groups != 0)
            throw new ShapeException(
                    "%s: expected filters [o, %s, …] with o divisible by %d groups for maps %s, received %s"
                            .formatted(op, (double) x.dim(1) / groups, groups, x, w));
        if (w.dim(2) != window.h() || w.dim(3) != window.w())
            throw new ShapeException(
                    "%s: expected filters of %d×%d, received %s".formatted(op, window.h(), window.w(), w));
        return Shape.of(x.dim(0), w.dim(0), window.outH(x.dim(2)), window.outW(x.dim(3)));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Shape x = c.x(0).shape();
        return List.of(
                c.dy().graph().add(new Conv2dInput(window, groups, x.dim(2), x.dim(3)), c.dy(), c.x(1)),
                c.dy().graph().add(new Conv2dFilter(window, groups), c.x(0), c.dy()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] x = in[0].doubles(), w = in[1].doubles(), y = out.doubles();
        Arrays.fill(y, 0, out.size(), 0);
        visit(window, groups, in[0].shape(), out.shape(), (ix, iw, iy) -> y[iy] += x[ix] * w[iw]);
    }

    /// One product of a convolution, as positions in input, filter and output.
    interface Visitor {
        void visit(int x, int w, int y);
    }

    /// Walks through all products of a convolution: the definition that the three ops share.
    static void visit(Window f, int groups, Shape x, Shape y, Visitor v) {
        int c = x.dim(1) / groups, o = y.dim(1) / groups, h = x.dim(2), w = x.dim(3);
        for (int p = 0, iy = 0; p < y.dim(0) * y.dim(1); p++) {
            int n = p / y.dim(1), oc = p % y.dim(1), group = oc / o;
            for (int oy = 0; oy < y.dim(2); oy++)
                for (int ox = 0; ox < y.dim(3); ox++, iy++)
                    for (int ic = 0; ic < c; ic++)
                        for (int i = 0; i < f.h(); i++)
                            for (int j = 0; j < f.w(); j++) {
                                int r = oy * f.strideH() + i * f.dilationH() - f.top();
                                int s = ox * f.strideW() + j * f.dilationW() - f.left();
                                if (r < 0 || r >= h || s < 0 || s >= w) continue;
                                v.visit(
                                        ((n * x.dim(1) + group * c + ic) * h + r) * w + s,
                                        ((oc * c + ic) * f.h() + i) * f.w() + j,
                                        iy);
                            }
        }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Conv", 11, Window.and(window.onnx(), "group", groups));
    }
}
