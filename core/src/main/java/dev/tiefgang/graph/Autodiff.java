package dev.tiefgang.graph;

import dev.tiefgang.op.Fill;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Reverse-mode differentiation, as a program that extends the graph with its own backward pass.
///
/// Walk the nodes from the loss back to the start. Each node asks its op for the gradients of its inputs; a
/// node used twice adds what it receives. That is all of backpropagation (Linnainmaa 1970; Rumelhart, Hinton,
/// Williams 1986).
public final class Autodiff {
    private Autodiff() {}

    /// `∂loss/∂v` for every `v` in `wrt`, as new nodes. Zero for a `v` on which the loss does not depend.
    ///
    /// @throws ShapeException if the loss is not a scalar
    public static List<Value> gradients(Value loss, List<Value> wrt) {
        if (loss.shape().rank() != 0)
            throw new ShapeException("Autodiff: expected a scalar loss, received one of shape " + loss.shape());
        return walk(loss, wrt, loss.graph().fill(1, loss.shape()));
    }

    /// The gradients of an op that stands for others: those of its body, written into the graph of `c`.
    ///
    /// They are found in the body's own graph, where nothing can pass by the inputs.
    static List<Value> through(Value body, Op.Vjp c) {
        Graph g = body.graph();
        List<Value> in = IntStream.range(0, c.in().size()).mapToObj(g::value).toList();
        Value dy = g.input("dy", body.shape());
        Map<Integer, Value> outside = new HashMap<>();
        for (Value v : in) outside.put(v.id(), c.in().get(v.id()));
        outside.put(dy.id(), c.dy());
        return c.y().graph().paste(walk(body, in, dy), outside);
    }

    private static List<Value> walk(Value y, List<Value> wrt, Value seed) {
        Graph g = y.graph();
        BitSet onPath = dependents(wrt, y);
        Map<Integer, Contributions> arrived = new HashMap<>();
        arrived.computeIfAbsent(y.id(), _ -> new Contributions()).add(seed);
        Map<Integer, Value> gradient = new HashMap<>();
        for (int i = y.id(); i >= 0; i--) {
            if (!arrived.containsKey(i) || !onPath.get(i)) continue;
            Value dy = Objects.requireNonNull(arrived.remove(i)).sum();
            gradient.put(i, dy);
            Graph.Node node = g.node(i);
            List<Value> in = g.value(i).inputs();
            List<Value> dx = node.op().vjp(new Op.Vjp(in, g.value(i), dy));
            for (int k = 0; k < dx.size(); k++)
                if (onPath.get(in.get(k).id()) && !isZero(dx.get(k)))
                    arrived.computeIfAbsent(in.get(k).id(), _ -> new Contributions())
                            .add(dx.get(k));
        }
        return wrt.stream()
                .map(v -> gradient.getOrDefault(v.id(), g.fill(0, v.shape())))
                .toList();
    }

    /// True where no gradient flows: adding it up and passing it on would be work for nothing, and would make NaN of
    /// it where it meets an infinity.
    private static boolean isZero(Value gradient) {
        return gradient.op() instanceof Fill(double k, Shape _) && k == 0;
    }

    /// Nodes up to `y` that depend on `wrt`: the only ones whose gradient is worth computing.
    private static BitSet dependents(List<Value> wrt, Value y) {
        var on = new BitSet();
        wrt.forEach(v -> on.set(v.id()));
        for (int i = 0; i <= y.id(); i++) if (y.graph().node(i).in().stream().anyMatch(on::get)) on.set(i);
        return on;
    }
}
