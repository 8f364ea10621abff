package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.BatchNormalization;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// `y = x` above 0, else `slope · x`, with a slope that is learned: one for each channel (axis 1), or one for all.
///
/// Shapes: `[n, c, …]` → the same. Parameters: `slope [c]`, or `slope [1]` where it is shared. Source: He, Zhang,
/// Ren, Sun: "Delving deep into rectifiers", 2015.
///
/// @param slope with which each begins, finite
/// @param shared whether all channels have the same
public record PRelu(double slope, boolean shared) implements Layer {
    public PRelu {
        if (!Double.isFinite(slope))
            throw new IllegalArgumentException("PRelu: expected a finite slope, received " + slope);
    }

    /// A slope of 0.25 for each channel.
    public PRelu() {
        this(0.25, false);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Shape s = x.shape();
        if (s.rank() < 2) throw new ShapeException("PRelu: expected [n, c, …] with a channel axis, received " + s);
        Value slopes = scope.param("slope", Shape.of(shared ? 1 : s.dim(1)), new Init.Constant(slope), 1, 1);
        Value each = shared ? slopes : slopes.reshape(BatchNormalization.channels(s));
        return x.graph().add(new dev.tiefgang.op.PRelu(), x, each);
    }
}
