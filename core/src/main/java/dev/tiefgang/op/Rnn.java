package dev.tiefgang.op;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `h' = tanh(W·x + R·h + b)` at every step.
///
/// Inputs, masks and results: see [Recurrent]. Source: Elman: "Finding structure in time", 1990.
public record Rnn(Direction direction, Result result, boolean masked) implements Recurrent {
    public Rnn {
        Recurrent.requireNoCell("Rnn", result);
    }

    @Override
    public int gates() {
        return 1;
    }

    @Override
    public List<Value> step(Value z, List<Value> before, Value recurrent, Value bias) {
        return List.of(z.plus(before.getFirst().matmul(recurrent, false, true)).tanh());
    }

    @Override
    public Optional<Onnx> onnx() {
        if (masked || result != Result.STEPS) return Optional.empty();
        return Onnx.of("RNN", 14, Map.of("direction", direction.name().toLowerCase(Locale.ROOT), "layout", 1));
    }
}
