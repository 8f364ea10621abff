package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `C [m, n] = A [m, k] · B [k, n]`, either factor optionally stored transposed.
///
/// Gradients are products again: `dA = dC · Bᵀ`, `dB = Aᵀ · dC`, transposed to match how each is stored.
public record MatMul(boolean transA, boolean transB) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        return shape("MatMul", in.get(0), in.get(1), transA, transB);
    }

    /// The shape of a product, for an op that contains one.
    static Shape shape(String op, Shape a, Shape b, boolean transA, boolean transB) {
        if (a.rank() != 2 || b.rank() != 2)
            throw new ShapeException("%s: expected two matrices, received %s and %s".formatted(op, a, b));
        if (a.dim(transA ? 0 : 1) != b.dim(transB ? 1 : 0))
            throw new ShapeException("%s: expected equal inner extents, received A%s%s · B%s%s"
                    .formatted(op, a, transA ? "ᵀ" : "", b, transB ? "ᵀ" : ""));
        return Shape.of(a.dim(transA ? 1 : 0), b.dim(transB ? 0 : 1));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value a = c.x(0), b = c.x(1), dy = c.dy();
        return List.of(
                transA ? b.matmul(dy, transB, true) : dy.matmul(b, false, !transB),
                transB ? dy.matmul(a, true, transA) : a.matmul(dy, !transA, false));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int m = out.shape().dim(0), n = out.shape().dim(1), k = in[0].shape().dim(transA ? 0 : 1);
        double[] a = in[0].doubles(), b = in[1].doubles(), c = out.doubles();
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int p = 0; p < k; p++)
                    sum += a[transA ? p * m + i : i * k + p] * b[transB ? j * k + p : p * n + j];
                c[i * n + j] = sum;
            }
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Gemm", 13, Map.of("transA", transA ? 1 : 0, "transB", transB ? 1 : 0));
    }
}
