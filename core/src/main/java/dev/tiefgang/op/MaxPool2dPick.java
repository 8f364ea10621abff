package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// What lies where [MaxPool2d] found the largest: the transpose of [MaxPool2dInput], needed for second
/// derivatives.
///
/// Inputs: `x [n, c, h, w]`, which decides who wins, and `v` of the same shape, from which is picked.
public record MaxPool2dPick(Window window) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        if (!in.get(0).equals(in.get(1)))
            throw new ShapeException("MaxPool2dPick: expected values of " + in.get(0) + ", received " + in.get(1));
        return Pooling.shape("MaxPool2dPick", window, in.getFirst());
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0), c.dy().graph().add(new MaxPool2dInput(window), c.x(0), c.dy()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int[] winner = Pooling.winners(window, in[0].shape(), out.shape(), in[0].doubles());
        for (int i = 0; i < winner.length; i++) out.doubles()[i] = in[1].doubles()[winner[i]];
    }
}
