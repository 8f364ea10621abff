package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `s ← s + g²`, `w ← w − α·g / (√s + ε)`: numbers that rarely have a gradient keep a large step.
///
/// Source: Duchi, Hazan, Singer: "Adaptive subgradient methods", 2011.
///
/// @param start what `s` is before the first step, at least 0
public record AdaGrad(double rate, double start, double epsilon) implements Optimizer {
    public AdaGrad {
        Settings.requireRate("AdaGrad", rate);
        Settings.requireNotBelow0("AdaGrad", "a start", start);
        Settings.requireAbove0("AdaGrad", "an epsilon", epsilon);
    }

    /// A start at 0, ε = 1e-10.
    public AdaGrad(double rate) {
        this(rate, 0, 1e-10);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("square", start));
    }

    @Override
    public AdaGrad withRate(double other) {
        return new AdaGrad(other, start, epsilon);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value s = memory.getFirst().plus(g.square());
        return new Update(w.minus(g.over(s.sqrt().plus(epsilon)).times(c.get(0))), List.of(s));
    }
}
