package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// [Adam], with weights that also shrink by `α·λ·w` in each step, apart from the gradient.
///
/// Source: Loshchilov, Hutter, 2019.
public record AdamW(Adam adam, double decay) implements Optimizer {
    public AdamW {
        Settings.requireNotBelow0("AdamW", "a decay", decay);
    }

    /// Adam's defaults and a decay of 0.01.
    public AdamW(double rate) {
        this(new Adam(rate), 0.01);
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
    public Optional<Double> ownDecay() {
        return Optional.of(decay);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> shrink) {
        Update u = adam.update(w, g, memory, c, Optional.empty());
        if (shrink.isEmpty()) return u;
        return new Update(u.w().minus(w.times(c.get(0)).times(shrink.get())), u.memory());
    }
}
