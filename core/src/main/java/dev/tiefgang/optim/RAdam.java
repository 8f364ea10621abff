package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// [Adam] that waits until its mean square can be trusted: the first steps are those of momentum, later
/// ones are scaled by `r`.
///
/// With `m` and `v` as there, `ρ∞ = 2 / (1 − β₂) − 1` and `ρ = ρ∞ − 2·t·β₂ᵗ / (1 − β₂ᵗ)`: while `ρ ≤ 4`,
/// `w ← w − α·m / (1 − β₁ᵗ)`, after that `w ← w − α·r·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)` with
/// `r = √((ρ − 4)(ρ − 2)·ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)·ρ))`.
///
/// Source: Liu et al.: "On the variance of the adaptive learning rate and beyond", 2020, algorithm 2.
///
/// @param beta2 above 0.6, since with less `ρ∞` is at most 4 and the mean square is never trusted
public record RAdam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    private static final double LEAST_BETA2 = 0.6;
    private static final double TRUSTED = 4;

    public RAdam {
        Settings.requireRate("RAdam", rate);
        Settings.requireShare("RAdam", "a beta1", beta1);
        Settings.requireShare("RAdam", "a beta2", beta2);
        Settings.requireAbove0("RAdam", "an epsilon", epsilon);
        if (beta2 <= LEAST_BETA2)
            throw new IllegalArgumentException("RAdam: expected a beta2 above 0.6, received " + beta2);
    }

    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    public RAdam(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("mean"), new Slot("square"));
    }

    @Override
    public RAdam withRate(double other) {
        return new RAdam(other, beta1, beta2, epsilon);
    }

    @Override
    public int coefficients() {
        return 5;
    }

    /// The rate, the two corrections that undo the start at 0, and what the steps of momentum and of Adam
    /// count.
    @Override
    public double coefficient(int i, double now, long step) {
        return switch (i) {
            case 1 -> Settings.correction(beta1, step);
            case 2 -> Settings.correction(beta2, step);
            case 3 -> length(step) > TRUSTED ? 0 : 1;
            case 4 -> scale(step);
            default -> now;
        };
    }

    /// `ρ`: how many gradients the mean square stands for.
    private double length(long step) {
        double left = StrictMath.pow(beta2, (double) step);
        return longest() - 2 * step * left / (1 - left);
    }

    private double longest() {
        return 2 / (1 - beta2) - 1;
    }

    /// `r`, and 0 as long as it is not defined.
    private double scale(long step) {
        double now = length(step), all = longest();
        if (now <= TRUSTED) return 0;
        return Math.sqrt((now - 4) * (now - 2) * all / ((all - 4) * (all - 2) * now));
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value m = memory.get(0).times(beta1).plus(g.times(1 - beta1));
        Value v = memory.get(1).times(beta2).plus(g.square().times(1 - beta2));
        Value scale = c.get(3).plus(c.get(4).over(v.over(c.get(2)).sqrt().plus(epsilon)));
        return new Update(w.minus(m.over(c.get(1)).times(scale).times(c.get(0))), List.of(m, v));
    }
}
