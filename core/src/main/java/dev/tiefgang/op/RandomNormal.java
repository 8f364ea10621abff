package dev.tiefgang.op;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import java.util.List;

/// Random numbers of the normal distribution with mean 0 and deviation 1: number `i` of the stream named `stream`.
///
/// Number `i` is `√(−2·ln u)·cos(2π·v)`, with `u` in `(0, 1]` and `v` in `[0, 1)` from the uniform numbers `2i` and
/// `2i + 1` of the stream. Input: an index tensor `[2]` of seed and step; the same pair gives the same numbers ([Rng]).
/// Gradient: none. Source: Box, Muller: "A note on the generation of random normal deviates", 1958.
public record RandomNormal(String stream, Shape extents) implements Op.Structure {
    private static final int TERMS = 8;

    @Override
    public Shape shape(List<Shape> in) {
        if (!in.getFirst().equals(Shape.of(2)))
            throw new ShapeException(
                    "RandomNormal: expected seed and step as indices of shape [2], received " + in.getFirst());
        return extents;
    }

    @Override
    public Kind kind(List<Kind> in) {
        return Kind.REAL;
    }

    @Override
    public List<Value> vjp(Vjp c) {
        return List.of(c.zero(0));
    }

    @Override
    public void compute(Tensor[] in, Tensor out) {
        Rng rng = Rng.of(in[0].longs()[0], stream, in[0].longs()[1]);
        for (int i = 0; i < out.size(); i++) out.put(i, number(rng.key(), i));
    }

    /// Number `i` of the stream with this key; allocates nothing.
    public static double number(long key, int i) {
        double u = 1 - Rng.uniformDouble(key, 2L * i), v = Rng.uniformDouble(key, 2L * i + 1);
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * cosine(v);
    }

    /// `cos(2π·v)` for `v` in `[0, 1)`, brought to the first eighth of a turn. [StrictMath] would take memory for each
    /// number.
    private static double cosine(double v) {
        double half = v > 0.5 ? 1 - v : v, quarter = half > 0.25 ? 0.5 - half : half;
        boolean sine = quarter > 0.125;
        double size = series(2 * Math.PI * (sine ? 0.25 - quarter : quarter), sine);
        return half > 0.25 ? -size : size;
    }

    /// Sine or cosine of up to `π/4` by Taylor's series, the first term left out of which is below 2⁻⁵⁸.
    private static double series(double x, boolean sine) {
        double square = x * x, y = 1;
        for (int k = TERMS; k > 0; k--) y = 1 - y * square / (2 * k * (sine ? 2 * k + 1 : 2 * k - 1));
        return sine ? x * y : y;
    }
}
