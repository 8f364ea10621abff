package dev.tiefgang.op;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Long short-term memory: `c' = f ⊙ c + i ⊙ g`, `h' = o ⊙ tanh(c')`, with the gates `i`, `o`,
/// `f = σ(W·x + R·h + b)` and what is offered, `g = tanh(W·x + R·h + b)`.
///
/// The rows of the weights are those of `i`, `o`, `f`, `g`, as in ONNX; there are no peepholes. Inputs,
/// masks and results: see [Recurrent]. Source: Hochreiter, Schmidhuber, 1997; forget gate: Gers,
/// Schmidhuber, Cummins, 2000.
public record Lstm(Direction direction, Result result, boolean masked) implements Recurrent {
    @Override
    public int gates() {
        return 4;
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public List<Value> step(Value z, List<Value> before, Value recurrent, Value bias) {
        Value all = z.plus(before.getFirst().matmul(recurrent, false, true));
        Value gates = gate(all, 1, 0, 3).sigmoid(), offered = gate(all, 1, 3, 4).tanh();
        int u = offered.shape().dim(1);
        List<Value> iof = gates.split(1, u, u, u);
        Value c = iof.get(2).times(before.getLast()).plus(iof.get(0).times(offered));
        return List.of(iof.get(1).times(c.tanh()), c);
    }

    @Override
    public Optional<Onnx> onnx() {
        if (masked || result != Result.STEPS) return Optional.empty();
        return Onnx.of("LSTM", 14, Map.of("direction", direction.name().toLowerCase(Locale.ROOT), "layout", 1));
    }
}
