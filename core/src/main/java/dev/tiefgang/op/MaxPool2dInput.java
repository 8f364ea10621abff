package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// The gradient of [MaxPool2d]: `dy` goes to the tap that won, the first of equals or of NaN.
///
/// Inputs: `x [n, c, h, w]`, `dy [n, c, h', w']`; result as `x`. Windows that overlap add up.
public record MaxPool2dInput(Window window) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        Shape y = Pooling.shape("MaxPool2dInput", window, in.get(0));
        if (!y.equals(in.get(1)))
            throw new ShapeException("MaxPool2dInput: expected dy of " + y + ", received " + in.get(1));
        return in.getFirst();
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0), c.dy().graph().add(new MaxPool2dPick(window), c.x(0), c.dy()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        double[] dy = in[1].doubles(), dx = out.doubles();
        int[] winner = Pooling.winners(window, in[0].shape(), in[1].shape(), in[0].doubles());
        Arrays.fill(dx, 0, out.size(), 0);
        for (int i = 0; i < winner.length; i++) dx[winner[i]] += dy[i];
    }
}
