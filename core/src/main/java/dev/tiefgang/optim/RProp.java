package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Sign;
import java.util.List;
import java.util.Optional;

/// Steps of a size of their own for each number, of which the gradient says the direction alone; for full
/// batches.
///
/// With `d`, the step in units of the rate, which begins at 1, and `p`, the gradient before: where `g·p > 0`,
/// `d ← min(d·η⁺, most)`; where `g·p < 0`, the step went too far, `d ← max(d·η⁻, least)` and `g ← 0`; then
/// `w ← w − α·d·sign(g)` and `p ← g`.
///
/// Source: Riedmiller, Braun, 1993; this form, iRprop⁻, which does not take a step back: Igel, Hüsken:
/// "Improving the Rprop learning algorithm", 2000.
///
/// @param rate the first step; the others are multiples of it
/// @param grow `η⁺`, at least 1
/// @param shrink `η⁻`, above 0 and below 1
/// @param least least multiple, above 0 and at most 1
/// @param most largest multiple, at least 1
public record RProp(double rate, double grow, double shrink, double least, double most) implements Optimizer {
    public RProp {
        Settings.requireRate("RProp", rate);
        if (!(grow >= 1 && grow < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("RProp: expected a growth of at least 1, received " + grow);
        if (!(shrink > 0 && shrink < 1))
            throw new IllegalArgumentException("RProp: expected a shrinkage above 0 and below 1, received " + shrink);
        if (!(least > 0 && least <= 1))
            throw new IllegalArgumentException(
                    "RProp: expected a least multiple above 0 and at most 1, received " + least);
        if (!(most >= 1 && most < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("RProp: expected a largest multiple of at least 1, received " + most);
    }

    /// η⁺ = 1.2, η⁻ = 0.5, steps from 1/10,000 to 1,000 times the first.
    public RProp(double rate) {
        this(rate, 1.2, 0.5, 1e-4, 1e3);
    }

    @Override
    public List<Slot> memory() {
        return List.of(new Slot("gradient"), new Slot("step", 1));
    }

    @Override
    public RProp withRate(double other) {
        return new RProp(other, grow, shrink, least, most);
    }

    @Override
    public Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay) {
        Value d = memory.get(1);
        // Signs are multiplied, since the product of small gradients may be 0 in floats.
        Value agreement = g.then(new Sign()).times(memory.get(0).then(new Sign()));
        Value same = agreement.step(), opposite = agreement.negate().step();
        Value next = same.where(
                d.times(grow).min(d.scalar(most)),
                opposite.where(d.times(shrink).max(d.scalar(least)), d));
        Value kept = g.times(opposite.negate().plus(1));
        return new Update(w.minus(kept.then(new Sign()).times(next).times(c.get(0))), List.of(kept, next));
    }
}
