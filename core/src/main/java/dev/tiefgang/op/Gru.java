package dev.tiefgang.op;

import dev.tiefgang.graph.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Gated recurrent unit: `h' = (1 − z) ⊙ g + z ⊙ h`, with the gates `z`, `r = σ(W·x + R·h + b)` and what is
/// offered, `g = tanh(W·x + R·(r ⊙ h) + b)`, or, where the product comes first,
/// `g = tanh(W·x + b + r ⊙ (R·h + b'))`.
///
/// The rows of the weights are those of `z`, `r`, `g`, as in ONNX. Inputs, masks and results: see
/// [Recurrent]. Source: Cho et al.: "Learning phrase representations", 2014.
///
/// @param productFirst whether `R` is applied before the reset, ONNX's `linear_before_reset`
public record Gru(Direction direction, Result result, boolean masked, boolean productFirst) implements Recurrent {
    public Gru {
        Recurrent.requireNoCell("Gru", result);
    }

    @Override
    public int gates() {
        return 3;
    }

    @Override
    public Value early(Value forInputs, Value forStates) {
        if (!productFirst) return forInputs.plus(forStates);
        Value gates = gate(forInputs, 0, 0, 2).plus(gate(forStates, 0, 0, 2));
        return forInputs.graph().add(new Concat(0), gates, gate(forInputs, 0, 2, 3));
    }

    @Override
    public List<Value> step(Value z, List<Value> before, Value recurrent, Value bias) {
        Value h = before.getFirst(), rowsOfGates = gate(recurrent, 0, 0, 2), rowsOfOffer = gate(recurrent, 0, 2, 3);
        Value gates = gate(z, 1, 0, 2).plus(h.matmul(rowsOfGates, false, true)).sigmoid();
        int u = h.shape().dim(1);
        Value update = gates.slice(1, 0, u), reset = gates.slice(1, u, 2 * u);
        Value fromState = productFirst
                ? reset.times(h.matmul(rowsOfOffer, false, true).plus(gate(bias, 0, 2, 3)))
                : reset.times(h).matmul(rowsOfOffer, false, true);
        Value offered = gate(z, 1, 2, 3).plus(fromState).tanh();
        return List.of(offered.plus(update.times(h.minus(offered))));
    }

    @Override
    public Optional<Onnx> onnx() {
        if (masked || result != Result.STEPS) return Optional.empty();
        String way = direction.name().toLowerCase(Locale.ROOT);
        return Onnx.of("GRU", 14, Map.of("direction", way, "layout", 1, "linear_before_reset", productFirst ? 1 : 0));
    }
}
