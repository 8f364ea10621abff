package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Optional;

/// `y = min(max(x, lower), upper)`: `x` held between two bounds, either of which may be infinite.
///
/// Gradient: `dy` where `x` lies within the bounds or on one of them, else 0. ONNX has the bounds as inputs.
///
/// @param min the lower bound
/// @param max the upper bound, not below the lower one
public record Clip(double min, double max) implements Op.Formula {
    public Clip {
        if (!(min <= max))
            throw new IllegalArgumentException(
                    "Clip: expected a lower bound that is not above the upper one, received " + min + " and " + max);
    }

    @Override
    public Value expand(List<Value> in) {
        return Pieces.clip(in.getFirst(), min, max);
    }

    @Override
    public List<Value> vjp(Vjp c) {
        Value x = c.x(0), outside = x.less(x.scalar(min)).max(x.greater(x.scalar(max)));
        return List.of(outside.where(x.scalar(0), c.dy()));
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("Clip", 13).map(o -> o.with("min", min).with("max", max));
    }
}
