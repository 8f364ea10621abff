package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Adds rows up where they belong: `y[index[i], …] += x[i, …]`, starting from zeros with `rows` rows.
///
/// The transpose of [Gather]. Gradient: `dx` gathers `dy`.
public record ScatterAdd(int rows) implements Op.Structure {
    public ScatterAdd {
        if (rows < 0) throw new ShapeException("ScatterAdd: expected at least 0 rows, received " + rows);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.get(0), index = in.get(1);
        if (x.rank() < index.rank() || !IntStream.range(0, index.rank()).allMatch(i -> x.dim(i) == index.dim(i)))
            throw new ShapeException(
                    "ScatterAdd: expected values that begin with the shape of the index " + index + ", received " + x);
        int[] e = new int[x.rank() - index.rank() + 1];
        e[0] = rows;
        for (int i = 1; i < e.length; i++) e[i] = x.dim(index.rank() + i - 1);
        return Shape.of(e);
    }

    @Override
    public Kind kind(List<Kind> in) {
        return Kind.REAL;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().graph().add(new Gather(), c.dy(), c.x(1)), c.zero(1));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int run = out.shape().tail().size();
        for (int i = 0; i < out.size(); i++) out.put(i, 0);
        for (int i = 0; i < in[1].size(); i++) {
            int row = Gather.row("ScatterAdd", in[1], i, rows);
            for (int j = 0; j < run; j++) out.put(row * run + j, out.at(row * run + j) + in[0].at(i * run + j));
        }
    }
}
