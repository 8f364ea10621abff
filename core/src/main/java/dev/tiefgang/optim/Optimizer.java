package dev.tiefgang.optim;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// How a gradient becomes a change of the weights, written as a graph: it runs in floats and doubles, is fused
/// with what surrounds it, and can be looked at like the rest of the network.
///
/// Hyper-parameters are the record; what is kept from step to step lives beside the weights, by name.
public sealed interface Optimizer
        permits AdaGrad,
                Adadelta,
                Adam,
                AdamW,
                Adamax,
                AmsGrad,
                Lamb,
                Lion,
                Momentum,
                NAdam,
                Nesterov,
                RAdam,
                RProp,
                RmsProp,
                Sgd {
    /// The tensors that it keeps for each parameter.
    List<Slot> memory();

    /// The learning rate at full height; a [Schedule] scales it.
    double rate();

    /// The same optimizer with another learning rate.
    Optimizer withRate(double rate);

    /// How many numbers change from step to step; the first is the learning rate.
    default int coefficients() {
        return 1;
    }

    /// Number `i` of those that change from step to step.
    ///
    /// @param rate learning rate of this step
    /// @param step counted from 1
    default double coefficient(int i, double rate, long step) {
        return rate;
    }

    /// The next value of a parameter and of its memory.
    ///
    /// @param w the parameter
    /// @param g its gradient
    /// @param memory its tensors, in the order of [#memory()]
    /// @param c scalars, in the order of [#coefficient]
    /// @param decay what stands in for [#ownDecay()]; empty for biases and the scales and shifts of norms:
    ///     making them small does not make a network simpler
    Update update(Value w, Value g, List<Value> memory, List<Value> c, Optional<Double> decay);

    /// The weight decay `λ` that the optimizer sees to apart from the gradient; empty where it has none of its
    /// own.
    default Optional<Double> ownDecay() {
        return Optional.empty();
    }

    /// What a parameter and its memory become.
    record Update(Value w, List<Value> memory) {}
}
