package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rewrites a graph so that every composite op is what it stands for, also those inside others.
final class Expansion {
    private final Graph to;

    private Expansion(Graph from) {
        this.to = from.fresh();
    }

    /// The rewritten graph, and where each live old value went.
    record Result(Graph graph, Map<Integer, Value> map) {}

    static Result rewrite(Graph graph, boolean[] live) {
        var pass = new Expansion(graph);
        Map<Integer, Value> map = new HashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            if (!live[i]) continue;
            Graph.Node node = graph.node(i);
            map.put(i, pass.visit(node.op(), node.in().stream().map(map::get).toList()));
        }
        return new Result(pass.to, map);
    }

    private Value visit(Op op, List<Value> in) {
        if (!(op instanceof Op.Composite c)) return to.add(op, in);
        Value body = c.body(in.stream().map(Value::shape).toList());
        var inner = new ArrayList<>(in); // the first nodes of the body are its inputs
        for (int i = in.size(); i <= body.id(); i++) {
            Graph.Node node = body.graph().node(i);
            inner.add(visit(node.op(), node.in().stream().map(inner::get).toList()));
        }
        return inner.get(body.id());
    }
}
