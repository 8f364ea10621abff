package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = x` above 0, else `α·x`.
///
/// Gradient: `dx = dy` above 0, else `α·dy`, also at 0. Source: Maas, Hannun, Ng: "Rectifier nonlinearities
/// improve neural network acoustic models", 2013.
///
/// @param alpha the slope below 0
public record LeakyRelu(double alpha) implements Op.Formula {
    public LeakyRelu {
        Pieces.requireFinite("LeakyRelu", "slope", alpha);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.step().where(x, x.times(alpha));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("LeakyRelu", 16, Map.of("alpha", alpha));
    }
}
