package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whole numbers as real ones: labels and positions to reckon with.
///
/// Gradient: none, whole numbers have no slope.
public record Cast() implements Op.Structure {
    /// ONNX's number for 32-bit floats.
    private static final int FLOAT = 1;

    @Override
    public Shape shape(List<Shape> in) {
        return in.getFirst();
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
        out.set(in[0]);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Cast", 13, Map.of("to", FLOAT));
    }
}
