package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// [Adam] with the momentum that looks ahead of [Nesterov]: in place of `m / (1 − β₁ᵗ)` it takes
/// `β₁·m / (1 − β₁ᵗ⁺¹) + (1 − β₁)·g / (1 − β₁ᵗ)`.
///
/// Source: Dozat: "Incorporating Nesterov momentum into Adam", 2016, algorithm 2, with `μₜ = β₁` in all
/// steps.
public record NAdam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
    public NAdam {
        Settings.requireRate("NAdam", rate);
        Settings.requireShare("NAdam", "a beta1", beta1);
        Settings.requireShare("NAdam", "a beta2", beta2);
        Settings.requireAbove0("NAdam", "an epsilon", epsilon);
    }

    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-8.
    public NAdam(double rate) {
        this(rate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("mean"), new Slot("square"));
    }

    @Override
    public NAdam withRate(double other) {
        return new NAdam(other, beta1, beta2, epsilon);
    }

    @Override
    public int coefficients() {
        return 4;
    }

    /// The rate and the corrections of the square, of the gradient and of the mean, which is one step ahead.
    @Override
    public double coefficient(int i, double now, long step) {
        return switch (i) {
            case 1 -> Settings.correction(beta2, step);
            case 2 -> Settings.correction(beta1, step);
            case 3 -> Settings.correction(beta1, step + 1);
            default -> now;
        };
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value m = memory.get(0).times(beta1).plus(g.times(1 - beta1));
        Value v = memory.get(1).times(beta2).plus(g.square().times(1 - beta2));
        Value ahead = m.times(beta1).over(c.get(3)).plus(g.times(1 - beta1).over(c.get(2)));
        Value step = ahead.over(v.over(c.get(1)).sqrt().plus(epsilon));
        return new Update(w.minus(step.times(c.get(0))), List.of(m, v));
    }
}
