package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Gemm;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;

/// `y = x · W + b`: every output reads every input.
///
/// Shapes: `[n, in]` → `[n, units]`, with `in` read off the input. Parameters: `weight [in, units]`, `bias
/// [units]`.
///
/// @param units outputs
/// @param init how the weights begin; biases begin at 0
/// @param bias whether there is a bias
public record Dense(int units, Init init, boolean bias) implements Layer {
    public Dense {
        if (units < 1) throw new ShapeException("Dense: expected at least 1 unit, received " + units);
    }

    /// He's weights and a bias.
    public Dense(int units) {
        this(units, new Init.He(), true);
    }

    public Dense init(Init other) {
        return new Dense(units, other, bias);
    }

    public Dense withoutBias() {
        return new Dense(units, init, false);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        if (x.shape().rank() != 2)
            throw new ShapeException(
                    "Dense: expected rows [n, in], received " + x.shape() + "; put a Flatten before it");
        int in = x.shape().dim(1);
        Value w = scope.weight("weight", Shape.of(in, units), init, in, units, 1);
        if (!bias) return x.matmul(w);
        Value b = scope.param("bias", Shape.of(units), new Init.Constant(0), in, units);
        return x.graph().add(new Gemm(false, false), x, w, b);
    }
}
