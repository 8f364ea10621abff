package dev.tiefgang.runtime;

import dev.tiefgang.compile.Compiled;
import dev.tiefgang.compile.Routines;
import dev.tiefgang.compile.Unrolled;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Kind;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.op.Input;
import dev.tiefgang.op.Param;
import dev.tiefgang.op.Reshape;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A graph made ready to run: dead nodes dropped, ops laid out and fused, routines chosen, memory planned.
///
/// Immutable; any number of runs share it, each with its own memory, on any number of threads.
public final class Plan {
    /// One step: an op, the code that runs it, and the nodes it reads and writes.
    record Step(Op op, Routine routine, int[] in, int out) {}

    /// A parameter that takes the value of a node after all steps.
    record Copy(int from, String to) {}

    final Graph graph;
    final Precision precision;
    final List<Step> steps = new ArrayList<>();
    /// Steps over parameters alone: they run again only after a parameter has changed.
    final List<Step> preparations = new ArrayList<>();
    /// What the preparations leave for the steps, by slot: runs on the same parameters share it.
    final Set<Integer> preparedSlots;
    final List<Copy> copies = new ArrayList<>();
    final Map<String, Integer> inputs = new LinkedHashMap<>();
    final Storage[] storage;
    final List<Storage.Size> slots;
    final Slabs slabs;
    final boolean[] live;
    private final Compiled compiled;
    private final Graph source;
    private final int firstUpdate;
    private final List<Integer> outputs;
    private final Map<String, Integer> updates;
    /// All steps as one piece of code, where that was asked for and can be.
    final Optional<Unrolled> unrolled;

    private Plan(
            Graph source,
            Compiled compiled,
            List<Integer> outputs,
            Map<String, Integer> updates,
            Precision precision,
            Optional<Unrolled> unrolled) {
        this.outputs = outputs;
        this.updates = updates;
        this.unrolled = unrolled;
        this.source = source;
        this.compiled = compiled;
        this.graph = compiled.graph();
        this.precision = precision;
        List<Integer> kept =
                outputs.stream().map(i -> compiled.at(i).id()).distinct().toList();
        Map<String, Integer> newValues = new LinkedHashMap<>();
        updates.forEach((name, i) -> newValues.put(name, compiled.at(i).id()));
        List<Integer> wanted = new ArrayList<>(kept);
        wanted.addAll(newValues.values());
        this.live = Compiled.live(graph, wanted);
        boolean[] prepared = Prepared.nodes(graph, live, updates.isEmpty() && precision == Precision.FLOAT);
        Memory.Layout memory = Memory.plan(graph, precision, live, kept, newValues, prepared);
        this.preparedSlots = memory.prepared();
        this.storage = memory.storage();
        this.slots = memory.slots();
        this.slabs = new Slabs(slots, preparedSlots, memory.seen());
        newValues.forEach((name, i) -> {
            if (!memory.inPlace().containsKey(i)) copies.add(new Copy(i, name));
        });
        for (int i = 0; i < graph.size(); i++) if (live[i]) schedule(i, prepared[i] ? preparations : steps);
        this.firstUpdate = (int) steps.stream()
                .takeWhile(s -> !(storage[s.out()] instanceof Storage.Parameter))
                .count();
    }

    private void schedule(int i, List<Step> to) {
        Graph.Node node = graph.node(i);
        if (node.op() instanceof Input in) inputs.put(in.name(), i);
        if (node.op() instanceof Op.Leaf || node.op() instanceof Reshape) return;
        // Whole numbers are only moved about, which the definition does well enough.
        boolean movesIndices = node.kind() == Kind.INDEX && node.op() instanceof Op.Structure;
        Routine routine = precision == Precision.FLOAT && !movesIndices
                ? Routines.fast(node.op(), shapes(node), node.shape())
                : Routines.reference(node.op());
        to.add(new Step(node.op(), routine, node.in().stream().mapToInt(k -> k).toArray(), i));
    }

    private List<Shape> shapes(Graph.Node node) {
        return node.in().stream().map(k -> graph.node(k).shape()).toList();
    }

    /// Compiles what is needed for some values.
    ///
    /// @param outputs values that can be read after a run
    /// @param updates for each parameter that a run changes the value that it becomes
    public static Plan compile(List<Value> outputs, Map<String, Value> updates, Precision precision) {
        var wanted = new ArrayList<Value>(outputs);
        wanted.addAll(updates.values());
        if (wanted.isEmpty())
            throw new IllegalArgumentException("Plan: expected at least one output or update, received none");
        Graph graph = wanted.getFirst().graph();
        for (Value v : wanted)
            if (v.graph() != graph) throw new IllegalArgumentException(v + " belongs to another graph");
        List<Integer> ids = wanted.stream().map(Value::id).distinct().toList();
        Compiled compiled = precision == Precision.FLOAT
                ? Compiled.fast(graph, ids, updates.isEmpty())
                : Compiled.plain(graph, ids);
        Map<String, Integer> newValues = new LinkedHashMap<>();
        updates.forEach((name, v) -> newValues.put(name, v.id()));
        requireShapes(graph, updates);
        List<Integer> kept = outputs.stream().map(Value::id).toList();
        return new Plan(graph, compiled, kept, newValues, precision, Optional.empty());
    }

    /// The same plan as one piece of straight-line code, which is much faster where there is little to do; where there
    /// is much, or an op has no such form, the plan as it is.
    ///
    /// Takes some milliseconds, which pay for plans that run thousands of times.
    public Plan unrolled() {
        if (precision != Precision.FLOAT) return this;
        var code = Unrolled.of(source, outputs, updates, compiled.lastInputs());
        return code.isEmpty() ? this : new Plan(source, compiled, outputs, updates, precision, code);
    }

    private static void requireShapes(Graph graph, Map<String, Value> updates) {
        for (int i = 0; i < graph.size(); i++)
            if (graph.node(i).op() instanceof Param(String name, Shape s)
                    && updates.containsKey(name)
                    && !updates.get(name).shape().equals(s))
                throw new ShapeException("Plan: expected an update of parameter '%s' of shape %s, received %s"
                        .formatted(name, s, updates.get(name).shape()));
    }

    /// Compiles what is needed for some values, in floats and without updates.
    public static Plan compile(Value... outputs) {
        return compile(List.of(outputs), Map.of(), Precision.FLOAT);
    }

    /// True where the plan reads an input of that name.
    public boolean reads(String input) {
        return inputs.containsKey(input);
    }

    /// True where an input is expected with its first axis innermost: `[n, c, h, w]` as `[c, h, w, n]`.
    public boolean batchLast(String input) {
        return compiled.lastInputs().contains(input);
    }

    /// True where all of it runs as one piece of code.
    public boolean isUnrolled() {
        return unrolled.isPresent();
    }

    /// The node that holds output number `k`.
    int output(int k) {
        return compiled.at(outputs.get(k)).id();
    }

    /// The node that holds a value of the source graph.
    ///
    /// @throws IllegalArgumentException if the plan does not keep it
    int node(Value v) {
        if (v.graph() != source) throw new IllegalArgumentException(v + " belongs to another graph than this plan");
        return compiled.at(v.id()).id();
    }

    /// Bytes that one run takes with a number of threads, parameters left out.
    public long bytes(int threads) {
        return slabs.bytes() + Aligned.bytes(scratch()) * threads;
    }

    /// Floats of scratch memory that a thread needs.
    int scratch() {
        return Stream.concat(steps.stream(), preparations.stream())
                .mapToInt(s -> s.routine().scratch())
                .max()
                .orElse(0);
    }

    /// Bytes of the parameters that the plan reads.
    public long parameterBytes() {
        Map<String, Long> bytes = new HashMap<>();
        for (int i = 0; i < graph.size(); i++)
            if (live[i] && graph.node(i).op() instanceof Param(String name, Shape s))
                bytes.put(
                        name,
                        (long) s.size() * precision.type(graph.node(i).kind()).bytes());
        return bytes.values().stream().mapToLong(b -> b).sum();
    }

    /// Floating-point operations of one run; a fused multiply-add counts as two.
    public long flops() {
        return steps.stream().mapToLong(this::flops).sum();
    }

    private long flops(Step s) {
        Graph.Node node = graph.node(s.out());
        return Routines.flops(s.op(), shapes(node), node.shape());
    }

    /// The node that a chain of reshapes begins with.
    int root(int i) {
        Graph.Node node = graph.node(i);
        return node.op() instanceof Reshape ? root(node.in().getFirst()) : i;
    }

    /// True where a run leaves all parameters as they are.
    boolean changesNothing() {
        return updates.isEmpty();
    }

    /// Names of the parameters that a run changes.
    Stream<String> written() {
        return updates.keySet().stream();
    }

    /// The first step that changes a parameter, or the number of steps where none does.
    int firstUpdate() {
        return firstUpdate;
    }

    /// Number of steps.
    public int size() {
        return steps.size();
    }

    /// The plan as a table: each step with its op, shapes, memory and work.
    public String explain() {
        return Explain.table(this, this::flops);
    }
}
