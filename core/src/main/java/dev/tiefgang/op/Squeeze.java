package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Axes of extent 1 are dropped.
///
/// @param axes those to drop, counted from the end where negative
public record Squeeze(List<Integer> axes) implements Op.Composite {
    public Squeeze {
        axes = List.copyOf(axes);
    }

    @Override
    public Value expand(List<Value> in) {
        Shape x = in.getFirst().shape();
        List<Integer> dropped = Axes.distinct("Squeeze", x, axes);
        for (int a : dropped)
            if (x.dim(a) != 1)
                throw new ShapeException("Squeeze: expected an extent of 1 on axis " + a + ", received " + x);
        int[] e = IntStream.range(0, x.rank())
                .filter(a -> !dropped.contains(a))
                .map(x::dim)
                .toArray();
        return in.getFirst().reshape(Shape.of(e));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Squeeze", 13).map(o -> o.with("axes", axes));
    }
}
