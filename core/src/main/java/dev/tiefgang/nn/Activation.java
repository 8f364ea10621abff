package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Clip;
import dev.tiefgang.op.Gelu;
import dev.tiefgang.op.HardSigmoid;
import dev.tiefgang.op.HardSwish;
import dev.tiefgang.op.Mish;
import dev.tiefgang.op.Selu;
import dev.tiefgang.op.Silu;
import dev.tiefgang.op.Softplus;
import dev.tiefgang.op.Softsign;

/// A function of each number by itself.
///
/// Shapes: any → the same.
public record Activation(Function function) implements Layer {
    /// The functions there are.
    public enum Function {
        /// `max(x, 0)`. Source: Nair, Hinton, 2010.
        RELU,
        /// `min(max(x, 0), 6)`, for numbers of few bits. Source: Howard et al., 2017.
        RELU6,
        /// `(eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)`
        TANH,
        /// `1 / (1 + e⁻ˣ)`
        SIGMOID,
        /// `1` above 0, else `0`: Rosenblatt's threshold, which has no slope to learn from.
        STEP,
        /// `x · Φ(x)`, with the normal distribution `Φ`. Source: Hendrycks, Gimpel, 2016.
        GELU,
        /// The same by a close formula with tanh, as many published models have it.
        GELU_TANH,
        /// `x / (1 + e⁻ˣ)`, also known as swish. Source: Elfwing, Uchibe, Doya, 2017.
        SILU,
        /// `x · tanh(ln(1 + eˣ))`. Source: Misra, 2019.
        MISH,
        /// `ln(1 + eˣ)`. Source: Dugas et al., 2000.
        SOFTPLUS,
        /// `x / (1 + |x|)`. Source: Bergstra et al., 2009.
        SOFTSIGN,
        /// `max(0, min(1, x/6 + ½))`: sigmoid in three straight lines. Source: Howard et al., 2019.
        HARD_SIGMOID,
        /// `x · max(0, min(1, x/6 + ½))`. Source: Howard et al., 2019.
        HARD_SWISH,
        /// `γ·x` above 0, else `γ·α·(eˣ − 1)`, with `γ ≈ 1.0507` and `α ≈ 1.6733`. Source: Klambauer et al., 2017.
        SELU,
        /// `|x|`
        ABS,
        /// `x`: no function at all.
        IDENTITY
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
            case RELU6 -> x.then(new Clip(0, 6));
            case TANH -> x.tanh();
            case SIGMOID -> x.sigmoid();
            case STEP -> x.step();
            case GELU -> x.then(new Gelu(false));
            case GELU_TANH -> x.then(new Gelu(true));
            case SILU -> x.then(new Silu());
            case MISH -> x.then(new Mish());
            case SOFTPLUS -> x.then(new Softplus());
            case SOFTSIGN -> x.then(new Softsign());
            case HARD_SIGMOID -> x.then(new HardSigmoid(1.0 / 6, 0.5));
            case HARD_SWISH -> x.then(new HardSwish());
            case SELU -> x.then(new Selu());
            case ABS -> x.abs();
            case IDENTITY -> x;
        };
    }
}
