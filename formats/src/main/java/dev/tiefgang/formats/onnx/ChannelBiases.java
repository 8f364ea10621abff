package dev.tiefgang.formats.onnx;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Add;
import dev.tiefgang.op.BatchNormalization;
import dev.tiefgang.op.Conv1d;
import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.ConvTranspose1d;
import dev.tiefgang.op.ConvTranspose2d;
import dev.tiefgang.op.Param;
import dev.tiefgang.op.Reshape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Convolutions behind which a number is added to each map: ONNX has one operator for both.
///
/// @param sums for the nodes that add, the convolution and its biases
/// @param hidden nodes that are written as a part of these
record ChannelBiases(Map<Integer, Biased> sums, Set<Integer> hidden) {
    /// A convolution and its biases `[c]`.
    record Biased(Value convolution, Value biases) {}

    static ChannelBiases in(Recall recall) {
        Graph graph = recall.graph();
        Map<Integer, Integer> readers = recall.readers();
        Map<Integer, Biased> sums = new HashMap<>();
        Set<Integer> hidden = new HashSet<>();
        for (int i : recall.live()) {
            if (!(graph.node(i).op() instanceof Add)) continue;
            Value a = graph.value(graph.node(i).in().get(0)),
                    b = graph.value(graph.node(i).in().get(1));
            Optional<Biased> biased = biased(a, b, readers).or(() -> biased(b, a, readers));
            biased.ifPresent(both -> {
                sums.put(i, both);
                hidden.add(both.convolution().id());
                Value view = both.convolution().equals(a) ? b : a;
                if (readers.getOrDefault(view.id(), 0) == 1) hidden.add(view.id());
            });
        }
        return new ChannelBiases(sums, hidden);
    }

    private static Optional<Biased> biased(Value y, Value view, Map<Integer, Integer> readers) {
        boolean convolves = switch (y.op()) {
            case Conv1d _, Conv2d _, ConvTranspose1d _, ConvTranspose2d _ -> true;
            default -> false;
        };
        if (!convolves || readers.getOrDefault(y.id(), 0) != 1 || !(view.op() instanceof Reshape))
            return Optional.empty();
        Value biases = view.inputs().getFirst();
        boolean perMap = biases.op() instanceof Param
                && biases.shape().rank() == 1
                && view.shape().equals(BatchNormalization.channels(y.shape()));
        return perMap ? Optional.of(new Biased(y, biases)) : Optional.empty();
    }
}
