package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Sign;
import java.util.List;
import java.util.Optional;

/// Steps of one size in the direction of the sign: `w ← w − α·(sign(β₁·m + (1 − β₁)·g) + λ·w)`,
/// `m ← β₂·m + (1 − β₂)·g`, with `λ·w` for weights alone.
///
/// Its rate is a third to a tenth of Adam's. Source: Chen et al.: "Symbolic discovery of optimization
/// algorithms", 2023, algorithm 2.
///
/// @param decay `λ`, at least 0
public record Lion(double rate, double beta1, double beta2, double decay) implements Optimizer {
    public Lion {
        Settings.requireRate("Lion", rate);
        Settings.requireShare("Lion", "a beta1", beta1);
        Settings.requireShare("Lion", "a beta2", beta2);
        Settings.requireNotBelow0("Lion", "a decay", decay);
    }

    /// β₁ = 0.9, β₂ = 0.99 and a decay of 0.01.
    public Lion(double rate) {
        this(rate, 0.9, 0.99, 0.01);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("mean"));
    }

    @Override
    public Lion withRate(double other) {
        return new Lion(other, beta1, beta2, decay);
    }

    @Override
    public Optional<Double> ownDecay() {
        return Optional.of(decay);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> shrink) {
        Value m = memory.getFirst();
        Value step = m.times(beta1).plus(g.times(1 - beta1)).then(new Sign());
        if (shrink.orElse(0.0) > 0) step = step.plus(w.times(shrink.orElseThrow()));
        return new Update(w.minus(step.times(c.get(0))), List.of(m.times(beta2).plus(g.times(1 - beta2))));
    }
}
