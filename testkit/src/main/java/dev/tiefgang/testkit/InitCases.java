package dev.tiefgang.testkit;

import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Init.VarianceScaling.Distribution;
import dev.tiefgang.nn.Init.VarianceScaling.Fan;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/// The table of initialisers: those that look at one element after the other with the moments of what they
/// draw, those that look at the whole tensor with what it must fulfil.
public final class InitCases {
    private InitCases() {}

    /// An initialiser for given fans.
    ///
    /// @param limit no number lies further from the mean
    public record Row(Init.Elementwise init, int fanIn, int fanOut, double mean, double deviation, double limit) {
        @Override
        public String toString() {
            return init + " for " + fanIn + " → " + fanOut;
        }
    }

    /// An initialiser of whole tensors.
    public record Whole(Init init, Shape shape, Law law) {
        @Override
        public String toString() {
            return init + " for " + shape;
        }
    }

    /// What a tensor must fulfil.
    @FunctionalInterface
    public interface Law {
        /// Fails unless it does, but for rounding.
        void check(String what, Tensor t, double rounding);
    }

    /// All rows.
    public static List<Row> all() {
        double none = Double.POSITIVE_INFINITY, left = leftOfNormal();
        return List.of(
                new Row(new Init.Constant(0.25), 3, 4, 0.25, 0, 0),
                new Row(new Init.Runs(2, List.of(0.5, 1.5)), 3, 4, 1, 0.5, 0.5),
                new Row(new Init.Uniform(0.5), 3, 4, 0, 0.5 / Math.sqrt(3), 0.5),
                new Row(new Init.Uniform(0), 3, 4, 0, 0, 0),
                new Row(new Init.Normal(0.1), 3, 4, 0, 0.1, none),
                new Row(new Init.TruncatedNormal(0.1), 3, 4, 0, 0.1 * left, 0.2),
                new Row(new Init.TruncatedNormal(0), 3, 4, 0, 0, 0),
                new Row(new Init.Glorot(), 20, 30, 0, Math.sqrt(2.0 / 50), Math.sqrt(6.0 / 50)),
                new Row(new Init.He(), 50, 7, 0, 0.2, none),
                new Row(new Init.LeCun(), 25, 7, 0, 0.2, none),
                scaling(2, Fan.IN, Distribution.UNIFORM, 0.2, 0.2 * Math.sqrt(3)),
                scaling(0.28, Fan.OUT, Distribution.NORMAL, 0.2, none),
                scaling(1.14, Fan.AVERAGE, Distribution.TRUNCATED_NORMAL, 0.2, 0.4 / left));
    }

    private static Row scaling(double scale, Fan fan, Distribution form, double deviation, double limit) {
        return new Row(new Init.VarianceScaling(scale, fan, form), 50, 7, 0, deviation, limit + 1e-6);
    }

    /// All rows of whole tensors.
    public static List<Whole> whole() {
        return Stream.concat(
                        Stream.of(
                                        Shape.of(1, 1),
                                        Shape.of(2, 2),
                                        Shape.of(7, 7),
                                        Shape.of(64, 64),
                                        Shape.of(3, 17),
                                        Shape.of(17, 3),
                                        Shape.of(1, 9),
                                        Shape.of(9, 1),
                                        Shape.of(8, 3, 5, 5),
                                        Shape.of(30, 2, 3, 3))
                                .flatMap(s -> Stream.of(orthogonal(1, s), orthogonal(Math.sqrt(2), s))),
                        Stream.of(
                                        Shape.of(1, 1),
                                        Shape.of(4, 4),
                                        Shape.of(3, 5),
                                        Shape.of(5, 3),
                                        Shape.of(4, 3, 5),
                                        Shape.of(2, 4, 3, 5),
                                        Shape.of(3, 3, 1, 2))
                                .flatMap(s -> Stream.of(identity(1, s), identity(-0.5, s))))
                .toList();
    }

    private static Whole orthogonal(double gain, Shape shape) {
        return new Whole(new Init.Orthogonal(gain), shape, (what, t, rounding) -> {
            int rows = shape.dim(0), columns = shape.size() / rows, n = Math.min(rows, columns);
            for (int a = 0; a < n; a++)
                for (int b = 0; b < n; b++) {
                    double dot = 0;
                    for (int k = 0; k < Math.max(rows, columns); k++)
                        dot += rows <= columns
                                ? t.at(a * columns + k) * t.at(b * columns + k)
                                : t.at(k * columns + a) * t.at(k * columns + b);
                    Laws.require(
                            Math.abs(dot - (a == b ? gain * gain : 0)) <= gain * gain * rounding,
                            "%s: vectors %d and %d have the product %s",
                            what,
                            a,
                            b,
                            dot);
                }
        });
    }

    private static Whole identity(double gain, Shape shape) {
        return new Whole(new Init.Identity(gain), shape, (what, t, rounding) -> {
            int[] at = new int[shape.rank()];
            for (int i = 0; i < shape.size(); i++) {
                boolean middle = at[0] == at[1];
                for (int axis = 2; axis < at.length; axis++) middle &= at[axis] == shape.dim(axis) / 2;
                Laws.close(what + " at " + i, middle ? gain : 0, t.at(i), rounding);
                for (int axis = at.length - 1; axis >= 0 && ++at[axis] == shape.dim(axis); axis--) at[axis] = 0;
            }
        });
    }

    /// What is left of a deviation of 1 between −2 and 2, by adding up the density in small steps.
    private static double leftOfNormal() {
        int steps = 200_000;
        double mass = 0, square = 0;
        for (int i = 0; i < steps; i++) {
            double x = -2 + 4 * (i + 0.5) / steps, density = Math.exp(-x * x / 2);
            mass += density;
            square += density * x * x;
        }
        return Math.sqrt(square / mass);
    }
}
