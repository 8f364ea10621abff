package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// A named tensor of the model: a weight, a running statistic, an optimizer's memory. Its numbers live in a
/// [dev.tiefgang.runtime.Params].
public record Param(String name, Shape extents) implements Op.Leaf {
    @Override
    public Shape shape(List<Shape> in) {
        return extents;
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        throw new IllegalStateException("parameter " + name + " is bound, not computed");
    }
}
