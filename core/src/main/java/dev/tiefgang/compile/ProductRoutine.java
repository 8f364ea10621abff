package dev.tiefgang.compile;

import dev.tiefgang.runtime.Gemm;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// Runs [Product].
///
/// A single column `Aᵀ·b` is computed as the row `bᵀ·A`, which lies in memory as the column does and has the same
/// sums: weights that lie term by term are then read line by line.
///
/// @param columns number of columns of the result
/// @param going whether a [Fused] program follows
/// @param turned whether a column is computed as a row
record ProductRoutine(Product op, Gemm gemm, int columns, boolean going, boolean turned) implements MakingRoutine {
    static ProductRoutine of(Product op, Shape a, Shape out) {
        int rows = out.dim(0), columns = out.dim(1), terms = terms(op, a);
        if (columns == 1 && op.transA())
            return new ProductRoutine(op, Gemm.of(1, rows, terms, false, false), rows, false, true);
        return new ProductRoutine(op, Gemm.of(rows, columns, terms, op.transA(), op.transB()), columns, false, false);
    }

    /// For a product that a [Fused] program follows.
    static ProductRoutine goingOn(Product op, Shape a, Shape out) {
        return new ProductRoutine(
                op, Gemm.goingOn(out.dim(0), out.dim(1), terms(op, a), op.transA()), out.dim(1), true, false);
    }

    /// Whether a program may follow.
    static boolean goesOn(Product op, Shape a, Shape out) {
        return !Gemm.packs(out.dim(0), out.dim(1), terms(op, a), op.transB());
    }

    private static int terms(Product op, Shape a) {
        return a.dim(op.transA() ? 0 : 1);
    }

    @Override
    public int chunks() {
        return gemm.chunks();
    }

    @Override
    public int scratch() {
        return going ? gemm.chunkSize() : gemm.scratch();
    }

    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out) {
        Tensor left = in[turned ? 1 : 0], right = in[turned ? 0 : 1];
        float[] a = left.floats(), b = right.floats(), c = out.floats();
        int ao = left.from(), bo = right.from(), co = out.from();
        var epilogue = epilogue(in);
        return (chunk, scratch) -> gemm.run(kernels, a, ao, b, bo, c, co, scratch, chunk, epilogue);
    }

    /// Each chunk is made in scratch memory; what follows sees its rows, all at once where they lie side by
    /// side.
    @Override
    public Task bind(Kernels kernels, Tensor[] in, Tensor out, int scratchAt, Behind behind) {
        float[] a = in[0].floats(), b = in[1].floats();
        int ao = in[0].from(), bo = in[1].from();
        var epilogue = epilogue(in);
        return (chunk, scratch) -> {
            int rows = gemm.rows(chunk), width = gemm.columns(chunk);
            int from = gemm.row(chunk) * columns + gemm.column(chunk);
            gemm.put(kernels, a, ao, b, bo, chunk, epilogue, scratch, scratchAt, width);
            if (width == columns) behind.run(from, rows * columns, scratch, scratchAt, scratch);
            else
                for (int r = 0; r < rows; r++)
                    behind.run(from + r * columns, width, scratch, scratchAt + r * width, scratch);
        };
    }

    /// Bias and activation.
    private Gemm.Epilogue epilogue(Tensor[] in) {
        return new Gemm.Epilogue(
                op.activation().orElse(null),
                op.bias() == Product.Bias.NONE ? null : in[2].floats(),
                op.bias() == Product.Bias.NONE ? 0 : in[2].from(),
                op.bias() == Product.Bias.PER_ROW != turned);
    }
}
