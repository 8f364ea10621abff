package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = max(0, min(1, α·x + β))`: sigmoid in three straight lines.
///
/// Gradient: `α·dy` between the corners, 0 outside, half of it at a corner. Source: Courbariaux, Bengio,
/// David: "BinaryConnect", 2015.
///
/// @param alpha the slope
/// @param beta the result at 0
public record HardSigmoid(double alpha, double beta) implements Op.Formula {
    public HardSigmoid {
        Pieces.requireFinite("HardSigmoid", "slope", alpha);
        Pieces.requireFinite("HardSigmoid", "beta", beta);
    }

    @Override
    public Value expand(List<Value> in) {
        return Pieces.clip(in.getFirst().times(alpha).plus(beta), 0, 1);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("HardSigmoid", 6, Map.of("alpha", alpha, "beta", beta));
    }
}
