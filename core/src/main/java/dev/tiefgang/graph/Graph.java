package dev.tiefgang.graph;

import dev.tiefgang.op.Fill;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.Param;
import dev.tiefgang.op.Table;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A straight-line program in SSA form: node `i` reads only nodes `< i`, so list order *is* topological order.
///
/// Nodes are records over indices, not object trees: equality is shallow, common subexpressions are shared by
/// one map look-up, and no pass needs recursion. A graph only grows; nodes that nothing wanted reads are
/// dropped by the plan.
public final class Graph {
    /// One instruction: an op over earlier nodes.
    public record Node(Op op, List<Integer> in, Shape shape, Kind kind) {}

    private final boolean simplifies;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> ids = new HashMap<>();

    /// An empty graph.
    public Graph() {
        this(true);
    }

    /// An empty graph that simplifies what is added, or keeps it as it is: both compute the same.
    Graph(boolean simplifies) {
        this.simplifies = simplifies;
    }

    /// An empty graph that treats what is added as this one does.
    public Graph fresh() {
        return new Graph(simplifies);
    }

    /// Adds an op, or returns the value that already computes the same.
    ///
    /// @throws dev.tiefgang.tensor.ShapeException if number, kinds or shapes of the inputs do not suit the op
    public Value add(Op op, Value... in) {
        return add(op, List.of(in));
    }

    /// Adds an op, or returns the value that already computes the same.
    public Value add(Op op, List<Value> in) {
        for (Value v : in) if (v.graph() != this) throw new IllegalArgumentException(v + " belongs to another graph");
        Signature.check(op, in);
        Shape shape = op.shape(in.stream().map(Value::shape).toList());
        Optional<Value> simpler = simplifies ? Simplify.rule(op, shape, in) : Optional.empty();
        return simpler.orElseGet(() -> append(op, in, shape));
    }

    private Value append(Op op, List<Value> in, Shape shape) {
        Kind kind = op.kind(in.stream().map(Value::kind).toList());
        var node = new Node(op, in.stream().map(Value::id).toList(), shape, kind);
        return new Value(this, ids.computeIfAbsent(node, n -> {
            nodes.add(n);
            return nodes.size() - 1;
        }));
    }

    /// Adds what some values of another graph are computed from, and returns them as values of this one.
    ///
    /// @param known what stands here for nodes of the other graph, at least for its inputs
    List<Value> paste(List<Value> wanted, Map<Integer, Value> known) {
        if (wanted.isEmpty()) return List.of();
        Graph other = wanted.getFirst().graph();
        var needed = new BitSet();
        for (Value v : wanted) needed.set(v.id());
        for (int i = needed.length() - 1; i >= 0; i--)
            if (needed.get(i) && !known.containsKey(i)) other.node(i).in().forEach(needed::set);
        Map<Integer, Value> map = new HashMap<>(known);
        for (int i = needed.nextSetBit(0); i >= 0; i = needed.nextSetBit(i + 1)) {
            if (map.containsKey(i)) continue;
            Node node = other.node(i);
            map.put(i, add(node.op(), node.in().stream().map(map::get).toList()));
        }
        return wanted.stream().map(v -> map.get(v.id())).toList();
    }

    /// A named hole for real numbers that the caller fills before each run.
    public Value input(String name, Shape shape) {
        return add(new Input(name, shape, Kind.REAL));
    }

    /// A named hole for whole numbers that the caller fills before each run.
    public Value indices(String name, Shape shape) {
        return add(new Input(name, shape, Kind.INDEX));
    }

    /// A named tensor of the model.
    public Value param(String name, Shape shape) {
        return add(new Param(name, shape));
    }

    /// A constant tensor of one repeated number.
    public Value fill(double value, Shape shape) {
        return add(new Fill(value, shape));
    }

    /// A constant tensor of given real numbers, row-major.
    public Value table(Shape shape, double... numbers) {
        return add(new Table(Arrays.stream(numbers).boxed().toList(), shape, Kind.REAL));
    }

    /// A constant list of positions.
    public Value positions(int... positions) {
        List<Double> numbers =
                Arrays.stream(positions).mapToObj(p -> (double) p).toList();
        return add(new Table(numbers, Shape.of(positions.length), Kind.INDEX));
    }

    /// Number of nodes.
    public int size() {
        return nodes.size();
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    /// A handle on node `id`.
    public Value value(int id) {
        return new Value(this, id);
    }

    /// The program as text, one node per line.
    @Override
    public String toString() {
        var s = new StringBuilder();
        for (int i = 0; i < nodes.size(); i++) {
            Node n = nodes.get(i);
            s.append("%%%d %s = %s%s%n".formatted(i, n.shape(), n.op(), n.in().isEmpty() ? "" : " " + n.in()));
        }
        return s.toString();
    }
}
