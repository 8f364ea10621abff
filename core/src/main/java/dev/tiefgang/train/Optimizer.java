package dev.tiefgang.train;

import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// How a gradient becomes a change of the weights, written as a graph: it runs in floats and doubles, is fused
/// with what surrounds it, and can be looked at like the rest of the network.
///
/// Hyper-parameters are the record; what is kept from step to step lives beside the weights, by name.
public sealed interface Optimizer {
    /// Names of the tensors that it keeps for each parameter, all of the parameter's shape and beginning at 0.
    List<String> memory();

    /// The learning rate at full height; a [Schedule] scales it.
    double rate();

    /// The same optimizer with another learning rate.
    Optimizer withRate(double rate);

    /// How many numbers change from step to step; the first is the learning rate.
    default int coefficients() {
        return 1;
    }

    /// Number `i` of those that change from step to step.
    ///
    /// @param rate learning rate of this step
    /// @param step counted from 1
    default double coefficient(int i, double rate, long step) {
        return rate;
    }

    /// The next value of a parameter and of its memory.
    ///
    /// @param w the parameter
    /// @param g its gradient
    /// @param memory its tensors, in the order of [#memory()]
    /// @param c scalars, in the order of [#coefficient]
    Update update(Value w, Value g, List<Value> memory, List<Value> c);

    /// True for tensors that weight decay shrinks, be it part of the gradient or apart from it: those with at least
    /// two axes, which are the weights of dense layers and the filters of convolutions. Biases and the scales and
    /// shifts of a batch norm have one axis; making them small does not make a network simpler.
    static boolean decays(Shape parameter) {
        return parameter.rank() > 1;
    }

    /// What a parameter and its memory become.
    record Update(Value w, List<Value> memory) {}

    private static double requireRate(String name, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + ": expected a learning rate above 0, received " + rate);
        return rate;
    }

    private static void requireShare(String name, String what, double share) {
        if (!(share >= 0 && share < 1))
            throw new IllegalArgumentException(
                    name + ": expected " + what + " of at least 0 and below 1, received " + share);
    }

    /// `w ← w − α·g`. Source: Robbins, Monro, 1951.
    record Sgd(double rate) implements Optimizer {
        public Sgd {
            requireRate("Sgd", rate);
        }

        @Override
        public List<String> memory() {
            return List.of();
        }

        @Override
        public Sgd withRate(double other) {
            return new Sgd(other);
        }

        @Override
        public Update update(Value w, Value g, List<Value> memory, List<Value> c) {
            return new Update(w.minus(g.times(c.get(0))), List.of());
        }
    }

    /// `v ← μ·v + g`, `w ← w − α·v`. Source: Polyak, 1964.
    record Momentum(double rate, double momentum) implements Optimizer {
        public Momentum {
            requireRate("Momentum", rate);
            requireShare("Momentum", "a momentum", momentum);
        }

        /// Momentum 0.9.
        public Momentum(double rate) {
            this(rate, 0.9);
        }

        @Override
        public List<String> memory() {
            return List.of("velocity");
        }

        @Override
        public Momentum withRate(double other) {
            return new Momentum(other, momentum);
        }

        @Override
        public Update update(Value w, Value g, List<Value> memory, List<Value> c) {
            Value v = memory.getFirst().times(momentum).plus(g);
            return new Update(w.minus(v.times(c.get(0))), List.of(v));
        }
    }

    /// `v ← μ·v + g`, `w ← w − α·(g + μ·v)`: momentum that looks ahead.
    ///
    /// Source: Nesterov, 1983, in the form of Sutskever et al., 2013.
    record Nesterov(double rate, double momentum) implements Optimizer {
        public Nesterov {
            requireRate("Nesterov", rate);
            requireShare("Nesterov", "a momentum", momentum);
        }

        /// Momentum 0.9.
        public Nesterov(double rate) {
            this(rate, 0.9);
        }

        @Override
        public List<String> memory() {
            return List.of("velocity");
        }

        @Override
        public Nesterov withRate(double other) {
            return new Nesterov(other, momentum);
        }

        @Override
        public Update update(Value w, Value g, List<Value> memory, List<Value> c) {
            Value v = memory.getFirst().times(momentum).plus(g);
            return new Update(w.minus(g.plus(v.times(momentum)).times(c.get(0))), List.of(v));
        }
    }

    /// `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`, `w ← w − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)`.
    /// Source: Kingma, Ba, 2015, algorithm 1.
    record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
        public Adam {
            requireRate("Adam", rate);
            requireShare("Adam", "a beta1", beta1);
            requireShare("Adam", "a beta2", beta2);
        }

        /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
        public Adam(double rate) {
            this(rate, 0.9, 0.999, 1e-8);
        }

        @Override
        public List<String> memory() {
            return List.of("mean", "square");
        }

        @Override
        public Adam withRate(double other) {
            return new Adam(other, beta1, beta2, epsilon);
        }

        @Override
        public int coefficients() {
            return 3;
        }

        /// The rate and the two corrections that undo the start at 0.
        @Override
        public double coefficient(int i, double now, long step) {
            return switch (i) {
                case 1 -> 1 - StrictMath.pow(beta1, (double) step);
                case 2 -> 1 - StrictMath.pow(beta2, (double) step);
                default -> now;
            };
        }

        @Override
        public Update update(Value w, Value g, List<Value> memory, List<Value> c) {
            Value m = memory.get(0).times(beta1).plus(g.times(1 - beta1));
            Value v = memory.get(1).times(beta2).plus(g.square().times(1 - beta2));
            Value step = m.over(c.get(1)).over(v.over(c.get(2)).sqrt().plus(epsilon));
            return new Update(w.minus(step.times(c.get(0))), List.of(m, v));
        }
    }

    /// [Adam], with weights that also shrink by `α·λ·w` in each step, apart from the gradient, where they
    /// [decay][Optimizer#decays].
    ///
    /// Source: Loshchilov, Hutter, 2019.
    record AdamW(Adam adam, double decay) implements Optimizer {
        public AdamW {
            if (!(decay >= 0))
                throw new IllegalArgumentException("AdamW: expected a decay of at least 0, received " + decay);
        }

        /// Adam's defaults and a decay of 0.01.
        public AdamW(double rate) {
            this(new Adam(rate), 0.01);
        }

        @Override
        public List<String> memory() {
            return adam.memory();
        }

        @Override
        public double rate() {
            return adam.rate();
        }

        @Override
        public AdamW withRate(double other) {
            return new AdamW(adam.withRate(other), decay);
        }

        @Override
        public int coefficients() {
            return adam.coefficients();
        }

        @Override
        public double coefficient(int i, double now, long step) {
            return adam.coefficient(i, now, step);
        }

        @Override
        public Update update(Value w, Value g, List<Value> memory, List<Value> c) {
            Update u = adam.update(w, g, memory, c);
            if (!Optimizer.decays(w.shape())) return u;
            return new Update(u.w().minus(w.times(c.get(0)).times(decay)), u.memory());
        }
    }
}
