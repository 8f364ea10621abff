package dev.tiefgang.testkit;

import dev.tiefgang.optim.Constant;
import dev.tiefgang.optim.Cosine;
import dev.tiefgang.optim.OneCycle;
import dev.tiefgang.optim.Schedule;
import dev.tiefgang.optim.Steps;
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
                        e -> e < 2 ? 0.04 + 0.96 * (1 - fall(e / 2)) : 1e-4 + (1 - 1e-4) * fall((e - 2) / 2)));
    }

    /// From 1 at 0 down to 0 at 1 along half a cosine.
    private static double fall(double x) {
        return Math.pow(Math.cos(Math.PI * x / 2), 2);
    }
}
