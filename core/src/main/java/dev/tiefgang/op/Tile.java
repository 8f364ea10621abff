package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/// A tensor so many times along every axis, one copy behind the other.
///
/// Gradient: the sum over the copies.
///
/// @param repeats copies along every axis, at least 1
public record Tile(List<Integer> repeats) implements Op.Composite {
    public Tile {
        repeats = List.copyOf(repeats);
        if (repeats.stream().anyMatch(r -> r < 1))
            throw new ShapeException("Tile: expected at least 1 copy along every axis, received " + repeats);
    }

    @Override
    public Value expand(List<Value> in) {
        Shape x = in.getFirst().shape();
        if (x.rank() != repeats.size())
            throw new ShapeException("Tile: expected a tensor with " + repeats.size() + " axes, received " + x);
        int[] single = new int[2 * x.rank()], many = new int[2 * x.rank()], y = new int[x.rank()];
        for (int a = 0; a < x.rank(); a++) {
            single[2 * a] = 1;
            many[2 * a] = repeats.get(a);
            single[2 * a + 1] = many[2 * a + 1] = x.dim(a);
            y[a] = Math.multiplyExact(repeats.get(a), x.dim(a));
        }
        return in.getFirst().reshape(Shape.of(single)).expand(Shape.of(many)).reshape(Shape.of(y));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Tile", 13).map(o -> o.with("repeats", repeats));
    }
}
