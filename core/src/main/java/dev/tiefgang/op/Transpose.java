package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Axes in another order: axis `i` of `y` is axis `order[i]` of `x`.
///
/// Gradient: `dy` with the axes put back.
public record Transpose(List<Integer> order) implements Op.Structure {
    public Transpose {
        order = List.copyOf(order);
        var seen = new BitSet();
        for (int axis : order) if (axis >= 0) seen.set(axis);
        if (seen.cardinality() != order.size() || seen.length() != order.size())
            throw new ShapeException(
                    "Transpose: expected each axis 0 … " + (order.size() - 1) + " once, received " + order);
    }

    /// True where every axis stays in its place.
    public boolean isIdentity() {
        return IntStream.range(0, order.size()).allMatch(i -> order.get(i) == i);
    }

    @Override
    public Shape shape(List<Shape> in) {
        if (in.getFirst().rank() != order.size())
            throw new ShapeException("Transpose: expected a tensor with " + order.size() + " axes for order " + order
                    + ", received " + in.getFirst());
        return Shape.of(order.stream().mapToInt(in.getFirst()::dim).toArray());
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Integer[] back = new Integer[order.size()];
        for (int i = 0; i < back.length; i++) back[order.get(i)] = i;
        return List.of(c.dy().transpose(back));
    }

    /// For every axis of `y`, how far the position in `x` moves.
    public int[] strides(Shape x) {
        return order.stream().mapToInt(axis -> x.span(axis + 1, x.rank())).toArray();
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int[] at = Broadcast.index(strides(in[0].shape()), out.shape());
        for (int i = 0; i < at.length; i++) out.put(i, in[0].at(at[i]));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Transpose", 13, Map.of("perm", order));
    }
}
