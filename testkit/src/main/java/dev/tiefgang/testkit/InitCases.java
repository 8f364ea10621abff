package dev.tiefgang.testkit;

import dev.tiefgang.nn.Init;
import java.util.List;

/// The table of initialisers, each with the moments of what it draws.
public final class InitCases {
    private InitCases() {}

    /// An initialiser for given fans.
    ///
    /// @param limit no number lies further from the mean
    public record Row(Init init, int fanIn, int fanOut, double mean, double deviation, double limit) {
        @Override
        public String toString() {
            return init + " for " + fanIn + " → " + fanOut;
        }
    }

    /// All rows.
    public static List<Row> all() {
        double none = Double.POSITIVE_INFINITY;
        return List.of(
                new Row(new Init.Constant(0.25), 3, 4, 0.25, 0, 0),
                new Row(new Init.Runs(2, List.of(0.5, 1.5)), 3, 4, 1, 0.5, 0.5),
                new Row(new Init.Uniform(0.5), 3, 4, 0, 0.5 / Math.sqrt(3), 0.5),
                new Row(new Init.Uniform(0), 3, 4, 0, 0, 0),
                new Row(new Init.Normal(0.1), 3, 4, 0, 0.1, none),
                new Row(new Init.Glorot(), 20, 30, 0, Math.sqrt(2.0 / 50), Math.sqrt(6.0 / 50)),
                new Row(new Init.He(), 50, 7, 0, 0.2, none),
                new Row(new Init.LeCun(), 25, 7, 0, 0.2, none));
    }
}
