package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `s ← ρ·s + (1 − ρ)·g²`, `v ← μ·v + g / √(s + ε)`, `w ← w − α·v`.
///
/// Centred, the gradient's own mean is taken away from its square: `m ← ρ·m + (1 − ρ)·g` and `√(s − m² +
/// ε)`; rounding below 0 counts as 0. Without momentum and mean it keeps neither.
///
/// Source: Tieleman, Hinton, lecture 6.5, 2012; centred: Graves: "Generating sequences with recurrent
/// neural networks", 2013, equations 38 to 41, where ε stands in the root.
///
/// @param rho share of the old mean, at least 0 and below 1
/// @param momentum `μ`, at least 0 and below 1
public record RmsProp(double rate, double rho, double momentum, boolean centred, double epsilon) implements Optimizer {
    public RmsProp {
        Settings.requireRate("RmsProp", rate);
        Settings.requireShare("RmsProp", "a rho", rho);
        Settings.requireShare("RmsProp", "a momentum", momentum);
        Settings.requireAbove0("RmsProp", "an epsilon", epsilon);
    }

    /// ρ = 0.9, no momentum, not centred, ε = 1e-7.
    public RmsProp(double rate) {
        this(rate, 0.9, 0, false, 1e-7);
    }

    @Override
    public List<Slot> memory() {
        var slots = new ArrayList<>(List.of(new Slot("square")));
        if (centred) slots.add(new Slot("mean"));
        if (momentum > 0) slots.add(new Slot("velocity"));
        return List.copyOf(slots);
    }

    @Override
    public RmsProp withRate(double other) {
        return new RmsProp(other, rho, momentum, centred, epsilon);
    }

    /// The same with a momentum.
    public RmsProp momentum(double share) {
        return new RmsProp(rate, rho, share, centred, epsilon);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value s = memory.getFirst().times(rho).plus(g.square().times(1 - rho)), spread = s;
        var next = new ArrayList<>(List.of(s));
        if (centred) {
            Value m = memory.get(1).times(rho).plus(g.times(1 - rho));
            spread = s.minus(m.square()).max(s.scalar(0));
            next.add(m);
        }
        Value v = g.over(spread.plus(epsilon).sqrt());
        if (momentum > 0) {
            v = memory.getLast().times(momentum).plus(v);
            next.add(v);
        }
        return new Update(w.minus(v.times(c.get(0))), next);
    }
}
