package dev.tiefgang.op;

import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/// The mean of each map: `[n, c, h, w]` → `[n, c, 1, 1]`.
///
/// Source: Lin, Chen, Yan: "Network in network", 2013.
public record GlobalAveragePool() implements Op.Composite {
    @Override
    public Value expand(List<Value> in) {
        if (in.getFirst().shape().rank() != 4)
            throw new ShapeException("GlobalAveragePool: expected maps [n, c, h, w], received "
                    + in.getFirst().shape());
        return in.getFirst().mean(2, 3);
    }

    @Override
    public Optional<Onnx> onnx() {
        return Onnx.of("GlobalAveragePool", 1);
    }
}
