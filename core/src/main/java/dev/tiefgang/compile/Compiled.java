package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Conv2dFilter;
import dev.tiefgang.op.Conv2dInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A graph after all rewritings.
///
/// @param graph what is executed
/// @param map where each wanted value of the source graph went
/// @param lastInputs names of the inputs that are expected with the batch innermost
public record Compiled(Graph graph, Map<Integer, Value> map, Set<String> lastInputs) {
    /// The graph with its composites expanded, for a plan that runs the definitions.
    public static Compiled plain(Graph graph, List<Integer> wanted) {
        var expanded = Expansion.rewrite(graph, live(graph, wanted));
        return new Compiled(expanded.graph(), expanded.map(), Set.of());
    }

    /// The graph laid out and fused for the fast kernels.
    ///
    /// @param fixed whether the parameters stay as they are, so that what is derived from them pays
    public static Compiled fast(Graph graph, List<Integer> wanted, boolean fixed) {
        Compiled plain = plain(graph, wanted);
        boolean recall = fixed && !learns(plain.graph);
        if (recall) plain = plain.then(FoldScales::rewrite, wanted);
        List<Integer> expanded = ids(wanted, plain.map());
        var last = Relayout.rewrite(plain.graph(), live(plain.graph(), expanded), expanded, recall);
        List<Integer> turned = ids(expanded, last.map());
        var fused = Fusion.rewrite(last.graph(), readers(last.graph(), turned), recall);
        Map<Integer, Value> map = new HashMap<>();
        for (int k = 0; k < wanted.size(); k++) map.put(wanted.get(k), at(fused.map(), turned.get(k)));
        var compiled = new Compiled(fused.graph(), map, last.lastInputs());
        return recall ? compiled.then(Chaining::rewrite, wanted) : compiled;
    }

    private static boolean learns(Graph graph) {
        for (int i = 0; i < graph.size(); i++)
            if (graph.node(i).op() instanceof Conv2dFilter || graph.node(i).op() instanceof Conv2dInput) return true;
        return false;
    }

    /// A pass over a graph: to what is read so often, and where each wanted value went.
    private interface Rewriting {
        Compiled rewrite(Graph graph, int[] readers, List<Integer> wanted);
    }

    private Compiled then(Rewriting pass, List<Integer> wanted) {
        List<Integer> before = ids(wanted, map);
        Compiled next = pass.rewrite(graph, readers(graph, before), before);
        Map<Integer, Value> both = new HashMap<>();
        for (int k = 0; k < wanted.size(); k++) both.put(wanted.get(k), at(next.map, before.get(k)));
        return new Compiled(next.graph, both, lastInputs);
    }

    private static List<Integer> ids(List<Integer> values, Map<Integer, Value> map) {
        return values.stream().map(i -> at(map, i).id()).toList();
    }

    /// Where value `i` of the source graph went.
    ///
    /// @throws IllegalArgumentException if nobody wanted it
    public Value at(int i) {
        return at(map, i);
    }

    private static Value at(Map<Integer, Value> map, int i) {
        Value v = map.get(i);
        if (v == null)
            throw new IllegalArgumentException("%" + i + " is not kept by this plan: ask for it as an output");
        return v;
    }

    /// The nodes that `wanted` needs.
    public static boolean[] live(Graph graph, List<Integer> wanted) {
        int[] readers = readers(graph, wanted);
        boolean[] live = new boolean[readers.length];
        for (int i = 0; i < live.length; i++) live[i] = readers[i] > 0;
        return live;
    }

    private static int[] readers(Graph graph, List<Integer> wanted) {
        int[] readers = new int[graph.size()];
        for (int i : wanted) readers[i]++;
        for (int i = graph.size() - 1; i >= 0; i--)
            if (readers[i] > 0) for (int in : graph.node(i).in()) readers[in]++;
        return readers;
    }
}
