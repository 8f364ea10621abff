package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `m ← β₁·m + (1 − β₁)·g`, `u ← max(β₂·u, |g|)`, `w ← w − α·(m / (1 − β₁ᵗ)) / (u + ε)`: [Adam] with the
/// largest gradient of late in place of the root of the mean square.
///
/// Source: Kingma, Ba, 2015, algorithm 2; ε is for numbers that never had a gradient.
public record Adamax(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    public Adamax {
        Settings.requireRate("Adamax", rate);
        Settings.requireShare("Adamax", "a beta1", beta1);
        Settings.requireShare("Adamax", "a beta2", beta2);
        Settings.requireAbove0("Adamax", "an epsilon", epsilon);
    }

    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    public Adamax(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("mean"), new Slot("largest"));
    }

    @Override
    public Adamax withRate(double other) {
        return new Adamax(other, beta1, beta2, epsilon);
    }

    @Override
    public int coefficients() {
        return 2;
    }

    /// The rate and the correction that undoes the start of the mean at 0.
    @Override
    public double coefficient(int i, double now, long step) {
        return i == 1 ? Settings.correction(beta1, step) : now;
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value m = memory.get(0).times(beta1).plus(g.times(1 - beta1));
        Value u = memory.get(1).times(beta2).max(g.abs());
        Value step = m.over(c.get(1)).over(u.plus(epsilon));
        return new Update(w.minus(step.times(c.get(0))), List.of(m, u));
    }
}
