package dev.tiefgang.formats.onnx;

import dev.tiefgang.op.Gru;
import dev.tiefgang.op.Lstm;
import dev.tiefgang.op.Recurrent;
import dev.tiefgang.op.Rnn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Recurrent ops without a mask as ONNX's operators. These read time first here: ONNX also has the batch
/// first, but ONNX Runtime does not.
final class SequenceForm {
    private SequenceForm() {}

    /// Adds the operator with what turns the axes.
    ///
    /// @param in names of `x`, `W`, `R`, `B` and the first states, of which empty ones are 0
    /// @return the name of the result
    static String add(OnnxGraph graph, Recurrent op, String name, int units, List<String> in) {
        var all = new ArrayList<>(in.subList(0, 4));
        all.set(0, graph.node("Transpose", name + "/x", List.of(in.getFirst()), Map.of("perm", List.of(1, 0, 2))));
        all.add(""); // lengths: every sample has all steps
        for (int s = 4; s < in.size(); s++) {
            String state = in.get(s); // [n, d, u]
            if (!state.isEmpty())
                state = graph.node("Transpose", name + "/state" + s, List.of(state), Map.of("perm", List.of(1, 0, 2)));
            all.add(state);
        }
        List<String> out = switch (op.result()) {
            case STEPS -> List.of(name + "/y");
            case LAST -> List.of("", name + "/y");
            case CELL -> List.of("", "", name + "/y");
        };
        graph.node(type(op), name + "/sequence", all, out, attributes(op, units));
        // [t, d, n, u] or [d, n, u]
        List<Integer> turn = op.result() == Recurrent.Result.STEPS ? List.of(2, 0, 1, 3) : List.of(1, 0, 2);
        return graph.node("Transpose", name, List.of(name + "/y"), Map.of("perm", turn));
    }

    private static String type(Recurrent op) {
        return switch (op) {
            case Rnn _ -> "RNN";
            case Lstm _ -> "LSTM";
            case Gru _ -> "GRU";
        };
    }

    private static Map<String, Object> attributes(Recurrent op, int units) {
        var attributes = new HashMap<String, Object>();
        attributes.put("hidden_size", units);
        attributes.put("direction", op.direction().name().toLowerCase(Locale.ROOT));
        if (op instanceof Gru gru) attributes.put("linear_before_reset", gru.productFirst() ? 1 : 0);
        return attributes;
    }
}
