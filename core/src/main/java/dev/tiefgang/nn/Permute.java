package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Transpose;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The axes of every sample in another order.
///
/// Shapes: axis `i` of the result is axis `order[i − 1]` of the input, both counted with the batch, which stays axis
/// 0: `Permute.of(2, 1)` makes `[n, b, a]` of `[n, a, b]`.
///
/// @param order each axis of a sample once, from 1
public record Permute(List<Integer> order) implements Layer {
    public Permute {
        order = List.copyOf(order);
        List<Integer> expected = IntStream.rangeClosed(1, order.size()).boxed().toList();
        if (!order.stream().sorted().toList().equals(expected))
            throw new ShapeException("Permute: expected each axis of " + expected + " once, received " + order);
    }

    public static Permute of(Integer... order) {
        return new Permute(List.of(order));
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() != order.size() + 1)
            throw new ShapeException(
                    "Permute: expected samples with " + order.size() + " axes, received the batch " + s);
        var all = new ArrayList<>(List.of(0));
        all.addAll(order);
        return x.then(new Transpose(all));
    }
}
