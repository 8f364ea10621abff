package dev.tiefgang.testkit;

import dev.tiefgang.optim.Constant;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.CosineRestarts;
import dev.tiefgang.optim.Cyclic;
import dev.tiefgang.optim.Exponential;
import dev.tiefgang.optim.MultiStep;
import dev.tiefgang.optim.OneCycle;
import dev.tiefgang.optim.Plateau;
import dev.tiefgang.optim.Polynomial;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.optim.Steps;
import dev.tiefgang.optim.Warmup;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The table of schedules, each with its curve over the share of training that is done.
public final class ScheduleCases {
    private ScheduleCases() {}

    /// A schedule of `epochs` epochs and its factor after a number of them.
    public record Row(Schedule schedule, int epochs, DoubleUnaryOperator factor) {
        @Override
        public String toString() {
            return schedule + " over " + epochs;
        }
    }

    /// All rows.
    public static List<Row> all() {
        return List.of(
                new Row(new Constant(), 10, _ -> 1),
                new Row(new Steps(3, 0.5), 10, e -> e < 3 ? 1 : e < 6 ? 0.5 : e < 9 ? 0.25 : 0.125),
                new Row(new Steps(1, 0.1), 3, e -> e < 1 ? 1 : e < 2 ? 0.1 : e < 3 ? 0.01 : 0.001),
                new Row(new Cosine(), 8, e -> fall(e / 8)),
                new Row(
                        new OneCycle(),
                        10,
                        e -> e < 3 ? 0.04 + 0.96 * (1 - fall(e / 3)) : 1e-4 + (1 - 1e-4) * fall((e - 3) / 7)),
                new Row(
                        new OneCycle(0.5),
                        4,
                        e -> e < 2 ? 0.04 + 0.96 * (1 - fall(e / 2)) : 1e-4 + (1 - 1e-4) * fall((e - 2) / 2)),
                new Row(new Exponential(0.8), 10, e -> Math.exp(e * Math.log(0.8))),
                new Row(new Exponential(3), 4, e -> Math.exp(e * Math.log(3))),
                new Row(new Polynomial(1), 8, e -> (8 - e) / 8),
                new Row(new Polynomial(2, 0.1), 5, e -> 0.1 + 0.9 * (1 - 2 * e / 5 + e * e / 25)),
                new Row(new MultiStep(List.of(2, 3, 7), 0.1), 10, e -> e < 2 ? 1 : e < 3 ? 0.1 : e < 7 ? 0.01 : 0.001),
                new Row(new Cyclic(4), 10, e -> 0.25 + 0.75 * triangle(e / 4)),
                new Row(
                        new Cyclic(2, 0.1, 0.5),
                        6,
                        e -> 0.1 + 0.9 * triangle(e / 2) * (e < 2 ? 1 : e < 4 ? 0.5 : e < 6 ? 0.25 : 0.125)),
                new Row(
                        new CosineRestarts(1),
                        7,
                        e -> e < 1 ? fall(e) : e < 3 ? fall((e - 1) / 2) : e < 7 ? fall((e - 3) / 4) : 1),
                new Row(
                        new CosineRestarts(3, 1, 0.2),
                        7,
                        e -> 0.2 + 0.8 * fall(e < 3 ? e / 3 : e < 6 ? (e - 3) / 3 : (e - 6) / 3)),
                new Row(new Plateau(2, 0.5), 6, _ -> 1),
                new Row(new Warmup(2, new Constant()), 5, e -> e < 2 ? 0.01 + 0.495 * e : 1),
                new Row(new Warmup(1, 0, new Cosine()), 9, e -> e < 1 ? e : fall((e - 1) / 8)),
                new Row(
                        new Warmup(3, 0.5, new Steps(2, 0.1)),
                        8,
                        e -> e < 3 ? 0.5 + e / 6 : e < 5 ? 1 : e < 7 ? 0.1 : 0.01));
    }

    /// From 0 at whole numbers up to 1 halfway between them.
    private static double triangle(double x) {
        double part = x % 1;
        return part < 0.5 ? 2 * part : 2 - 2 * part;
    }

    /// From 1 at 0 down to 0 at 1 along half a cosine.
    private static double fall(double x) {
        return Math.pow(Math.cos(Math.PI * x / 2), 2);
    }
}
