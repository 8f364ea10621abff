package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Rewrites a graph so that around convolutions and pooling another axis lies innermost.
///
/// A value is stored either row-major or *inner*: an axis moved behind all others ([Innermost]). Ops that
/// work on either follow their inputs; where two sides disagree a transpose stands between, or a mere reshape
/// where no number changes its place. A graph without convolutions and pooling stays as it is.
final class Relayout {
    private final Graph from;
    private final Graph to = new Graph();
    private final Innermost layout;
    private final boolean fixed;
    private final Pictures pictures;
    private final Value[] row;
    private final Value[] inner;

    private Relayout(Graph from, Innermost layout, boolean fixed) {
        this.from = from;
        this.layout = layout;
        this.fixed = fixed;
        this.row = new Value[from.size()];
        this.inner = new Value[from.size()];
        this.pictures = switch (layout) {
            case BATCH -> new BatchPictures(this, to);
            case CHANNELS -> new ChannelPictures(this, to);
        };
    }

    /// The rewritten graph, where each old value went (row-major), and which inputs are expected batch-last.
    record Result(Graph graph, Map<Integer, Value> map, Set<String> lastInputs) {}

    /// How convolutions, and what is special about a layout, are rewritten.
    interface Pictures {
        /// An input of the graph as it is expected in this layout, if it is expected so.
        Optional<Value> input(Input in);

        /// A value stored inner.
        Optional<Value> inner(Graph.Node node);

        /// A value stored row-major although it is computed from inner ones.
        Optional<Value> row(Graph.Node node);
    }

    /// Rewrites what `wanted` needs.
    ///
    /// @param fixed whether the filters stay as they are from run to run
    static Result rewrite(Graph graph, boolean[] live, List<Integer> wanted, boolean fixed) {
        boolean pictures = IntStream.range(0, graph.size())
                .anyMatch(i -> live[i] && isPicture(graph.node(i).op()));
        var pass = new Relayout(graph, LayoutChoice.of(graph, live, fixed), fixed);
        Set<String> lastInputs = new HashSet<>();
        var asked = new HashSet<>(wanted);
        Map<Integer, Value> map = new HashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            if (live[i]) {
                if (pictures) pass.visit(i, lastInputs);
                else pass.copy(i);
            }
            // Turned at once: what is kept must come before the steps that change parameters in place.
            if (asked.contains(i)) map.put(i, pass.row(i));
        }
        return new Result(pass.to, map, lastInputs);
    }

    /// Whether the filters stay as they are from run to run.
    boolean fixed() {
        return fixed;
    }

    private static boolean isPicture(Op op) {
        return op instanceof Conv2d
                || op instanceof Conv2dInput
                || op instanceof Conv2dFilter
                || op instanceof MaxPool2d
                || op instanceof MaxPool2dInput
                || op instanceof AveragePool2d
                || op instanceof AveragePool2dInput;
    }

    private void visit(int i, Set<String> lastInputs) {
        Graph.Node node = from.node(i);
        if (node.op() instanceof Input in) {
            Optional<Value> v = pictures.input(in);
            if (v.isPresent()) {
                lastInputs.add(in.name());
                inner[i] = v.get();
                return;
            }
        }
        Optional<Value> v = pictures.inner(node).or(() -> pooled(node)).or(() -> followed(node));
        if (v.isPresent()) {
            inner[i] = v.get();
            return;
        }
        Optional<Value> r = pictures.row(node);
        if (r.isPresent()) row[i] = r.get();
        else copy(i);
    }

    private void copy(int i) {
        Graph.Node node = from.node(i);
        row[i] = to.add(node.op(), node.in().stream().map(this::row).toList());
    }

    /// Pooling, which treats the innermost axis together, whichever it is.
    private Optional<Value> pooled(Graph.Node node) {
        Shape first = node.in().isEmpty() ? node.shape() : shape(node.in().getFirst());
        return Optional.ofNullable(
                        switch (node.op()) {
                            case MaxPool2d p -> new PoolLast(PoolLast.Mode.MAX, p.window(), first.dim(2), first.dim(3));
                            case AveragePool2d p ->
                                new PoolLast(PoolLast.Mode.AVERAGE, p.window(), first.dim(2), first.dim(3));
                            case MaxPool2dInput p -> gradient(PoolLast.Mode.MAX_INPUT, p.window(), node.shape());
                            case AveragePool2dInput p ->
                                gradient(PoolLast.Mode.AVERAGE_INPUT, p.window(), node.shape());
                            default -> null;
                        })
                .map(p -> to.add(p, node.in().stream().map(this::inner).toList()));
    }

    private static PoolLast gradient(PoolLast.Mode mode, Window window, Shape picture) {
        return new PoolLast(mode, window, picture.dim(2), picture.dim(3));
    }

    /// An op that works in either layout, on inner values where one of its inputs is such.
    private Optional<Value> followed(Graph.Node node) {
        List<Integer> in = node.in();
        Shape out = node.shape();
        int rank = out.rank();
        if (in.stream().noneMatch(this::isInner) || !layout.moves(out)) return Optional.empty();
        Shape first = shape(in.getFirst());
        return switch (node.op()) {
            case Op.Elementwise op when rank > 1 -> Optional.of(to.add(op, aligned(operands(node), out)));
            case Expand _ when rank > 1 -> Optional.of(to.add(new Expand(layout.moved(out)), aligned(in, out)));
            case Reshape _
            when keepsItsAxis(first, out) -> Optional.of(inner(in.getFirst()).reshape(layout.moved(out)));
            case ReduceSum(List<Integer> axes) ->
                Optional.of(to.add(new ReduceSum(layout.moved(axes, rank)), inner(in.getFirst())));
            case ReduceMax(List<Integer> axes)
            when !axes.contains(layout.axis()) ->
                Optional.of(to.add(new ReduceMax(layout.moved(axes, rank)), inner(in.getFirst())));
            case Softmax(int axis)
            when out.axis(axis) > 0 -> Optional.of(inner(in.getFirst()).softmax(layout.moved(out.axis(axis), rank)));
            case LogSoftmax(int axis)
            when out.axis(axis) > 0 -> Optional.of(inner(in.getFirst()).logSoftmax(layout.moved(out.axis(axis), rank)));
            case Concat(int axis)
            when in.stream().allMatch(this::isInner) && out.axis(axis) > 0 ->
                Optional.of(to.add(
                        new Concat(layout.moved(out.axis(axis), rank)),
                        in.stream().map(this::inner).toList()));
            case Slice(int axis, int start, int end, int step)
            when out.axis(axis) > 0 ->
                Optional.of(
                        to.add(new Slice(layout.moved(out.axis(axis), rank), start, end, step), inner(in.getFirst())));
            case Pad p -> Optional.of(to.add(layout.moved(p), inner(in.getFirst())));
            case Gather(int axis)
            when isInner(in.get(0)) && first.axis(axis) > layout.axis() ->
                Optional.of(to.add(
                        new Gather(layout.moved(first.axis(axis), first.rank())), inner(in.get(0)), row(in.get(1))));
            case ScatterAdd(int rows, int axis)
            when isInner(in.get(0)) && axis > layout.axis() ->
                Optional.of(to.add(
                        new ScatterAdd(rows, layout.moved(axis, first.rank())), inner(in.get(0)), row(in.get(1))));
            case Transpose(List<Integer> order)
            when rank > 1 && order.get(layout.axis()) == layout.axis() ->
                Optional.of(to.add(new Transpose(turned(order)), inner(in.getFirst())));
            default -> Optional.empty();
        };
    }

    /// True where a reshape leaves the moved axis, and what is before it, as it is.
    private boolean keepsItsAxis(Shape in, Shape out) {
        if (!layout.moves(in)) return false;
        for (int a = 0; a <= layout.axis(); a++) if (in.dim(a) != out.dim(a)) return false;
        return true;
    }

    /// A transposition as one of values that are stored inner.
    private List<Integer> turned(List<Integer> order) {
        int rank = order.size();
        return layout.order(rank).stream()
                .map(a -> layout.moved(order.get(a), rank))
                .toList();
    }

    /// What an element-wise op reads: it repeats along broadcast axes by itself.
    private List<Integer> operands(Graph.Node node) {
        if (node.op() instanceof Op.Unary) return node.in();
        return node.in().stream()
                .map(i ->
                        from.node(i).op() instanceof Expand ? from.node(i).in().getFirst() : i)
                .toList();
    }

    /// Operands of an element-wise op, each as it broadcasts to the stored shape of the result.
    private List<Value> aligned(List<Integer> in, Shape out) {
        var operands = new ArrayList<Value>();
        for (int i : in) {
            Shape s = Broadcast.align(shape(i), out.rank());
            boolean whole = shape(i).rank() == out.rank();
            if (whole && isInner(i)) operands.add(inner(i));
            else if (layout.isFree(s)) operands.add(row(i).reshape(layout.moved(s)));
            else if (whole) operands.add(inner(i));
            else operands.add(row(i).reshape(s).transpose(layout.order(s.rank()).toArray(Integer[]::new)));
        }
        return operands;
    }

    Shape shape(int i) {
        return from.node(i).shape();
    }

    boolean isInner(int i) {
        return inner[i] != null;
    }

    /// The value row-major.
    Value row(int i) {
        if (row[i] == null) {
            Shape s = shape(i);
            if (layout.isFree(s)) row[i] = inner[i].reshape(s);
            else row[i] = inner[i].transpose(layout.back(s.rank()).toArray(Integer[]::new));
        }
        return row[i];
    }

    /// The value inner.
    Value inner(int i) {
        if (inner[i] == null) {
            Shape s = shape(i);
            if (layout.isFree(s)) inner[i] = row[i].reshape(layout.moved(s));
            else inner[i] = row[i].transpose(layout.order(s.rank()).toArray(Integer[]::new));
        }
        return inner[i];
    }
}
