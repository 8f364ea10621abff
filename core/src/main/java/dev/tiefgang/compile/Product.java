package dev.tiefgang.compile;

import dev.tiefgang.op.MatMul;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// A matrix product with what follows it: `f(A · B + bias)`.
///
/// Inputs: `A`, `B` and, where `bias` is not `NONE`, the bias. The bias runs along the columns of the result,
/// or along its rows where the batch lies innermost.
record Product(boolean transA, boolean transB, Bias bias, Optional<Kernels.Unary> activation) implements Making {
    enum Bias {
        NONE,
        PER_COLUMN,
        PER_ROW
    }

    @Override
    public String words() {
        return "Product" + (transA ? " Aᵀ" : " A") + (transB ? "·Bᵀ" : "·B") + (bias == Bias.NONE ? "" : " + bias")
                + activation.map(f -> " " + f).orElse("");
    }

    @Override
    public int inputs() {
        return bias == Bias.NONE ? 2 : 3;
    }

    @Override
    public Shape shape(List<Shape> in) {
        return new MatMul(transA, transB).shape(in);
    }
}
