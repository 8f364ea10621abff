package dev.tiefgang.testkit;

import dev.tiefgang.optim.AdaGrad;
import dev.tiefgang.optim.Adadelta;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Adamax;
import dev.tiefgang.optim.AmsGrad;
import dev.tiefgang.optim.Lamb;
import dev.tiefgang.optim.Lion;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.NAdam;
import dev.tiefgang.optim.Nesterov;
import dev.tiefgang.optim.Optimizer;
import dev.tiefgang.optim.RAdam;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.optim.RmsProp;
import dev.tiefgang.optim.Sgd;
import java.util.List;
import java.util.stream.Stream;

/// The table of optimizers, each with its definition for a single number, or for a tensor where numbers
/// depend on each other.
public final class OptimizerCases {
    private OptimizerCases() {}

    /// An optimizer and what it is meant to do.
    public record Row(Optimizer optimizer, Rule rule) {
        @Override
        public String toString() {
            return optimizer.toString();
        }
    }

    /// One step for one tensor.
    @FunctionalInterface
    public interface Rule {
        /// @param w the numbers, to be updated
        /// @param m what the optimizer remembers about each number, to be updated
        /// @param a the learning rate
        /// @param t the step, counted from 1
        /// @param decays whether weight decay shrinks this tensor
        void step(double[] w, double[] g, double[][] m, double a, int t, boolean decays);
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

    private static Row each(Optimizer optimizer, Definition definition) {
        return each(optimizer, 0, definition);
    }

    /// @param decay share of the rate by which weights shrink beside, biases not
    private static Row each(Optimizer optimizer, double decay, Definition definition) {
        return new Row(optimizer, (w, g, m, a, t, decays) -> {
            for (int i = 0; i < w.length; i++) {
                double before = w[i];
                w[i] = definition.step(before, g[i], m[i], a, t) - (decays ? a * decay * before : 0);
            }
        });
    }

    /// All rows.
    public static List<Row> all() {
        return Stream.of(plain(), adaptive(), signs(), adams())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> plain() {
        return List.of(
                each(new Sgd(0.1), (w, g, _, a, _) -> w - a * g),
                each(new Momentum(0.1), (w, g, m, a, _) -> w - a * (m[0] = 0.9 * m[0] + g)),
                each(new Momentum(0.05, 0.5), (w, g, m, a, _) -> w - a * (m[0] = 0.5 * m[0] + g)),
                each(new Nesterov(0.1), (w, g, m, a, _) -> {
                    m[0] = 0.9 * m[0] + g;
                    return w - a * (g + 0.9 * m[0]);
                }));
    }

    private static List<Row> adaptive() {
        return List.of(
                each(new AdaGrad(0.1), (w, g, m, a, _) -> w - a * g / (Math.sqrt(m[0] += g * g) + 1e-10)),
                each(new AdaGrad(0.1, 0.5, 1e-3), (w, g, m, a, _) -> w - a * g / (Math.sqrt(m[0] += g * g) + 1e-3)),
                each(new RmsProp(0.01), (w, g, m, a, _) -> {
                    m[0] = 0.9 * m[0] + 0.1 * g * g;
                    return w - a * g / Math.sqrt(m[0] + 1e-7);
                }),
                each(new RmsProp(0.01).momentum(0.8), (w, g, m, a, _) -> {
                    m[0] = 0.9 * m[0] + 0.1 * g * g;
                    m[1] = 0.8 * m[1] + g / Math.sqrt(m[0] + 1e-7);
                    return w - a * m[1];
                }),
                each(new RmsProp(0.01, 0.8, 0, true, 1e-4), (w, g, m, a, _) -> {
                    m[0] = 0.8 * m[0] + 0.2 * g * g;
                    m[1] = 0.8 * m[1] + 0.2 * g;
                    return w - a * g / Math.sqrt(Math.max(0, m[0] - m[1] * m[1]) + 1e-4);
                }),
                each(new RmsProp(0.01, 0.95, 0.9, true, 1e-4), (w, g, m, a, _) -> {
                    m[0] = 0.95 * m[0] + 0.05 * g * g;
                    m[1] = 0.95 * m[1] + 0.05 * g;
                    m[2] = 0.9 * m[2] + g / Math.sqrt(Math.max(0, m[0] - m[1] * m[1]) + 1e-4);
                    return w - a * m[2];
                }),
                each(new Adadelta(1), (w, g, m, a, _) -> adadelta(w, g, m, a, 0.95, 1e-6)),
                each(new Adadelta(0.5, 0.8, 1e-3), (w, g, m, a, _) -> adadelta(w, g, m, a, 0.8, 1e-3)));
    }

    private static List<Row> signs() {
        return List.of(
                each(new RProp(0.01), (w, g, m, a, _) -> rprop(w, g, m, a, 1.2, 0.5, 1e-4, 1e3)),
                each(new RProp(0.02, 1.5, 0.7, 0.5, 2), (w, g, m, a, _) -> rprop(w, g, m, a, 1.5, 0.7, 0.5, 2)),
                each(new Lion(1e-3), 0.01, (w, g, m, a, _) -> lion(w, g, m, a, 0.9, 0.99)),
                each(new Lion(2e-3, 0.7, 0.8, 0.5), 0.5, (w, g, m, a, _) -> lion(w, g, m, a, 0.7, 0.8)),
                each(new Lion(1e-3, 0.9, 0.99, 0), (w, g, m, a, _) -> lion(w, g, m, a, 0.9, 0.99)));
    }

    private static List<Row> adams() {
        return List.of(
                each(new Adam(0.01), (w, g, m, a, t) -> w - a * adam(g, m, t, 0.9, 0.999, 1e-8)),
                each(new Adam(0.02, 0.8, 0.9, 1e-4), (w, g, m, a, t) -> w - a * adam(g, m, t, 0.8, 0.9, 1e-4)),
                each(new AdamW(0.01), 0.01, (w, g, m, a, t) -> w - a * adam(g, m, t, 0.9, 0.999, 1e-8)),
                each(new AdamW(new Adam(0.02), 0.3), 0.3, (w, g, m, a, t) -> w - a * adam(g, m, t, 0.9, 0.999, 1e-8)),
                each(new Adamax(0.01), (w, g, m, a, t) -> {
                    m[0] = 0.9 * m[0] + 0.1 * g;
                    m[1] = Math.max(0.999 * m[1], Math.abs(g));
                    return w - a / (1 - Math.pow(0.9, t)) * m[0] / (m[1] + 1e-8);
                }),
                each(new NAdam(0.01), (w, g, m, a, t) -> {
                    double now = g / (1 - Math.pow(0.9, t)), square = adamSquare(g, m, t, 0.999);
                    m[0] = 0.9 * m[0] + 0.1 * g;
                    double next = m[0] / (1 - Math.pow(0.9, t + 1));
                    return w - a * (0.9 * next + 0.1 * now) / (Math.sqrt(square) + 1e-8);
                }),
                each(new AmsGrad(0.01, 0.9, 0.8, 1e-6), (w, g, m, a, t) -> {
                    adamSquare(g, m, t, 0.8);
                    m[0] = 0.9 * m[0] + 0.1 * g;
                    m[2] = Math.max(m[2], m[1]);
                    double mean = m[0] / (1 - Math.pow(0.9, t));
                    return w - a * mean / (Math.sqrt(m[2] / (1 - Math.pow(0.8, t))) + 1e-6);
                }),
                each(new RAdam(0.01), (w, g, m, a, t) -> radam(w, g, m, a, t, 0.999)),
                each(new RAdam(0.01, 0.9, 0.8, 1e-8), (w, g, m, a, t) -> radam(w, g, m, a, t, 0.8)),
                new Row(new Lamb(0.01), (w, g, m, a, t, decays) -> lamb(w, g, m, a, t, decays, 1e-6, 0.01)),
                new Row(
                        new Lamb(new Adam(0.02, 0.9, 0.999, 1e-3), 0),
                        (w, g, m, a, t, decays) -> lamb(w, g, m, a, t, decays, 1e-3, 0)));
    }

    /// What the rate is multiplied by.
    private static double adam(double g, double[] m, int t, double b1, double b2, double e) {
        m[0] = b1 * m[0] + (1 - b1) * g;
        return m[0] / (1 - Math.pow(b1, t)) / (Math.sqrt(adamSquare(g, m, t, b2)) + e);
    }

    private static double adamSquare(double g, double[] m, int t, double b2) {
        m[1] = b2 * m[1] + (1 - b2) * g * g;
        return m[1] / (1 - Math.pow(b2, t));
    }

    private static double adadelta(double w, double g, double[] m, double a, double rho, double e) {
        m[0] = rho * m[0] + (1 - rho) * g * g;
        double d = -Math.sqrt((m[1] + e) / (m[0] + e)) * g;
        m[1] = rho * m[1] + (1 - rho) * d * d;
        return w + a * d;
    }

    /// Algorithm iRprop⁻ in the words of the paper, with steps in units of the rate.
    private static double rprop(
            double w, double g, double[] m, double a, double grow, double shrink, double least, double most) {
        if (m[0] * g > 0) m[1] = Math.min(m[1] * grow, most);
        if (m[0] * g < 0) {
            m[1] = Math.max(m[1] * shrink, least);
            m[0] = 0;
            return w;
        }
        m[0] = g;
        return w - Math.signum(g) * m[1] * a;
    }

    private static double lion(double w, double g, double[] m, double a, double b1, double b2) {
        double direction = b1 * m[0] + (1 - b1) * g;
        m[0] = b2 * m[0] + (1 - b2) * g;
        return direction > 0 ? w - a : direction < 0 ? w + a : w;
    }

    private static double radam(double w, double g, double[] m, double a, int t, double b2) {
        double square = adamSquare(g, m, t, b2), left = Math.pow(b2, t);
        m[0] = 0.9 * m[0] + 0.1 * g;
        double mean = m[0] / (1 - Math.pow(0.9, t));
        double all = (1 + b2) / (1 - b2), now = all - 2 * t * left / (1 - left);
        if (now <= 4) return w - a * mean;
        double r = Math.sqrt((now - 4) / (all - 4) * (now - 2) / (all - 2) * all / now);
        return w - a * r * mean / (Math.sqrt(square) + 1e-8);
    }

    private static void lamb(
            double[] w, double[] g, double[][] m, double a, int t, boolean decays, double e, double decay) {
        double[] r = new double[w.length];
        double weights = 0, step = 0;
        for (int i = 0; i < w.length; i++) {
            r[i] = adam(g[i], m[i], t, 0.9, 0.999, e) + (decays ? decay * w[i] : 0);
            weights += w[i] * w[i];
            step += r[i] * r[i];
        }
        double ratio = decays && weights > 0 && step > 0 ? Math.sqrt(weights) / Math.sqrt(step) : 1;
        for (int i = 0; i < w.length; i++) w[i] -= a * ratio * r[i];
    }
}
