package dev.tiefgang.compile;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.*;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Unrolls a graph into [straight-line code][Straight]: every element of every node becomes a number of its own.
///
/// Products add up their terms as the kernels do, so they give the same bits; sums go from the first element to the
/// last.
final class Unrolling {
    /// More numbers than this are not worth it: loops over them pay.
    private static final int MOST = 1_000;

    private final Graph graph;
    private final Set<String> lastInputs;
    private final List<Unrolled.Place> arrays = new ArrayList<>();
    private final List<Scalar> code = new ArrayList<>();
    private final Map<Scalar, Integer> known = new HashMap<>();
    private final Map<Integer, int[]> elements = new HashMap<>();

    private Unrolling(Graph graph, Set<String> lastInputs) {
        this.graph = graph;
        this.lastInputs = lastInputs;
    }

    /// The code of a graph; nothing where it is too large or holds an op that has no such form.
    static Optional<Straight> of(
            Graph source, List<Integer> outputs, Map<String, Integer> updates, Set<String> lastInputs) {
        var wanted = new ArrayList<Integer>(outputs);
        wanted.addAll(updates.values());
        if (isLarge(source, wanted)) return Optional.empty();
        Compiled plain = Compiled.plain(source, wanted);
        Map<String, Integer> next = new LinkedHashMap<>();
        updates.forEach((name, i) -> next.put(name, plain.at(i).id()));
        List<Integer> kept = outputs.stream().map(i -> plain.at(i).id()).toList();
        List<Integer> all = wanted.stream().map(i -> plain.at(i).id()).toList();
        Graph graph = plain.graph();
        if (isLarge(graph, all)) return Optional.empty();
        var u = new Unrolling(graph, lastInputs);
        boolean[] live = Compiled.live(graph, all);
        for (int i = 0; i < graph.size(); i++)
            if (live[i] && !u.visit(i) || u.code.size() > MOST) return Optional.empty();
        return Optional.of(u.finish(kept, next));
    }

    private static boolean isLarge(Graph graph, List<Integer> wanted) {
        boolean[] live = Compiled.live(graph, wanted);
        for (int i = 0; i < graph.size(); i++)
            if (live[i] && graph.node(i).shape().size() > MOST) return true;
        return false;
    }

    private Straight finish(List<Integer> outputs, Map<String, Integer> updates) {
        var stores = new ArrayList<Straight.Store>();
        for (int k = 0; k < outputs.size(); k++) store(outputs.get(k), new Unrolled.Output(k), stores);
        updates.forEach((name, i) ->
                store(i, new Unrolled.Next(name, graph.node(i).shape().size()), stores));
        return new Straight(List.copyOf(arrays), List.copyOf(code), List.copyOf(stores));
    }

    private void store(int node, Unrolled.Place place, List<Straight.Store> stores) {
        int array = array(place);
        int[] e = of(node);
        for (int j = 0; j < e.length; j++) stores.add(new Straight.Store(e[j], array, j));
    }

    private int array(Unrolled.Place place) {
        int at = arrays.indexOf(place);
        if (at < 0) arrays.add(place);
        return at < 0 ? arrays.size() - 1 : at;
    }

    /// Unrolls node `i`; false where that is not possible.
    private boolean visit(int i) {
        Graph.Node node = graph.node(i);
        if (node.kind() == Kind.INDEX) return node.op() instanceof Input;
        Optional<int[]> e = switch (node.op()) {
            case Input in -> Optional.of(input(in));
            case Param(String name, Shape s) -> Optional.of(loads(array(new Unrolled.Parameter(name)), s.size()));
            case Fill(double k, Shape s) -> Optional.of(repeat(constant(k), s.size()));
            case Table t -> Optional.of(table(t, node.shape()));
            case Op.Elementwise op -> Optional.of(elementwise(op, node));
            case MatMul m -> product(m, node);
            case ReduceSum(List<Integer> axes) -> Optional.of(reduce(new Add(), axes, node));
            case ReduceMax(List<Integer> axes) -> Optional.of(reduce(new Max(), axes, node));
            case Softmax(int axis) -> Optional.of(softmax(axis, node, false));
            case LogSoftmax(int axis) -> Optional.of(softmax(axis, node, true));
            case OneHot(int depth)
            when graph.node(node.in().getFirst()).op() instanceof Input in ->
                Optional.of(oneHot(in, depth, node.shape().size()));
            case Reshape _, Transpose _, Expand _, Slice _, Concat _ -> Optional.of(moved(node));
            default -> Optional.empty();
        };
        e.ifPresent(numbers -> elements.put(i, numbers));
        return e.isPresent();
    }

    private int add(Scalar s) {
        return known.computeIfAbsent(s, _ -> {
            code.add(s);
            return code.size() - 1;
        });
    }

    private int[] of(int node) {
        return elements.getOrDefault(node, new int[0]);
    }

    private int constant(double value) {
        return add(new Scalar.Constant((float) value));
    }

    private int apply(Op.Elementwise op, int... operands) {
        return add(new Scalar.Apply(op, Arrays.stream(operands).boxed().toList()));
    }

    private static int[] repeat(int scalar, int n) {
        int[] e = new int[n];
        Arrays.fill(e, scalar);
        return e;
    }

    private int[] loads(int array, int n) {
        int[] e = new int[n];
        for (int j = 0; j < n; j++) e[j] = add(new Scalar.Load(array, j));
        return e;
    }

    private int[] input(Input in) {
        int array = array(new Unrolled.Input(in.name())), size = in.extents().size();
        if (!lastInputs.contains(in.name())) return loads(array, size);
        int n = in.extents().dim(0), rest = size / n;
        int[] e = new int[size];
        for (int j = 0; j < size; j++) e[j] = add(new Scalar.Load(array, j % rest * n + j / rest));
        return e;
    }

    private int[] table(Table t, Shape shape) {
        Tensor numbers = Tensor.of(shape, new double[shape.size()]);
        t.compute(new Tensor[0], numbers);
        int[] e = new int[shape.size()];
        for (int j = 0; j < e.length; j++) e[j] = constant(numbers.at(j));
        return e;
    }

    private int[] oneHot(Input in, int depth, int size) {
        int array = array(new Unrolled.Indices(in.name()));
        int[] e = new int[size];
        for (int j = 0; j < size; j++) e[j] = add(new Scalar.IsIndex(array, j / depth, j % depth, depth));
        return e;
    }

    private int[] elementwise(Op.Elementwise op, Graph.Node node) {
        int[][] x = new int[node.in().size()][], at = new int[x.length][];
        for (int k = 0; k < x.length; k++) {
            x[k] = of(node.in().get(k));
            at[k] = Broadcast.index(graph.node(node.in().get(k)).shape(), node.shape());
        }
        int[] e = new int[node.shape().size()];
        for (int j = 0; j < e.length; j++) {
            int[] operands = new int[x.length];
            for (int k = 0; k < x.length; k++) operands[k] = x[k][at[k][j]];
            e[j] = apply(op, operands);
        }
        return e;
    }

    private Optional<int[]> product(MatMul op, Graph.Node node) {
        Shape left = graph.node(node.in().get(0)).shape(),
                right = graph.node(node.in().get(1)).shape();
        int m = node.shape().dim(-2), n = node.shape().dim(-1), k = left.dim(op.transA() ? -2 : -1);
        if ((long) node.shape().size() * k > MOST) return Optional.empty();
        Shape batches = MatMul.batches(node.shape());
        int[] ia = Broadcast.index(MatMul.batches(left), batches), ib = Broadcast.index(MatMul.batches(right), batches);
        int[] a = of(node.in().get(0)),
                b = of(node.in().get(1)),
                c = new int[node.shape().size()];
        for (int at = 0; at < c.length; at++) {
            int t = at / (m * n), i = at / n % m, j = at % n, sum = constant(0);
            for (int p = 0; p < k; p++) {
                int x = a[ia[t] * m * k + (op.transA() ? p * m + i : i * k + p)];
                int y = b[ib[t] * k * n + (op.transB() ? j * k + p : p * n + j)];
                sum = add(new Scalar.MultiplyAdd(x, y, sum));
            }
            c[at] = sum;
        }
        return Optional.of(c);
    }

    private int[] reduce(Op.Binary op, List<Integer> axes, Graph.Node node) {
        int[] x = of(node.in().getFirst());
        Shape from = graph.node(node.in().getFirst()).shape();
        int[] at = Broadcast.index(kept(from, axes), from),
                e = new int[node.shape().size()];
        Arrays.fill(e, -1);
        for (int j = 0; j < x.length; j++) e[at[j]] = e[at[j]] < 0 ? x[j] : apply(op, e[at[j]], x[j]);
        for (int j = 0; j < e.length; j++) if (e[j] < 0) e[j] = constant(0);
        return e;
    }

    /// The shape with extents of 1 in place of some axes.
    private static Shape kept(Shape s, List<Integer> axes) {
        int[] e = s.extents().clone();
        for (int a : axes) e[s.axis(a)] = 1;
        return Shape.of(e);
    }

    private int[] softmax(int axis, Graph.Node node, boolean log) {
        int[] x = of(node.in().getFirst()), y = new int[x.length];
        Shape s = node.shape();
        int a = s.axis(axis), n = s.dim(a), inner = s.span(a + 1, s.rank());
        for (int o = 0; o < s.span(0, a); o++)
            for (int i = 0; i < inner; i++) {
                int first = o * n * inner + i, max = x[first], sum = -1;
                for (int j = 1; j < n; j++) max = apply(new Max(), max, x[first + j * inner]);
                for (int j = 0; j < n; j++) {
                    int at = first + j * inner;
                    y[at] = apply(new Sub(), x[at], max);
                    int e = apply(new Exp(), y[at]);
                    if (!log) y[at] = e;
                    sum = j == 0 ? e : apply(new Add(), sum, e);
                }
                if (log) sum = apply(new Log(), sum);
                for (int j = 0; j < n; j++) {
                    int at = first + j * inner;
                    y[at] = apply(log ? new Sub() : new Div(), y[at], sum);
                }
            }
        return y;
    }

    /// What an op that only moves numbers makes of their names.
    private int[] moved(Graph.Node node) {
        Tensor[] names = node.in().stream()
                .map(k -> Tensor.of(
                        graph.node(k).shape(),
                        Arrays.stream(of(k)).asDoubleStream().toArray()))
                .toArray(Tensor[]::new);
        Tensor out = Tensor.of(node.shape(), new double[node.shape().size()]);
        node.op().compute(names, out);
        return Arrays.stream(out.doubles()).mapToInt(d -> (int) d).toArray();
    }
}
