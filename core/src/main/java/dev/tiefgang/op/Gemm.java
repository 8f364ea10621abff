package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `Y = A · B + c`, the product with a bias, either factor optionally stored transposed; `c` is broadcast.
public record Gemm(boolean transA, boolean transB) implements Op.Composite {
    @Override
    public Value expand(List<Value> in) {
        Shape a = in.get(0).shape(), b = in.get(1).shape(), c = in.get(2).shape();
        if (a.rank() != 2 || b.rank() != 2)
            throw new ShapeException("Gemm: expected two matrices, received " + a + " and " + b);
        Shape y = MatMul.shape("Gemm", a, b, transA, transB);
        if (!Broadcast.join("Gemm", y, c).equals(y))
            throw new ShapeException("Gemm: expected a bias that broadcasts to " + y + ", received " + c);
        return in.get(0).matmul(in.get(1), transA, transB).plus(in.get(2));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Gemm", 13, Map.of("transA", transA ? 1 : 0, "transB", transB ? 1 : 0));
    }
}
