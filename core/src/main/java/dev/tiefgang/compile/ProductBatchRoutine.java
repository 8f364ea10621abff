package dev.tiefgang.compile;

import dev.tiefgang.op.Broadcast;
import dev.tiefgang.op.MatMul;
import dev.tiefgang.runtime.Gemm;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [ProductBatch]: a chunk is the same part of a few neighbouring products.
final class ProductBatchRoutine implements Routine {
    private final Gemm gemm;
    private final int[] a;
    private final int[] b;
    private final int sizeOfC;
    private final Chunks batches;

    ProductBatchRoutine(ProductBatch op, Shape a, Shape b, Shape out) {
        int m = out.dim(-2), n = out.dim(-1), k = a.dim(op.transA() ? -2 : -1);
        this.gemm = Gemm.of(m, n, k, op.transA(), op.transB());
        this.a = offsets(a, out, m * k);
        this.b = offsets(b, out, k * n);
        this.sizeOfC = m * n;
        this.batches = Chunks.of(this.a.length, 1, (double) m * n * k / Math.max(1, gemm.chunks()), 100_000);
    }

    /// For every product, where the matrix of a factor begins.
    private static int[] offsets(Shape factor, Shape out, int size) {
        int[] at = Broadcast.index(MatMul.batches(factor), MatMul.batches(out));
        for (int i = 0; i < at.length; i++) at[i] *= size;
        return at;
    }

    @Override
    public int chunks() {
        return batches.count() * gemm.chunks();
    }

    @Override
    public int scratch() {
        return gemm.scratch();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] x = in[0].floats(), y = in[1].floats(), z = out.floats();
        int xo = in[0].from(), yo = in[1].from(), zo = out.from();
        return (chunk, scratch) -> {
            int group = chunk / gemm.chunks(), part = chunk % gemm.chunks();
            for (int i = batches.from(group); i < batches.to(group); i++)
                gemm.run(kernels, x, xo + a[i], y, yo + b[i], z, zo + i * sizeOfC, scratch, part, Gemm.Epilogue.NONE);
        };
    }
}
