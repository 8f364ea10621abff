package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `y = x` above `α`, else 0; NaN stays NaN.
///
/// Gradient: `dy` above `α`, else 0, also at `α`. Source: Konda, Memisevic, Krueger: "Zero-bias autoencoders
/// and the benefits of co-adapting features", 2014.
///
/// @param alpha the threshold
public record ThresholdedRelu(double alpha) implements Op.Formula {
    public ThresholdedRelu {
        Pieces.requireFinite("ThresholdedRelu", "threshold", alpha);
    }

    @Override
    public Value expand(List<Value> in) {
        Value x = in.getFirst(), closed = x.graph().add(new LessOrEqual(), x, x.scalar(alpha));
        return closed.where(x.scalar(0), x);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("ThresholdedRelu", 10, Map.of("alpha", alpha));
    }
}
