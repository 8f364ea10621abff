package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `s ← ρ·s + (1 − ρ)·g²`, `d = g·√(u + ε) / √(s + ε)`, `u ← ρ·u + (1 − ρ)·d²`, `w ← w − α·d`: steps have
/// the units of the weights, so that the rate can be 1.
///
/// Source: Zeiler: "ADADELTA", 2012, algorithm 1, where α is 1.
///
/// @param rho share of the old means, at least 0 and below 1
public record Adadelta(double rate, double rho, double epsilon) implements Optimizer {
    public Adadelta {
        Settings.requireRate("Adadelta", rate);
        Settings.requireShare("Adadelta", "a rho", rho);
        Settings.requireAbove0("Adadelta", "an epsilon", epsilon);
    }

    /// ρ = 0.95, ε = 1e-6.
    public Adadelta(double rate) {
        this(rate, 0.95, 1e-6);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("square"), new Slot("change"));
    }

    @Override
    public Adadelta withRate(double other) {
        return new Adadelta(other, rho, epsilon);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value s = memory.get(0).times(rho).plus(g.square().times(1 - rho)), u = memory.get(1);
        Value d = g.times(u.plus(epsilon).sqrt()).over(s.plus(epsilon).sqrt());
        return new Update(
                w.minus(d.times(c.get(0))),
                List.of(s, u.times(rho).plus(d.square().times(1 - rho))));
    }
}
