package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.RandomUniform;
import dev.tiefgang.tensor.Shape;

/// What layers that drop something share.
final class Draws {
    private Draws() {}

    /// Demands a share of at least 0 and below 1.
    static void requireRate(String layer, double rate) {
        if (!(rate >= 0 && rate < 1))
            throw new IllegalArgumentException(layer + ": expected a rate of at least 0 and below 1, received " + rate);
    }

    /// Demands a finite number of at least 0.
    static void requireDeviation(String layer, double deviation) {
        if (!(deviation >= 0 && deviation < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(
                    layer + ": expected a finite deviation of at least 0, received " + deviation);
    }

    /// 0 with probability `rate`, else 1.
    ///
    /// @param name of the stream within the layer
    static Value kept(Scope scope, String name, Shape shape, double rate) {
        return kept(scope.random(), scope.name(name), shape, rate);
    }

    /// 0 with probability `rate`, else 1.
    ///
    /// @param random seed and step
    /// @param stream its full name
    static Value kept(Value random, String stream, Shape shape, double rate) {
        Value draw = random.graph().add(new RandomUniform(stream, shape), random);
        return draw.less(draw.scalar(rate)).negate().plus(1);
    }
}
