package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.RandomNormal;
import dev.tiefgang.op.RandomUniform;

/// Which nodes of a graph depend on parameters and constants alone, so that they stay the same from run to
/// run.
public final class Constants {
    private Constants() {}

    /// For every node whether it does.
    public static boolean[] of(Graph graph) {
        boolean[] constant = new boolean[graph.size()];
        for (int i = 0; i < graph.size(); i++) {
            Graph.Node node = graph.node(i);
            boolean varies = node.op() instanceof Input
                    || node.op() instanceof RandomUniform
                    || node.op() instanceof RandomNormal;
            constant[i] = !varies && node.in().stream().allMatch(k -> constant[k]);
        }
        return constant;
    }
}
