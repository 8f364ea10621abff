package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = γ·x` above 0, else `γ·α·(eˣ − 1)`: the scale that draws means to 0 and variances to 1, layer by
/// layer.
///
/// Gradient: `dx = γ·dy` above 0, else `dy · γ·α·eˣ`, also at 0. Source: Klambauer, Unterthiner, Mayr,
/// Hochreiter: "Self-normalizing neural networks", 2017.
public record Selu() implements Op.Formula {
    private static final double ALPHA = 1.6732632423543772;
    private static final double GAMMA = 1.0507009873554805;

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst();
        return x.graph().add(new Elu(ALPHA), x).times(GAMMA);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Selu", 6, Map.of("alpha", ALPHA, "gamma", GAMMA));
    }
}
