package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// The gradient of [Conv2d] for its filters: each tap sums what it saw times what came back.
///
/// Inputs: `x [n, c, h, w]`, `dy [n, o, h', w']`; result `[o, c / groups, i, j]`.
public record Conv2dFilter(Window window, int groups) implements Op.Dense {
    public Conv2dFilter {
        Conv2d.requireGroups("Conv2dFilter", groups);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.get(0), dy = in.get(1);
        if (x.rank() != 4 || dy.rank() != 4)
            throw new ShapeException(
                    "Conv2dFilter: expected maps [n, c, h, w] and [n, o, h', w'], received " + x + " and " + dy);
        Shape f = Shape.of(dy.dim(1), x.dim(1) / groups, window.h(), window.w());
        Shape y = Conv2d.shape("Conv2dFilter", window, groups, x, f);
        if (!y.equals(dy))
            throw new ShapeException("Conv2dFilter: expected dy of " + y + " for x " + x + ", received " + dy);
        return f;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Shape x = c.x(0).shape();
        return List.of(
                c.dy().graph().add(new Conv2dInput(window, groups, x.dim(2), x.dim(3)), c.x(1), c.dy()),
                c.dy().graph().add(new Conv2d(window, groups), c.x(0), c.dy()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] x = in[0].doubles(), dy = in[1].doubles(), f = out.doubles();
        Arrays.fill(f, 0, out.size(), 0);
        Conv2d.visit(window, groups, in[0].shape(), in[1].shape(), (ix, iw, iy) -> f[iw] += x[ix] * dy[iy]);
    }
}
