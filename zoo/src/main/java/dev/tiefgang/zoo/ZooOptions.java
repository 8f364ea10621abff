package dev.tiefgang.zoo;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Init;
import java.util.List;

/// What can be chosen about a network of the zoo.
///
/// @param hidden units of each hidden layer, first to last; empty for none
/// @param activation the function behind each layer but the last
/// @param loss what training makes small
public record ZooOptions(List<Integer> hidden, Activation.Function activation, Loss loss) {
    /// Takes a copy, so that nobody can change the record.
    public ZooOptions {
        hidden = List.copyOf(hidden);
    }

    /// Relu and softmax cross-entropy.
    public static ZooOptions of(Integer... hidden) {
        return new ZooOptions(List.of(hidden), Activation.Function.RELU, new SoftmaxCrossEntropy());
    }

    public ZooOptions hidden(List<Integer> units) {
        return new ZooOptions(units, activation, loss);
    }

    public ZooOptions activation(Activation.Function other) {
        return new ZooOptions(hidden, other, loss);
    }

    public ZooOptions loss(Loss other) {
        return new ZooOptions(hidden, activation, other);
    }

    /// The weights that suit the activation: He's for relu and what is bent like it, LeCun's for selu, which counts on
    /// them, Glorot's for the others.
    Init init() {
        return switch (activation) {
            case RELU, RELU6, GELU, GELU_TANH, SILU, MISH, HARD_SWISH -> new Init.He();
            case SELU -> new Init.LeCun();
            case TANH, SIGMOID, STEP, SOFTPLUS, SOFTSIGN, HARD_SIGMOID, ABS, IDENTITY -> new Init.Glorot();
        };
    }
}
