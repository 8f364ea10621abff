package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// The gradient of [AveragePool2d]: `dy` in equal parts to all taps of its window.
///
/// Input: `dy [n, c, h', w']`; result `[n, c, h, w]` with the given `h`, `w`.
public record AveragePool2dInput(Window window, int h, int w) implements Op.Dense {
    public AveragePool2dInput {
        Pooling.requireExtents("AveragePool2dInput", h, w);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape dy = in.getFirst();
        if (dy.rank() != 4) throw new ShapeException("AveragePool2dInput: expected maps [n, c, h, w], received " + dy);
        Shape x = Shape.of(dy.dim(0), dy.dim(1), h, w), y = Pooling.shape("AveragePool2dInput", window, x);
        if (!y.equals(dy))
            throw new ShapeException("AveragePool2dInput: expected dy of " + y + " for x " + x + ", received " + dy);
        return x;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().graph().add(new AveragePool2d(window), c.dy()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] dy = in[0].doubles(), dx = out.doubles();
        int[] taps = AveragePool2d.counts(window, out.shape(), in[0].shape());
        Arrays.fill(dx, 0, out.size(), 0);
        Pooling.visit(window, out.shape(), in[0].shape(), (ix, iy) -> dx[ix] += dy[iy] / taps[iy]);
    }
}
