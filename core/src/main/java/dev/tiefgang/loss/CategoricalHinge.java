package dev.tiefgang.loss;

import dev.tiefgang.graph.Value;

/// `max_i (o_i + 1 − y_i) − Σ y·o` along the last axis, for one class out of several: nothing where the
/// output of the right class is ahead of all others by at least 1, else what is missing.
///
/// At ties the slope goes to all that are the largest in equal parts. Predictions are `softmax(o)`: they
/// keep the order of the outputs and are no calibrated probabilities. Source: Crammer, Singer: "On the
/// algorithmic implementation of multiclass kernel-based vector machines", 2001.
public record CategoricalHinge() implements Loss {
    @Override
    public Value perSample(Value output, Value target) {
        Samples.requireSame(this, output, target);
        int last = output.shape().rank() - 1;
        Value ahead = output.plus(1).minus(target).maximum(last);
        return Samples.sum(ahead.minus(target.times(output).sum(last)));
    }

    @Override
    public Value prediction(Value output) {
        return output.softmax(-1);
    }
}
