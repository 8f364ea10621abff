package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The same elements in the same (row-major) order under another shape.
///
/// Gradient: `dx = dy`, reshaped back.
public record Reshape(Shape to) implements Op.Structure {
    @Override
    public Shape shape(List<Shape> in) {
        if (in.getFirst().size() != to.size())
            throw new ShapeException(
                    "Reshape: expected a shape of " + in.getFirst().size() + " elements for " + in.getFirst()
                            + ", received " + to + " of " + to.size());
        return to;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.dy().reshape(c.x(0).shape()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        out.set(in[0].reshaped(to));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Reshape", 14)
                .map(o -> o.with("shape", Arrays.stream(to.extents()).boxed().toList()));
    }
}
