package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;

/// An input of a case: its shape and what numbers suit it.
///
/// @param bound for indices, one more than the largest
public record Operand(Shape shape, Draw draw, int bound) {
    /// What numbers an operand takes. All of them are exact in `float`, so that float and double plans
    /// read the same.
    public enum Draw {
        /// Standard normal.
        NORMAL,
        /// Between ½ and 2.
        POSITIVE,
        /// All different, at least 0.06 apart and away from 0, also from those of the other operands.
        APART,
        /// Whole numbers from −2 to 2: many of them are equal.
        WHOLE,
        /// The same, and now and then NaN.
        WHOLE_OR_NAN,
        /// 0 or 1, as comparisons give; nothing has a slope along them.
        SWITCH,
        /// 0, 1 or 2: numbers of words or categories, which have no slope either.
        COUNT,
        /// Whole numbers below the bound.
        INDEX;

        /// True where a function of such numbers has a slope along them.
        public boolean slopes() {
            return switch (this) {
                case INDEX, SWITCH, COUNT -> false;
                case NORMAL, POSITIVE, APART, WHOLE, WHOLE_OR_NAN -> true;
            };
        }
    }

    public Operand(Shape shape, Draw draw) {
        this(shape, draw, 0);
    }

    /// Whole numbers below a bound.
    public static Operand index(Shape shape, int bound) {
        return new Operand(shape, Draw.INDEX, bound);
    }

    public Kind kind() {
        return draw == Draw.INDEX ? Kind.INDEX : Kind.REAL;
    }

    /// The hole in a graph that this operand fills.
    public Value input(Graph g, String name) {
        return kind() == Kind.INDEX ? g.indices(name, shape) : g.input(name, shape);
    }

    /// Numbers for this operand.
    ///
    /// @param nth which operand of its case it is; keeps operands that are [Draw#APART] apart from each
    /// other
    public Tensor numbers(long seed, int nth) {
        Rng rng = Rng.of(seed, "operand " + nth, 0);
        Tensor t = Tensor.zeros(kind() == Kind.INDEX ? Type.INT64 : Type.FLOAT64, shape);
        int[] order = draw == Draw.APART ? rng.permutation(t.size()) : new int[0];
        for (int i = 0; i < t.size(); i++)
            t.put(
                    i,
                    switch (draw) {
                        case NORMAL -> (float) rng.normal(i);
                        case POSITIVE -> 0.5f + 1.5f * rng.uniform(i);
                        case APART -> (float) ((order[i] - t.size() / 2) * 0.125 + 0.03125 + 0.0625 * nth);
                        case WHOLE -> rng.below(i, 5) - 2;
                        case WHOLE_OR_NAN -> rng.below(2L * i, 9) == 0 ? Double.NaN : rng.below(2L * i + 1, 5) - 2;
                        case SWITCH -> rng.below(i, 2);
                        case COUNT -> rng.below(i, 3);
                        case INDEX -> rng.below(i, bound);
                    });
        return t;
    }
}
