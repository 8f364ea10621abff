package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// The gradient of [Conv2d] for its input, and a convolution turned round: each output is spread over its window.
///
/// Inputs: `dy [n, o, h', w']`, `w [o, c / groups, i, j]`; result `[n, c, h, w]` with the given `h`, `w`.
public record Conv2dInput(Window window, int groups, int h, int w) implements Op.Dense {
    public Conv2dInput {
        Conv2d.requireGroups("Conv2dInput", groups);
        Pooling.requireExtents("Conv2dInput", h, w);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape dy = in.get(0), f = in.get(1);
        if (dy.rank() != 4 || f.rank() != 4)
            throw new ShapeException(
                    "Conv2dInput: expected maps [n, o, h, w] and filters [o, c, i, j], received " + dy + " and " + f);
        Shape x = Shape.of(dy.dim(0), f.dim(1) * groups, h, w), y = Conv2d.shape("Conv2dInput", window, groups, x, f);
        if (!y.equals(dy))
            throw new ShapeException("Conv2dInput: expected dy of " + y + " for x " + x + ", received " + dy);
        return x;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(
                c.dy().graph().add(new Conv2d(window, groups), c.dy(), c.x(1)),
                c.dy().graph().add(new Conv2dFilter(window, groups), c.dy(), c.x(0)));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] dy = in[0].doubles(), f = in[1].doubles(), dx = out.doubles();
        Arrays.fill(dx, 0, out.size(), 0);
        Conv2d.visit(window, groups, out.shape(), in[0].shape(), (ix, iw, iy) -> dx[ix] += dy[iy] * f[iw]);
    }
}
