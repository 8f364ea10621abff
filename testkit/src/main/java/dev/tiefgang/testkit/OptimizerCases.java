package dev.tiefgang.testkit;

import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Nesterov;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.Sgd;
import java.util.List;

/// The table of optimizers, each with its definition for a single number.
public final class OptimizerCases {
    private OptimizerCases() {}

    /// An optimizer and what it is meant to do.
    ///
    /// @param decay share of the rate by which weights shrink beside, biases not
    public record Row(Optimizer optimizer, Definition definition, double decay) {
        Row(Optimizer optimizer, Definition definition) {
            this(optimizer, definition, 0);
        }

        /// The next value of a number of a tensor that decays or does not.
        double step(double w, double g, double[] m, double a, int t, boolean decays) {
            return definition.step(w, g, m, a, t) - (decays ? a * decay * w : 0);
        }

        @Override
        public String toString() {
            return optimizer.toString();
        }
    }

    /// One step for one number, as in the paper.
    @FunctionalInterface
    public interface Definition {
        /// The next value of `w`.
        ///
        /// @param m what the optimizer remembers about this number, to be updated
        /// @param a the learning rate
        /// @param t the step, counted from 1
        double step(double w, double g, double[] m, double a, int t);
    }

    /// All rows.
    public static List<Row> all() {
        return List.of(
                new Row(new Sgd(0.1), (w, g, _, a, _) -> w - a * g),
                new Row(new Momentum(0.1), (w, g, m, a, _) -> w - a * (m[0] = 0.9 * m[0] + g)),
                new Row(new Momentum(0.05, 0.5), (w, g, m, a, _) -> w - a * (m[0] = 0.5 * m[0] + g)),
                new Row(new Nesterov(0.1), (w, g, m, a, _) -> {
                    m[0] = 0.9 * m[0] + g;
                    return w - a * (g + 0.9 * m[0]);
                }),
                new Row(new Adam(0.01), (w, g, m, a, t) -> adam(w, g, m, a, t, 0.9, 0.999, 1e-8)),
                new Row(
                        new Adam(0.02, 0.8, 0.9, 1e-4),
                        (w, g, m, a, t) -> adam(w, g, m, a, t, 0.8, 0.9, 1e-4)),
                new Row(new AdamW(0.01), (w, g, m, a, t) -> adam(w, g, m, a, t, 0.9, 0.999, 1e-8), 0.01),
                new Row(
                        new AdamW(new Adam(0.02), 0.3),
                        (w, g, m, a, t) -> adam(w, g, m, a, t, 0.9, 0.999, 1e-8),
                        0.3));
    }

    private static double adam(double w, double g, double[] m, double a, int t, double b1, double b2, double e) {
        m[0] = b1 * m[0] + (1 - b1) * g;
        m[1] = b2 * m[1] + (1 - b2) * g * g;
        double mean = m[0] / (1 - Math.pow(b1, t)), square = m[1] / (1 - Math.pow(b2, t));
        return w - a * mean / (Math.sqrt(square) + e);
    }
}
