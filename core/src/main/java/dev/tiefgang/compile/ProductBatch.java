package dev.tiefgang.compile;

import dev.tiefgang.op.MatMul;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Many matrix products of the same sizes, `A […, m, k] · B […, k, n]`, axes in front broadcast.
record ProductBatch(boolean transA, boolean transB) implements Physical {
    @Override
    public String words() {
        return "ProductBatch" + (transA ? " Aᵀ" : " A") + (transB ? "·Bᵀ" : "·B");
    }

    @Override
    public Shape shape(List<Shape> in) {
        return new MatMul(transA, transB).shape(in);
    }
}
