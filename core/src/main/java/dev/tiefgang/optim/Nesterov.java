package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `v ← μ·v + g`, `w ← w − α·(g + μ·v)`: momentum that looks ahead.
///
/// Source: Nesterov, 1983, in the form of Sutskever et al., 2013.
public record Nesterov(double rate, double momentum) implements Optimizer {
    public Nesterov {
        Settings.requireRate("Nesterov", rate);
        Settings.requireShare("Nesterov", "a momentum", momentum);
    }

    /// Momentum 0.9.
    public Nesterov(double rate) {
        this(rate, 0.9);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("velocity"));
    }

    @Override
    public Nesterov withRate(double other) {
        return new Nesterov(other, momentum);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value v = memory.getFirst().times(momentum).plus(g);
        return new Update(w.minus(g.plus(v.times(momentum)).times(c.get(0))), List.of(v));
    }
}
