package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.RandomNormal;

/// In training, each number is multiplied by one of the normal distribution with mean 1 and variance `rate / (1 −
/// rate)`, which is that of [Dropout]; in recall nothing happens.
///
/// Shapes: any → the same. Source: Srivastava et al.: "Dropout", 2014, section 10.
///
/// @param rate the rate of the dropout that varies as much, 0 to below 1
public record GaussianDropout(double rate) implements Layer {
    public GaussianDropout {
        Draws.requireRate("GaussianDropout", rate);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (!scope.training() || rate == 0) return x;
        Value noise = x.graph().add(new RandomNormal(scope.name("noise"), x.shape()), scope.random());
        return x.times(noise.times(Math.sqrt(rate / (1 - rate))).plus(1));
    }
}
