package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// [Adam] whose steps never grow again: `m` and `v` as there, `s ← max(s, v)`,
/// `w ← w − α·(m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)`.
///
/// Source: Reddi, Kale, Kumar: "On the convergence of Adam and beyond", 2018, algorithm 2, with Adam's
/// corrections of the start at 0.
public record AmsGrad(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    public AmsGrad {
        Settings.requireRate("AmsGrad", rate);
        Settings.requireShare("AmsGrad", "a beta1", beta1);
        Settings.requireShare("AmsGrad", "a beta2", beta2);
        Settings.requireAbove0("AmsGrad", "an epsilon", epsilon);
    }

    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    public AmsGrad(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("mean"), new Slot("square"), new Slot("largest"));
    }

    @Override
    public AmsGrad withRate(double other) {
        return new AmsGrad(other, beta1, beta2, epsilon);
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
        Value m = memory.get(0).times(beta1).plus(g.times(1 - beta1));
        Value v = memory.get(1).times(beta2).plus(g.square().times(1 - beta2));
        Value s = memory.get(2).max(v);
        Value step = m.over(c.get(1)).over(s.over(c.get(2)).sqrt().plus(epsilon));
        return new Update(w.minus(step.times(c.get(0))), List.of(m, v, s));
    }
}
