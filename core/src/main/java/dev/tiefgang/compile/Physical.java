package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// An op that only the compiler writes: a semantic op in another layout, or several in one.
///
/// It comes after differentiation, so it has no gradient, and what it means is defined by the ops it stands for.
public sealed interface Physical extends Op
        permits Fused,
                Making,
                ProductBatch,
                PadSplit,
                PackFilter,
                LineUp,
                FilterSums,
                WinogradTiles,
                WinogradSums,
                SpreadBack,
                ConvRows,
                ConvDots,
                ConvBack,
                TurnFilter,
                PoolLast {
    /// What it does, for the table of a plan.
    default String words() {
        return getClass().getSimpleName();
    }

    @Override
    default List<Value> vjp(Vjp c) {
        throw new IllegalStateException(this + " appears after differentiation only");
    }

    @Override
    default void compute(Tensor[] in, Tensor out) {
        throw new IllegalStateException(this + " is defined by the ops it stands for");
    }
}
