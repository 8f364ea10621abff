package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
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

/// Rewrites a graph so that around convolutions and pooling the first axis (the batch) lies innermost.
///
/// A value is stored either row-major or *last*: its first axis moved behind all others, so `[n, c, h, w]` is
/// the row-major tensor `[c, h, w, n]`. Ops that work on either follow their inputs; where two sides disagree a
/// transpose stands between. A graph without convolutions and pooling stays as it is.
final class BatchLast {
    private final Graph from;
    private final Graph to = new Graph();
    private final Value[] row;
    private final Value[] last;

    private BatchLast(Graph from) {
        this.from = from;
        this.row = new Value[from.size()];
        this.last = new Value[from.size()];
    }

    /// The rewritten graph, where each old value went (row-major), and which inputs are expected batch-last.
    record Result(Graph graph, Map<Integer, Value> map, Set<String> lastInputs) {}

    /// Rewrites what `wanted` needs.
    static Result rewrite(Graph graph, boolean[] live, List<Integer> wanted) {
        var pass = new BatchLast(graph);
        Set<String> lastInputs = new HashSet<>();
        boolean pictures = IntStream.range(0, graph.size())
                .anyMatch(i -> live[i] && isPicture(graph.node(i).op()));
        var asked = new HashSet<>(wanted);
        Map<Integer, Value> map = new HashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            if (live[i]) pass.visit(i, pictures, lastInputs);
            // Turned at once: what is kept must come before the steps that change parameters in place.
            if (asked.contains(i)) map.put(i, pass.row(i));
        }
        return new Result(pass.to, map, lastInputs);
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

    private void visit(int i, boolean pictures, Set<String> lastInputs) {
        Graph.Node node = from.node(i);
        if (pictures) {
            if (node.op() instanceof Input(String name, Shape s, Kind kind) && s.rank() == 4 && kind == Kind.REAL) {
                lastInputs.add(name);
                last[i] = to.add(new Input(name, moved(s), kind));
                return;
            }
            Optional<Value> v = rewritten(node);
            if (v.isPresent()) {
                last[i] = v.get();
                return;
            }
            if (node.op() instanceof Conv2dFilter f) {
                row[i] = filterGradient(f, node.in());
                return;
            }
            if (node.op() instanceof MatMul m
                    && isLast(node.in().get(0))
                    && isLast(node.in().get(1))
                    && node.shape().rank() == 2
                    && m.transA()
                    && !m.transB()) {
                row[i] = to.add(
                        new MatMul(false, true),
                        last(node.in().get(0)),
                        last(node.in().get(1)));
                return;
            }
            if (node.op() instanceof ReduceSum r
                    && isLast(node.in().getFirst())
                    && r.axes().contains(0)) {
                row[i] = sumOverBatch(r, node);
                return;
            }
        }
        row[i] = to.add(node.op(), node.in().stream().map(this::row).toList());
    }

    /// The op on values with the batch innermost, where it can work so and has a reason to.
    private Optional<Value> rewritten(Graph.Node node) {
        List<Integer> in = node.in();
        Shape out = node.shape();
        int rank = out.rank();
        boolean anyLast = in.stream().anyMatch(this::isLast);
        return switch (node.op()) {
            case Conv2d c -> Optional.of(convolution(c.window(), c.groups(), out, last(in.get(0)), row(in.get(1))));
            case Conv2dInput c -> Optional.of(inputGradient(c, in));
            case MaxPool2d p -> Optional.of(pool(PoolLast.Mode.MAX, p.window(), shape(in.get(0)), last(in.get(0))));
            case MaxPool2dInput p ->
                Optional.of(pool(PoolLast.Mode.MAX_INPUT, p.window(), out, last(in.get(0)), last(in.get(1))));
            case AveragePool2d p ->
                Optional.of(pool(PoolLast.Mode.AVERAGE, p.window(), shape(in.get(0)), last(in.get(0))));
            case AveragePool2dInput p ->
                Optional.of(pool(PoolLast.Mode.AVERAGE_INPUT, p.window(), out, last(in.get(0))));
            case Op.Elementwise op when anyLast && rank > 1 -> Optional.of(to.add(op, aligned(in, out)));
            case Expand _ when anyLast && rank > 1 -> Optional.of(to.add(new Expand(moved(out)), aligned(in, out)));
            case Reshape _
            when anyLast && rank > 0 && out.dim(0) == shape(in.getFirst()).dim(0) ->
                Optional.of(last(in.getFirst()).reshape(moved(out)));
            case ReduceSum(List<Integer> axes)
            when anyLast && !axes.contains(0) ->
                Optional.of(to.add(new ReduceSum(minusOne(axes)), last(in.getFirst())));
            case ReduceMax(List<Integer> axes)
            when anyLast && !axes.contains(0) ->
                Optional.of(to.add(new ReduceMax(minusOne(axes)), last(in.getFirst())));
            case Softmax(int axis)
            when anyLast && out.axis(axis) > 0 ->
                Optional.of(last(in.getFirst()).softmax(out.axis(axis) - 1));
            case LogSoftmax(int axis)
            when anyLast && out.axis(axis) > 0 ->
                Optional.of(last(in.getFirst()).logSoftmax(out.axis(axis) - 1));
            case Concat(int axis)
            when in.stream().allMatch(this::isLast) && out.axis(axis) > 0 ->
                Optional.of(to.add(
                        new Concat(out.axis(axis) - 1),
                        in.stream().map(this::last).toList()));
            case Slice(int axis, int start, int end, int step)
            when anyLast && out.axis(axis) > 0 ->
                Optional.of(to.add(new Slice(out.axis(axis) - 1, start, end, step), last(in.getFirst())));
            case Pad p when anyLast -> Optional.of(to.add(moved(p), last(in.getFirst())));
            case Gather(int axis)
            when isLast(in.get(0)) && shape(in.get(0)).axis(axis) > 0 ->
                Optional.of(to.add(new Gather(shape(in.get(0)).axis(axis) - 1), last(in.get(0)), row(in.get(1))));
            case ScatterAdd(int rows, int axis)
            when isLast(in.get(0)) && axis > 0 ->
                Optional.of(to.add(new ScatterAdd(rows, axis - 1), last(in.get(0)), row(in.get(1))));
            case Transpose(List<Integer> order)
            when anyLast && rank > 1 && order.getFirst() == 0 -> {
                var moved = new ArrayList<>(minusOne(order.subList(1, rank)));
                moved.add(rank - 1);
                yield Optional.of(to.add(new Transpose(moved), last(in.getFirst())));
            }
            // yᵀ = op(B)ᵀ · xᵀ, and last is the transpose
            case MatMul(boolean ta, boolean tb)
            when !ta && rank == 2 && isLast(in.get(0)) && !isLast(in.get(1)) ->
                Optional.of(to.add(new MatMul(!tb, false), row(in.get(1)), last(in.get(0))));
            default -> Optional.empty();
        };
    }

    private Value convolution(Window f, int groups, Shape out, Value x, Value w) {
        Value ready = prepare(PadSplit.forward(f, x.shape()), x);
        return to.add(new ConvRows(f, groups, out.dim(2), out.dim(3), false, Optional.empty()), ready, w);
    }

    private Value inputGradient(Conv2dInput c, List<Integer> in) {
        Value dy = last(in.get(0));
        Value ready = prepare(PadSplit.backward(c.window(), dy.shape(), c.w()), dy);
        Value turned = to.add(new TurnFilter(c.window(), c.groups()), row(in.get(1)));
        return to.add(new ConvBack(c.window(), c.groups(), c.h(), c.w()), ready, turned);
    }

    private Value filterGradient(Conv2dFilter c, List<Integer> in) {
        Value x = last(in.get(0));
        Value ready = prepare(PadSplit.forward(c.window(), x.shape()), x);
        return to.add(new ConvDots(c.window(), c.groups()), ready, last(in.get(1)));
    }

    private Value prepare(PadSplit p, Value x) {
        if (!p.isIdentity(x.shape())) return to.add(p, x);
        Shape s = x.shape();
        return x.reshape(Shape.of(s.dim(0), s.dim(1), 1, s.dim(2), s.dim(3)));
    }

    private Value pool(PoolLast.Mode mode, Window window, Shape picture, Value... in) {
        return to.add(new PoolLast(mode, window, picture.dim(2), picture.dim(3)), in);
    }

    /// A sum over the batch (and perhaps more): the result `[1, …]` is the same in both layouts.
    private Value sumOverBatch(ReduceSum r, Graph.Node node) {
        int rank = node.shape().rank();
        var axes = new ArrayList<>(minusOne(r.axes().stream().filter(a -> a > 0).toList()));
        axes.add(rank - 1);
        return to.add(new ReduceSum(axes), last(node.in().getFirst())).reshape(node.shape());
    }

    /// Operands of an element-wise op, each as it broadcasts to the moved shape of the result.
    private List<Value> aligned(List<Integer> in, Shape out) {
        var operands = new ArrayList<Value>();
        for (int i : in) {
            Shape s = Broadcast.align(shape(i), out.rank());
            if (isLast(i) && shape(i).rank() == out.rank()) operands.add(last(i));
            else if (s.dim(0) == 1) operands.add(row(i).reshape(moved(s)));
            else operands.add(last(i));
        }
        return operands;
    }

    private Shape shape(int i) {
        return from.node(i).shape();
    }

    private boolean isLast(int i) {
        return last[i] != null;
    }

    /// The value row-major, through a transpose where it lies batch-last.
    private Value row(int i) {
        if (row[i] == null) {
            Value v = last[i];
            int rank = v.shape().rank();
            Integer[] order = new Integer[rank];
            for (int a = 0; a < rank; a++) order[a] = a == 0 ? rank - 1 : a - 1;
            row[i] = v.transpose(order);
        }
        return row[i];
    }

    /// The value batch-last, through a transpose where it lies row-major.
    private Value last(int i) {
        if (last[i] == null) {
            Value v = row[i];
            int rank = v.shape().rank();
            Integer[] order = new Integer[rank];
            for (int a = 0; a < rank; a++) order[a] = a == rank - 1 ? 0 : a + 1;
            last[i] = v.transpose(order);
        }
        return last[i];
    }

    private static List<Integer> minusOne(List<Integer> axes) {
        return axes.stream().map(a -> a - 1).toList();
    }

    private static Pad moved(Pad p) {
        return new Pad(moved(p.before()), moved(p.between()), moved(p.behind()), p.value());
    }

    /// A list with one number for every axis, as for a value stored batch-last.
    private static List<Integer> moved(List<Integer> axes) {
        var moved = new ArrayList<>(axes.subList(1, axes.size()));
        moved.add(axes.getFirst());
        return moved;
    }

    /// The extents as stored batch-last.
    private static Shape moved(Shape s) {
        int[] e = new int[s.rank()];
        for (int i = 0; i < e.length; i++) e[i] = s.dim(i == e.length - 1 ? 0 : i + 1);
        return Shape.of(e);
    }
}
