package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// [Adam] whose step has, tensor by tensor, the length of what it changes: made for large batches.
///
/// With Adam's step `a` and `r = a + λ·w`, `w ← w − α·(‖w‖ / ‖r‖)·r` for weights
/// where neither length is 0; else `w ← w − α·r`. Biases and the scales of norms do
/// not decay and learn as by Adam.
///
/// Source: You et al.: "Large batch optimization for deep learning", 2020, algorithm 2, with `φ(x) = x`.
///
/// @param decay `λ`, at least 0
public record Lamb(Adam adam, double decay) implements Optimizer {
    public Lamb {
        Settings.requireNotBelow0("Lamb", "a decay", decay);
    }

    /// β₁ = 0.9, β₂ = 0.999, ε = 1e-6 and a decay of 0.01.
    public Lamb(double rate) {
        this(new Adam(rate, 0.9, 0.999, 1e-6), 0.01);
    }

    @Override
    public List<Slot> memory() {
        return adam.memory();
    }

    @Override
    public double rate() {
        return adam.rate();
    }

    @Override
    public Lamb withRate(double other) {
        return new Lamb(adam.withRate(other), decay);
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
    public Optional<Double> ownDecay() {
        return Optional.of(decay);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> shrink) {
        if (shrink.isEmpty()) return adam.update(w, g, memory, c, shrink);
        Update u = adam.step(g, memory, c);
        Value r = u.w().plus(w.times(shrink.get())), weights = length(w), step = length(r);
        Value ratio = weights.step().times(step.step()).where(weights.over(step), w.scalar(1));
        return new Update(w.minus(r.times(ratio.times(c.get(0)))), u.memory());
    }

    private static Value length(Value v) {
        return v.square().sum().sqrt();
    }
}
