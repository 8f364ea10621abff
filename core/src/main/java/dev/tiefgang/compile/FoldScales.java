package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws what follows a convolution channel by channel into its filters and one bias, where filters and
/// factors are constant: `(w ∗ x + b − mean)·s + β = (s·w) ∗ x + ((b − mean)·s + β)`.
///
/// At recall that is batch normalisation with its running statistics, which then costs nothing.
final class FoldScales {
    /// `scale·(w ∗ x) + shift`; none stands for 1 and 0.
    private record Chain(
            Conv2d op,
            Value x,
            Value w,
            Shape shape,
            @Nullable Value scale,
            @Nullable Value shift) {}

    private final Graph from;
    private final Graph to;
    private final int[] readers;
    private final boolean[] constant;
    private final Map<Integer, Chain> chains = new HashMap<>();
    private final Map<Integer, Value> values = new HashMap<>();

    private FoldScales(Graph from, int[] readers) {
        this.from = from;
        this.to = from.fresh();
        this.readers = readers;
        this.constant = Constants.of(from);
    }

    /// The rewritten graph, and where each wanted value went.
    static Compiled rewrite(Graph graph, int[] readers, List<Integer> wanted) {
        var pass = new FoldScales(graph, readers);
        var asked = new HashSet<>(wanted);
        Map<Integer, Value> map = new HashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            if (readers[i] > 0) pass.visit(i);
            if (asked.contains(i)) map.put(i, pass.value(i));
        }
        return new Compiled(pass.to, map, Set.of());
    }

    private void visit(int i) {
        Graph.Node node = from.node(i);
        List<Integer> in = node.in();
        Chain chain = switch (node.op()) {
            case Conv2d c
            when constant[in.get(1)] -> new Chain(c, value(in.get(0)), value(in.get(1)), node.shape(), null, null);
            case Add _ when continues(in.get(0), in.get(1)) -> shifted(in.get(0), value(in.get(1)));
            case Add _ when continues(in.get(1), in.get(0)) -> shifted(in.get(1), value(in.get(0)));
            case Sub _
            when continues(in.get(0), in.get(1)) ->
                shifted(in.get(0), value(in.get(1)).negate());
            case Mul _ when continues(in.get(0), in.get(1)) -> scaled(in.get(0), value(in.get(1)));
            case Mul _ when continues(in.get(1), in.get(0)) -> scaled(in.get(1), value(in.get(0)));
            case Div _
            when continues(in.get(0), in.get(1)) -> {
                Value divisor = value(in.get(1));
                yield scaled(in.get(0), divisor.scalar(1).over(divisor));
            }
            default -> null;
        };
        if (chain != null) chains.put(i, chain);
        else values.put(i, to.add(node.op(), in.stream().map(this::value).toList()));
    }

    /// True where `chain` is one that nobody else reads and `factor` has one constant for each channel, or
    /// one for all.
    private boolean continues(int chain, int factor) {
        Chain c = chains.get(chain);
        if (c == null || readers[chain] > 1 || !constant[factor]) return false;
        Shape f = from.node(factor).shape();
        if (f.rank() > 4) return false;
        Shape s = Broadcast.align(f, 4);
        return s.size() == 1 || s.size() == s.dim(1) && s.dim(1) == c.shape().dim(1);
    }

    private Chain shifted(int i, Value by) {
        Chain c = chain(i);
        return new Chain(c.op, c.x, c.w, c.shape, c.scale, c.shift == null ? by : c.shift.plus(by));
    }

    private Chain scaled(int i, Value by) {
        Chain c = chain(i);
        Value scale = c.scale == null ? by : c.scale.times(by), shift = c.shift == null ? null : c.shift.times(by);
        return new Chain(c.op, c.x, c.w, c.shape, scale, shift);
    }

    private Chain chain(int i) {
        return Objects.requireNonNull(chains.get(i));
    }

    private Value value(int i) {
        Value known = values.get(i);
        if (known != null) return known;
        Chain c = chain(i);
        Value w = c.w;
        if (c.scale != null)
            w = w.times(c.scale.reshape(Shape.of(c.scale.shape().size(), 1, 1, 1)));
        Value y = to.add(c.op, c.x, w);
        if (c.shift != null) y = y.plus(c.shift);
        values.put(i, y);
        return y;
    }
}
