package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.RandomUniform;

/// In training, each number is dropped with probability `rate` and the others are divided by `1 − rate`; in
/// recall nothing happens.
///
/// Shapes: any → the same. Source: Srivastava et al., 2014.
///
/// @param rate share of numbers dropped, 0 to below 1
public record Dropout(double rate) implements Layer {
    public Dropout {
        if (!(rate >= 0 && rate < 1))
            throw new IllegalArgumentException("Dropout: expected a rate of at least 0 and below 1, received " + rate);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (!scope.training() || rate == 0) return x;
        Value draw = x.graph().add(new RandomUniform(scope.name("dropout"), x.shape()), scope.random());
        Value kept = draw.less(draw.scalar(rate)).negate().plus(1);
        return x.times(kept).times(1 / (1 - rate));
    }
}
