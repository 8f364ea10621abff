package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;

/// Which steps may write over an input of their own size: those that read an element before they write it and
/// never after.
public final class InPlace {
    private InPlace() {}

    public static boolean allowed(Graph graph, int node) {
        return graph.node(node).op() instanceof Fused;
    }
}
