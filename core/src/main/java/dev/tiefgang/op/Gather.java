package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Picks rows: `y[i, …] = x[index[i], …]`, for an index of any shape.
///
/// Inputs: `x [rows, …]`, `index` (whole numbers `0 … rows − 1`). Gradient: `dy` added up where each row came
/// from.
public record Gather() implements Op.Structure {
    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.get(0), index = in.get(1);
        if (x.rank() == 0)
            throw new ShapeException("Gather: expected a tensor with at least one axis, received a scalar");
        int[] e = new int[index.rank() + x.rank() - 1];
        for (int i = 0; i < e.length; i++) e[i] = i < index.rank() ? index.dim(i) : x.dim(i - index.rank() + 1);
        return Shape.of(e);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Shape x = c.x(0).shape();
        return List.of(c.dy().graph().add(new ScatterAdd(x.dim(0)), c.dy(), c.x(1)), c.zero(1));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int rows = in[0].shape().dim(0), run = in[0].shape().tail().size();
        for (int i = 0; i < in[1].size(); i++) {
            int row = row("Gather", in[1], i, rows);
            for (int j = 0; j < run; j++) out.put(i * run + j, in[0].at(row * run + j));
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
        return Onnx.of("Gather", 13, Map.of("axis", 0));
    }
}
