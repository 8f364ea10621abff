package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `v ← μ·v + g`, `w ← w − α·v`. Source: Polyak, 1964.
public record Momentum(double rate, double momentum) implements Optimizer {
    public Momentum {
        Settings.requireRate("Momentum", rate);
        Settings.requireShare("Momentum", "a momentum", momentum);
    }

    /// Momentum 0.9.
    public Momentum(double rate) {
        this(rate, 0.9);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("velocity"));
    }

    @Override
    public Momentum withRate(double other) {
        return new Momentum(other, momentum);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value v = memory.getFirst().times(momentum).plus(g);
        return new Update(w.minus(v.times(c.get(0))), List.of(v));
    }
}
