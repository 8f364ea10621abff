package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `w ← w − α·g`. Source: Robbins, Monro, 1951.
public record Sgd(double rate) implements Optimizer {
    public Sgd {
        Settings.requireRate("Sgd", rate);
    }

    @Override
    public List<Slot> memory() {
        return List.of();
    }

    @Override
    public Sgd withRate(double other) {
        return new Sgd(other);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        return new Update(w.minus(g.times(c.get(0))), List.of());
    }
}
