package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// A constant tensor of one repeated number.
public record Fill(double value, Shape extents) implements Op.Leaf {
    @Override
    public Shape shape(List<Shape> in) {
        return extents;
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Arrays.fill(out.doubles(), 0, out.size(), value);
    }
}
