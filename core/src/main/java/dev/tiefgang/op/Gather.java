package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Picks positions of an axis: `y[…, i, …] = x[…, index[i], …]`, for an index of any shape, whose axes take the
/// place of that one.
///
/// Inputs: `x`, `index` (whole numbers from 0 to below the extent). Gradient: `dy` added up where each came from.
///
/// @param axis counted from the end where it is negative
public record Gather(int axis) implements Op.Structure {
    /// Rows.
    public Gather() {
        this(0);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.get(0), index = in.get(1);
        int a = Axes.axis("Gather", x, axis);
        int[] e = new int[index.rank() + x.rank() - 1];
        for (int i = 0; i < e.length; i++)
            e[i] = i < a ? x.dim(i) : i < a + index.rank() ? index.dim(i - a) : x.dim(i - index.rank() + 1);
        return Shape.of(e);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Shape x = c.x(0).shape();
        int a = x.axis(axis);
        return List.of(c.dy().graph().add(new ScatterAdd(x.dim(a), a), c.dy(), c.x(1)), c.zero(1));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Shape x = in[0].shape();
        int a = x.axis(axis), rows = x.dim(a), run = x.span(a + 1, x.rank()), picked = in[1].size();
        for (int o = 0; o < x.span(0, a); o++)
            for (int i = 0; i < picked; i++) {
                int row = row("Gather", in[1], i, rows);
                for (int j = 0; j < run; j++) out.put((o * picked + i) * run + j, in[0].at((o * rows + row) * run + j));
            }
    }

    /// The row that index `i` names.
    ///
    /// @throws DataException if there is no such row
    static int row(String op, Tensor index, int i, int rows) {
        long row = index.longs()[i];
        if (row < 0 || row >= rows)
            throw new DataException(
                    "%s: expected an index of 0 … %d at position %d, received %d".formatted(op, rows - 1, i, row));
        return (int) row;
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Gather", 13, Map.of("axis", axis));
    }
}
