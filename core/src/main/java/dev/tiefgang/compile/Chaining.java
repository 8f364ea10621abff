package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Rewrites a graph so that a convolution whose result only another one reads becomes a [ConvChain] with it, where
/// that pays.
final class Chaining {
    private final Graph to = new Graph();
    private final Map<Integer, Value> map = new HashMap<>();

    private Chaining() {}

    /// The rewritten graph, and where each wanted value went.
    static Compiled rewrite(Graph graph, int[] readers, List<Integer> wanted) {
        var pass = new Chaining();
        for (int i = 0; i < graph.size(); i++) {
            if (readers[i] == 0) continue;
            Graph.Node node = graph.node(i);
            List<Value> in = node.in().stream().map(pass.map::get).toList();
            boolean only = !in.isEmpty() && readers[node.in().getFirst()] == 1;
            pass.map.put(i, pass.visit(node, in, only));
        }
        pass.map.keySet().retainAll(wanted);
        return new Compiled(pass.to, pass.map, Set.of());
    }

    /// @param only whether the node is the only reader of its first input
    private Value visit(Graph.Node node, List<Value> in, boolean only) {
        if (!only || !(in.getFirst().op() instanceof Making first)) return to.add(node.op(), in);
        Value made = in.getFirst();
        return reader(node.op())
                .filter(c -> ConvChain.suits(first, made.shape(), c))
                .map(c -> ConvChain.of(first, c))
                .filter(chain ->
                        new ConvChainRoutine(chain, made.inputs().getFirst().shape()).pays())
                .map(chain -> chained(node.op(), first, chain, in))
                .orElseGet(() -> to.add(node.op(), in));
    }

    /// The convolution that reads the first input, if it is one, a program behind it or none.
    private static Optional<ConvChannels> reader(Op op) {
        return switch (op) {
            case ConvChannels c -> Optional.of(c);
            case Fused f when f.maker().orElse(null) instanceof ConvChannels c -> Optional.of(c);
            default -> Optional.empty();
        };
    }

    private Value chained(Op op, Making first, ConvChain chain, List<Value> in) {
        var inputs = new ArrayList<>(in.getFirst().inputs());
        inputs.addAll(in.subList(1, in.size()));
        if (!(op instanceof Fused f)) return to.add(chain, inputs);
        int more = first.inputs() - 1;
        List<Integer> moved =
                IntStream.range(0, in.size()).map(k -> k + more).boxed().toList();
        return to.add(new Fused(Optional.of(chain), f.shifted(0, moved), f.extents()), inputs);
    }
}
