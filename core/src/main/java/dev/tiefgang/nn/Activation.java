package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;

/// A function of each number by itself.
///
/// Shapes: any → the same.
public record Activation(Function function) implements Layer {
    /// The functions there are.
    public enum Function {
        /// `max(x, 0)`. Source: Nair, Hinton, 2010.
        RELU,
        /// `(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`
        TANH,
        /// `1 / (1 + e⁻ˣ)`
        SIGMOID,
        /// `1` above 0, else `0`: Rosenblatt's threshold, which has no slope to learn from.
        STEP
    }

    public static Activation relu() {
        return new Activation(Function.RELU);
    }

    public static Activation tanh() {
        return new Activation(Function.TANH);
    }

    public static Activation sigmoid() {
        return new Activation(Function.SIGMOID);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        return switch (function) {
            case RELU -> x.relu();
            case TANH -> x.tanh();
            case SIGMOID -> x.sigmoid();
            case STEP -> x.step();
        };
    }
}
