package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `C […, m, n] = A […, m, k] · B […, k, n]`, either factor optionally stored transposed; axes in front count
/// products and broadcast.
///
/// Gradients are products again: `dA = dC · Bᵀ`, `dB = Aᵀ · dC`, transposed to match how each is stored and summed
/// where a factor was repeated.
public record MatMul(boolean transA, boolean transB) implements Op.Dense {
    @Override
    public Shape shape(List<Shape> in) {
        return shape("MatMul", in.get(0), in.get(1), transA, transB);
    }

    /// The shape of a product, for an op that contains one.
    static Shape shape(String op, Shape a, Shape b, boolean transA, boolean transB) {
        if (a.rank() < 2 || b.rank() < 2)
            throw new ShapeException(
                    "%s: expected two matrices […, rows, columns], received %s and %s".formatted(op, a, b));
        if (a.dim(transA ? -2 : -1) != b.dim(transB ? -1 : -2))
            throw new ShapeException("%s: expected equal inner extents, received A%s%s · B%s%s"
                    .formatted(op, a, transA ? "ᵀ" : "", b, transB ? "ᵀ" : ""));
        int[] batches = Broadcast.join(op, batches(a), batches(b)).extents();
        int[] e = Arrays.copyOf(batches, batches.length + 2);
        e[e.length - 2] = a.dim(transA ? -1 : -2);
        e[e.length - 1] = b.dim(transB ? -2 : -1);
        return Shape.of(e);
    }

    /// The axes in front of those of the matrices.
    public static Shape batches(Shape s) {
        return Shape.of(Arrays.copyOf(s.extents(), s.rank() - 2));
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value a = c.x(0), b = c.x(1), dy = c.dy();
        Value da = transA ? b.matmul(dy, transB, true) : dy.matmul(b, false, !transB);
        Value db = transB ? dy.matmul(a, true, transA) : a.matmul(dy, !transA, false);
        return List.of(da.sumTo(a.shape()), db.sumTo(b.shape()));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        int m = out.shape().dim(-2), n = out.shape().dim(-1), k = in[0].shape().dim(transA ? -2 : -1);
        double[] a = in[0].doubles(), b = in[1].doubles(), c = out.doubles();
        Shape batches = batches(out.shape());
        int[] ia = Broadcast.index(batches(in[0].shape()), batches),
                ib = Broadcast.index(batches(in[1].shape()), batches);
        for (int t = 0; t < ia.length; t++)
            for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int p = 0; p < k; p++)
                        sum += a[ia[t] * m * k + (transA ? p * m + i : i * k + p)]
                                * b[ib[t] * k * n + (transB ? j * k + p : p * n + j)];
                    c[(t * m + i) * n + j] = sum;
                }
    }

    /// With a factor turned it is a product of two matrices only; more of them want a Transpose before a MatMul.
    @Override
    public Optional<Onnx> onnx() {
        if (!transA && !transB) return Onnx.of("MatMul", 13);
        return Onnx.of("Gemm", 13, Map.of("transA", transA ? 1 : 0, "transB", transB ? 1 : 0));
    }
}
