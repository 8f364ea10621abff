package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`, `w ← w − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)`.
/// Source: Kingma, Ba, 2015, algorithm 1.
public record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam {
        Settings.requireRate("Adam", rate);
        Settings.requireShare("Adam", "a beta1", beta1);
        Settings.requireShare("Adam", "a beta2", beta2);
        Settings.requireAbove0("Adam", "an epsilon", epsilon);
    }

    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    public Adam(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("mean"), new Slot("square"));
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
            case 1 -> Settings.correction(beta1, step);
            case 2 -> Settings.correction(beta2, step);
            default -> now;
        };
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Update step = step(g, memory, c);
        return new Update(w.minus(step.w().times(c.get(0))), step.memory());
    }

    /// What the rate scales, in place of the parameter, and what the memory becomes.
    Update step(Value g, List<Value> memory, List<Value> c) {
        Value m = memory.get(0).times(beta1).plus(g.times(1 - beta1));
        Value v = memory.get(1).times(beta2).plus(g.square().times(1 - beta2));
        return new Update(m.over(c.get(1)).over(v.over(c.get(2)).sqrt().plus(epsilon)), List.of(m, v));
    }
}
