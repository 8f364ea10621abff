package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/// `depth` numbers for each index: 1 at its position, else 0; index `[…]` → `[…, depth]`.
///
/// Gradient: none, indices are whole numbers.
public record OneHot(int depth) implements Op.Structure {
    public OneHot {
        if (depth < 1) throw new ShapeException("OneHot: expected a depth of at least 1, received " + depth);
    }

    @Override
    public Shape shape(List<Shape> in) {
        int[] e = java.util.Arrays.copyOf(in.getFirst().extents(), in.getFirst().rank() + 1);
        e[e.length - 1] = depth;
        return Shape.of(e);
    }

    @Override
    public Kind kind(List<Kind> in) {
        return Kind.REAL;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        for (int i = 0; i < in[0].size(); i++) {
            int hot = Gather.row("OneHot", in[0], i, depth);
            for (int j = 0; j < depth; j++) out.put(i * depth + j, j == hot ? 1 : 0);
        }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("OneHot", 11).map(o -> o.with("depth", depth).with("values", List.of(0.0, 1.0)));
    }
}
