package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Real numbers that are whole ones from 0 to below a bound, as indices: numbers of words, of categories.
///
/// Gradient: none, whole numbers have no slope. A run refuses any other number with a [DataException].
///
/// @param bound one more than the largest
public record ToIndex(int bound) implements Op.Structure {
    /// ONNX's number for 64-bit whole numbers.
    private static final int INT64 = 7;

    /// Every whole number below is a float of its own.
    private static final int MOST = 1 << 24;

    public ToIndex {
        if (bound < 1 || bound > MOST)
            throw new ShapeException("ToIndex: expected a bound of 1 … " + MOST + ", received " + bound);
    }

    @Override
    public Shape shape(List<Shape> in) {
        return in.getFirst();
    }

    @Override
    public Kind kind(List<Kind> in) {
        return Kind.INDEX;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        for (int i = 0; i < out.size(); i++) out.longs()[i] = index(in[0].at(i), i);
    }

    /// The number as an index.
    ///
    /// @param at its position, for the message
    /// @throws DataException if it is no whole number below the bound
    public int index(double x, int at) {
        int index = (int) x;
        if (index != x || index < 0 || index >= bound)
            throw new DataException("ToIndex: expected a whole number of 0 … %d at position %d, received %s"
                    .formatted(bound - 1, at, x));
        return index;
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Cast", 13, Map.of("to", INT64));
    }
}
