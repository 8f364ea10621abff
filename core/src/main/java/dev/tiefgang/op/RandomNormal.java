package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// Random numbers of the normal distribution with mean 0 and deviation 1: number `i` of the stream named `stream`.
///
/// Input: an index tensor `[2]` of seed and step; the same pair gives the same numbers ([Rng#normal]). Gradient: none.
/// Source: Box, Muller: "A note on the generation of random normal deviates", 1958.
public record RandomNormal(String stream, Shape extents) implements Op.Structure {
    @Override
    public Shape shape(List<Shape> in) {
        if (!in.getFirst().equals(Shape.of(2)))
            throw new ShapeException(
                    "RandomNormal: expected seed and step as indices of shape [2], received " + in.getFirst());
        return extents;
    }

    @Override
    public Kind kind(List<Kind> in) {
        return Kind.REAL;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Rng rng = Rng.of(in[0].longs()[0], stream, in[0].longs()[1]);
        for (int i = 0; i < out.size(); i++) out.put(i, rng.normal(i));
    }
}
