package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Repeats a tensor along broadcast axes until it has the shape `to`.
///
/// Gradient: `dy` summed over the repeated axes.
public record Expand(Shape to) implements Op.Structure {
    @Override
    public Shape shape(List<Shape> in) {
        if (!Broadcast.join("Expand", in.getFirst(), to).equals(to))
            throw new ShapeException(
                    "Expand: expected a shape that broadcasts to " + to + ", received " + in.getFirst());
        return to;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().sumTo(c.x(0).shape()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int[] at = Broadcast.index(in[0].shape(), out.shape());
        for (int i = 0; i < at.length; i++) out.put(i, in[0].at(at[i]));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Expand", 13)
                .map(o -> o.with("shape", Arrays.stream(to.extents()).boxed().toList()));
    }
}
