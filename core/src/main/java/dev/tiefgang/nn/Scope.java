package dev.tiefgang.nn;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Where a layer is being built: names its parameters by their place in the network (`3.weight`) and collects
/// what the network needs beside its graph.
public final class Scope {
    /// The input that random layers read: seed and step.
    public static final String RANDOM = "random";

    /// A tensor that the network keeps from step to step.
    ///
    /// @param trainable false for running statistics, which the optimizer leaves alone
    /// @param fanIn numbers that one output reads through this tensor
    /// @param fanOut outputs that read one number through it
    public record Parameter(
            String name, Shape shape, Init init, int fanIn, int fanOut, boolean trainable, Value value) {}

    /// One layer as it was built: nodes `from … to − 1` of the graph.
    public record Built(String path, Layer layer, Shape in, Shape out, int from, int to) {}

    private final Graph graph;
    private final String path;
    private final boolean training;
    private final Predicate<String> frozen;
    private final Map<String, Parameter> parameters;
    private final Map<String, Value> updates;
    private final List<Built> layers;

    private Scope(
            Graph graph,
            String path,
            boolean training,
            Predicate<String> frozen,
            Map<String, Parameter> parameters,
            Map<String, Value> updates,
            List<Built> layers) {
        this.graph = graph;
        this.path = path;
        this.training = training;
        this.frozen = frozen;
        this.parameters = parameters;
        this.updates = updates;
        this.layers = layers;
    }

    /// The scope of a whole network.
    ///
    /// @param training whether layers behave as in training (dropout drops, batch norm uses the batch) or as in
    /// recall
    public static Scope root(Graph graph, boolean training) {
        return root(graph, training, _ -> false);
    }

    /// The scope of a whole network, parts of which training leaves as they are.
    ///
    /// @param frozen true for the full names of these parameters and states
    public static Scope root(Graph graph, boolean training, Predicate<String> frozen) {
        return new Scope(graph, "", training, frozen, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    }

    /// Builds a layer inside this one under a name of its own; shape errors get its place and kind in front.
    public Value child(String name, Layer layer, Value x) {
        int from = graph.size();
        var inner = new Scope(graph, path + name + ".", training, frozen, parameters, updates, layers);
        try {
            Value y = layer.apply(inner, x);
            layers.add(new Built(path + name, layer, x.shape(), y.shape(), from, graph.size()));
            return y;
        } catch (ShapeException e) {
            if (String.valueOf(e.getMessage()).startsWith("Layer ")) throw e;
            throw new ShapeException("Layer %s%s, %s, input %s (batch first): %s"
                    .formatted(path, name, layer.getClass().getSimpleName(), x.shape(), e.getMessage()));
        }
    }

    /// Declares a tensor that the optimizer changes.
    public Value param(String name, Shape shape, Init init, int fanIn, int fanOut) {
        return declare(name, shape, init, fanIn, fanOut, true);
    }

    /// Declares a tensor that training keeps up to date by itself, such as a running mean.
    public Value state(String name, Shape shape, double initial) {
        return declare(name, shape, new Init.Constant(initial), 1, 1, false);
    }

    private Value declare(String name, Shape shape, Init init, int fanIn, int fanOut, boolean trainable) {
        Value v = graph.param(path + name, shape);
        var p = new Parameter(path + name, shape, init, fanIn, fanOut, trainable, v);
        if (parameters.putIfAbsent(path + name, p) != null)
            throw new IllegalArgumentException(
                    "Scope: expected a new parameter name, received '" + path + name + "' twice");
        return v;
    }

    /// After each training step, the state takes this value, unless it is frozen.
    public void update(Value state, Value next) {
        if (!(state.op() instanceof dev.tiefgang.op.Param(String name, Shape _)))
            throw new IllegalArgumentException("Scope.update: expected a state, received " + state.op());
        if (!frozen.test(name)) updates.put(name, next);
    }

    /// Seed and step, for ops that draw random numbers.
    public Value random() {
        return graph.indices(RANDOM, Shape.of(2));
    }

    /// The full name of something in this layer, for random streams.
    public String name(String local) {
        return path + local;
    }

    public boolean training() {
        return training;
    }

    /// True where training leaves a parameter or state of this layer as it is.
    ///
    /// @param local its name within the layer
    public boolean isFrozen(String local) {
        return frozen.test(path + local);
    }

    /// All parameters declared so far, in order.
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    /// The next value of each state that is not frozen.
    public Map<String, Value> updates() {
        return Map.copyOf(updates);
    }

    /// All layers built so far, inner ones before those that contain them.
    public List<Built> layers() {
        return List.copyOf(layers);
    }
}
