package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// A named hole that the caller fills before each run: a batch of pictures, of labels, a learning rate.
public record Input(String name, Shape extents, Kind of) implements Op.Leaf {
    @Override
    public Shape shape(List<Shape> in) {
        return extents;
    }

    @Override
    public Kind kind(List<Kind> in) {
        return of;
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        throw new IllegalStateException("input " + name + " is filled, not computed");
    }
}
