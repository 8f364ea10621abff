package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.RandomNormal;

/// In training, a random number of the normal distribution is added to each; in recall nothing happens.
///
/// Shapes: any → the same. Source: Sietsma, Dow: "Creating artificial neural networks that generalize", 1991.
///
/// @param deviation standard deviation of what is added, finite and at least 0
public record GaussianNoise(double deviation) implements Layer {
    public GaussianNoise {
        Draws.requireDeviation("GaussianNoise", deviation);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (!scope.training() || deviation == 0) return x;
        Value noise = x.graph().add(new RandomNormal(scope.name("noise"), x.shape()), scope.random());
        return x.plus(noise.times(deviation));
    }
}
