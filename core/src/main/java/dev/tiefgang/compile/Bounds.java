package dev.tiefgang.compile;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Max;
import dev.tiefgang.op.Min;
import dev.tiefgang.op.Relu;
import java.util.Optional;

/// The bounds between which a convolution brings its sums as it stores them: `min(max(s, low), high)`, what
/// ReLU and ReLU6 are.
record Bounds(float low, float high) {
    static final Bounds NONE = new Bounds(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    /// These bounds and then ReLU.
    Optional<Bounds> then(Op.Unary f) {
        return f instanceof Relu ? between(Math.max(low, 0f), Math.max(high, 0f)) : Optional.empty();
    }

    /// These bounds and then the maximum or minimum with a number.
    Optional<Bounds> then(Op.Binary f, float number) {
        return switch (f) {
            case Max _ -> between(Math.max(low, number), Math.max(high, number));
            case Min _ -> between(Math.min(low, number), Math.min(high, number));
            default -> Optional.empty();
        };
    }

    /// Kernels know neither NaN nor −0 as a bound.
    private static Optional<Bounds> between(float low, float high) {
        return isBound(low) && isBound(high) ? Optional.of(new Bounds(low, high)) : Optional.empty();
    }

    private static boolean isBound(float x) {
        return !Float.isNaN(x) && Float.floatToRawIntBits(x) != Float.floatToRawIntBits(-0f);
    }

    String words() {
        if (equals(NONE)) return "";
        if (high == Float.POSITIVE_INFINITY) return " ≥ " + low;
        return " in " + low + " … " + high;
    }
}
