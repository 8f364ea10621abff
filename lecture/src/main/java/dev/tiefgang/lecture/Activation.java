package dev.tiefgang.lecture;

import java.util.function.DoubleUnaryOperator;

/// An activation function with its derivative, both of the sum `in`.
///
/// @param formula how it is written
/// @param slope how its derivative is written
record Activation(String name, String formula, String slope, DoubleUnaryOperator of, DoubleUnaryOperator derivative) {
    static final Activation SIGMOID = new Activation(
            "sigmoid", "1/(1 + e^−in)", "o·(1 − o)", Activation::sigmoid, in -> sigmoid(in) * (1 - sigmoid(in)));
    static final Activation TANH = new Activation(
            "tanh", "tanh(in)", "1 − o²", StrictMath::tanh, in -> 1 - StrictMath.tanh(in) * StrictMath.tanh(in));
    static final Activation RELU =
            new Activation("relu", "max(0, in)", "1 (in > 0), 0 (in ≤ 0)", in -> Math.max(0, in), in -> in > 0 ? 1 : 0);
    /// ReLU with the derivative that the slide gives it.
    static final Activation RELU_OF_SLIDE = new Activation(
            "relu-of-slide", "max(0, in)", "in (in > 0), 0 (in ≤ 0)", in -> Math.max(0, in), in -> Math.max(0, in));
    static final Activation LINEAR = new Activation("linear", "in", "1", in -> in, in -> 1);

    /// `1/(1 + e^−in)`, the same bits on every machine.
    static double sigmoid(double in) {
        return 1 / (1 + StrictMath.exp(-in));
    }

    /// The formula with a sum put in, as people write it: `1/(1 + e^−(−2))`.
    String with(String in) {
        return formula.replace("−in", "−" + (in.startsWith("−") ? "(" + in + ")" : in))
                .replace("in", in);
    }

    /// The same for the derivative; where that goes by cases, the one that holds: `1 (2 > 0)`.
    String slopeWith(double in) {
        String sum = Numbers.plain(in);
        if (slope.contains("in > 0"))
            return Numbers.plain(derivative.applyAsDouble(in)) + " (" + sum + (in > 0 ? " > 0)" : " ≤ 0)");
        return slope.replace("o", Precise.factor(of.applyAsDouble(in), 4));
    }

    static Activation of(String name) {
        return switch (name) {
            case "sigmoid" -> SIGMOID;
            case "tanh" -> TANH;
            case "relu" -> RELU;
            case "relu-of-slide" -> RELU_OF_SLIDE;
            case "linear" -> LINEAR;
            default -> throw new IllegalArgumentException("Activation: none is called " + name);
        };
    }
}
