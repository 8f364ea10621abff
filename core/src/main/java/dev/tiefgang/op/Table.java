package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// A constant tensor of given numbers: weights of an interpolation, positions to pick.
///
/// @param numbers row-major
/// @param of whether they are real or whole ones
public record Table(List<Double> numbers, Shape extents, Kind of) implements Op.Leaf {
    public Table {
        numbers = List.copyOf(numbers);
        if (numbers.size() != extents.size())
            throw new ShapeException(
                    "Table: expected " + extents.size() + " numbers for " + extents + ", received " + numbers.size());
    }

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
        for (int i = 0; i < out.size(); i++) out.put(i, numbers.get(i));
    }
}
