package dev.tiefgang.nn;

import dev.tiefgang.compile.Routines;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.Conv2dInput;
import dev.tiefgang.op.MatMul;
import dev.tiefgang.op.Param;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// What a network is made of and what it costs for one sample.
///
/// @param rows one for each layer that does something itself
/// @param parameters numbers that training changes
/// @param states numbers that the network keeps beside them
/// @param macs multiply-adds of one recall
public record Summary(List<Row> rows, long parameters, long states, long macs) {
    /// One layer.
    ///
    /// @param path its name in the network
    /// @param layer its description
    /// @param output shape of its output, without the batch
    public record Row(String path, Layer layer, Shape output, long parameters, long macs) {}

    static Summary of(Network network) {
        Network.Built built = network.build(1, false);
        Scope scope = built.scope();
        Graph graph = built.output().graph();
        List<Row> rows = new ArrayList<>();
        for (Scope.Built b : scope.layers())
            if (scope.layers().stream().noneMatch(inner -> inner.path().startsWith(b.path() + ".")))
                rows.add(new Row(b.path(), b.layer(), b.out().tail(), parameters(graph, b), macs(graph, b)));
        long trainable = 0, states = 0;
        for (Scope.Parameter p : scope.parameters())
            if (p.trainable()) trainable += p.shape().size();
            else states += p.shape().size();
        return new Summary(
                rows, trainable, states, rows.stream().mapToLong(Row::macs).sum());
    }

    private static long parameters(Graph graph, Scope.Built b) {
        long n = 0;
        for (int i = b.from(); i < b.to(); i++)
            if (graph.node(i).op() instanceof Param(String _, Shape s)) n += s.size();
        return n;
    }

    private static long macs(Graph graph, Scope.Built b) {
        long flops = 0;
        for (int i = b.from(); i < b.to(); i++) {
            Graph.Node node = graph.node(i);
            flops += productFlops(
                    node.op(),
                    node.in().stream().map(k -> graph.node(k).shape()).toList(),
                    node.shape());
        }
        return flops / 2;
    }

    /// Work of products and convolutions, also of those inside an op that stands for others.
    private static long productFlops(Op op, List<Shape> in, Shape out) {
        if (op instanceof MatMul || op instanceof Conv2d || op instanceof Conv2dInput)
            return Routines.flops(op, in, out);
        if (!(op instanceof Op.Composite c)) return 0;
        Graph body = c.body(in).graph();
        long flops = 0;
        for (int i = 0; i < body.size(); i++) {
            Graph.Node node = body.node(i);
            flops += productFlops(
                    node.op(), node.in().stream().map(k -> body.node(k).shape()).toList(), node.shape());
        }
        return flops;
    }
}
