package dev.tiefgang.compile;

import dev.tiefgang.runtime.Gemm;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.Routine;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [Product].
final class ProductRoutine implements Routine {
    private final Product op;
    private final Gemm gemm;

    ProductRoutine(Product op, Shape a, Shape out) {
        this.op = op;
        this.gemm = Gemm.of(out.dim(0), out.dim(1), a.dim(op.transA() ? 0 : 1), op.transA(), op.transB());
    }

    @Override
    public int chunks() {
        return gemm.chunks();
    }

    @Override
    public int scratch() {
        return gemm.scratch();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        float[] a = in[0].floats(), b = in[1].floats(), c = out.floats();
        var epilogue = new Gemm.Epilogue(
                op.activation().orElse(null),
                op.bias() == Product.Bias.NONE ? null : in[2].floats(),
                op.bias() == Product.Bias.PER_ROW);
        return (chunk, scratch) -> gemm.run(kernels, a, b, c, scratch, chunk, epilogue);
    }
}
