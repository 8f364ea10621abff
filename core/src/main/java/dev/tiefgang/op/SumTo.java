package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.stream.IntStream;

/// Sums over whatever axes broadcasting from `to` would repeat; the transpose of [Expand].
public record SumTo(Shape to) implements Op.Composite {
    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        if (to.rank() > x.shape().rank()
                || !Broadcast.join("SumTo", x.shape(), to).equals(x.shape()))
            throw new ShapeException("SumTo: expected a shape that broadcasts to " + x.shape() + ", received " + to);
        Shape aligned = Broadcast.align(to, x.shape().rank());
        List<Integer> axes = IntStream.range(0, aligned.rank())
                .filter(a -> aligned.dim(a) != x.shape().dim(a))
                .boxed()
                .toList();
        return x.graph().add(new ReduceSum(axes), x).reshape(to);
    }
}
