package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The positions of the `k` largest (or smallest) along an axis, best first; of equals the one in front.
///
/// Their values are a [GatherElements] with these positions. NaN counts as larger than everything. Gradient: none,
/// positions are whole numbers.
///
/// @param axis counted from the end where it is negative
public record TopK(int k, int axis, boolean largest) implements Op.Reduction {
    public TopK {
        if (k < 1) throw new ShapeException("TopK: expected k of at least 1, received " + k);
    }

    @Override
    public Shape shape(List<Shape> in) {
        Shape x = in.getFirst();
        int a = Axes.axis("TopK", x, axis);
        if (x.dim(a) < k)
            throw new ShapeException("TopK: expected at least " + k + " elements on axis " + a + ", received " + x);
        return x.with(a, k);
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
        Shape x = in[0].shape();
        int a = x.axis(axis), n = x.dim(a), inner = x.span(a + 1, x.rank());
        for (int o = 0; o < x.span(0, a) * inner; o++) {
            int first = o / inner * n * inner + o % inner, to = o / inner * k * inner + o % inner, last = -1;
            for (int i = 0; i < k; i++) {
                last = next(in[0], first, inner, n, last);
                out.longs()[to + i * inner] = last;
            }
        }
    }

    /// The best position that comes after `last`, or the best of all where that is −1.
    private int next(Tensor x, int first, int step, int n, int last) {
        int best = -1;
        for (int j = 0; j < n; j++) {
            boolean later = last < 0 || comesBefore(x, first, step, last, j);
            if (later && (best < 0 || comesBefore(x, first, step, j, best))) best = j;
        }
        return best;
    }

    private boolean comesBefore(Tensor x, int first, int step, int i, int j) {
        double a = x.at(first + i * step), b = x.at(first + j * step);
        int order = a == b ? 0 : Double.compare(a, b);
        return order == 0 ? i < j : order > 0 == largest;
    }

    /// ONNX gives the values first and these positions second.
    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("TopK", 11, Map.of("axis", axis, "largest", largest ? 1 : 0, "sorted", 1))
                .map(o -> o.with("K", List.of(k)));
    }
}
