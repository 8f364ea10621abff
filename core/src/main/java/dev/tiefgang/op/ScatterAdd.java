package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Adds up where things belong: `y[…, index[i], …] += x[…, i, …]`, starting from zeros.
///
/// The transpose of [Gather]. Inputs: `x`, which has the axes of the index in the place of `axis`, and `index`.
/// Gradient: `dx` gathers `dy`.
///
/// @param rows extent of the result on the axis
/// @param axis counted from 0
public record ScatterAdd(int rows, int axis) implements Op.Structure {
    public ScatterAdd {
        if (rows < 0) throw new ShapeException("ScatterAdd: expected at least 0 rows, received " + rows);
        if (axis < 0) throw new ShapeException("ScatterAdd: expected an axis of at least 0, received " + axis);
    }

    /// Rows.
    public ScatterAdd(int rows) {
        this(rows, 0);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.get(0), index = in.get(1);
        if (x.rank() < axis + index.rank()
                || !IntStream.range(0, index.rank()).allMatch(i -> x.dim(axis + i) == index.dim(i)))
            throw new ShapeException("ScatterAdd: expected values that have the shape of the index " + index
                    + " from axis " + axis + " on, received " + x);
        int[] e = new int[x.rank() - index.rank() + 1];
        for (int i = 0; i < e.length; i++) e[i] = i < axis ? x.dim(i) : i == axis ? rows : x.dim(i + index.rank() - 1);
        return Shape.of(e);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().graph().add(new Gather(axis), c.dy(), c.x(1)), c.zero(1));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Shape y = out.shape();
        int run = y.span(axis + 1, y.rank()), picked = in[1].size();
        for (int i = 0; i < out.size(); i++) out.put(i, 0);
        for (int o = 0; o < y.span(0, axis); o++)
            for (int i = 0; i < picked; i++) {
                int to = (o * rows + Gather.row("ScatterAdd", in[1], i, rows)) * run;
                for (int j = 0; j < run; j++) out.put(to + j, out.at(to + j) + in[0].at((o * picked + i) * run + j));
            }
    }
}
