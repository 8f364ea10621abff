package dev.tiefgang.nn;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where a layer is being built: names its parameters by their place in the network (`3.weight`), or by a
/// name that several places share, and collects what the network needs beside its graph.
public final class Scope {
    /// The input that random layers read: seed and step.
    public static final String RANDOM = "random";

    /// A tensor that the network keeps from step to step.
    ///
    /// @param trainable false for running statistics, which the optimizer leaves alone
    /// @param fanIn numbers that one output reads through this tensor
    /// @param fanOut outputs that read one number through it
    /// @param connections what it connects; none for biases, scales and running statistics
    public record Parameter(
            String name,
            Shape shape,
            Init init,
            int fanIn,
            int fanOut,
            boolean trainable,
            Optional<Connections> connections,
            Value value) {}

    /// The connections that the weights of a tensor are. Only they decay, are cut, and are bounded in length.
    ///
    /// @param view the shape in which the tensor is looked at
    /// @param outputs axes of that view which tell outputs apart; the weights that share a place on all of them
    ///     lead to one output
    public record Connections(Shape view, List<Integer> outputs) {
        public Connections {
            outputs = List.copyOf(outputs);
        }
    }

    /// One layer as it was built: nodes `from … to − 1` of the graph.
    public record Built(String path, Layer layer, Shape in, Shape out, int from, int to) {}

    /// A layer that cannot be trained on batches of less than a number of samples.
    public record Need(String path, int samples, String why) {}

    /// What the scopes of one network have in common.
    private record Common(
            Graph graph,
            boolean training,
            Predicate<String> frozen,
            Map<String, Parameter> parameters,
            Map<String, List<Value>> updates,
            Map<String, Layer> shared,
            List<Built> layers,
            List<Need> needs) {}

    /// What layers see of weights instead of these themselves.
    @FunctionalInterface
    interface Lens {
        /// The value that the layer computes with.
        ///
        /// @param name within the layer that declares it
        Value see(Scope scope, String name, Value parameter);
    }

    private final Common common;
    private final String path;
    /// Where the tensors live: the path, except for layers that share theirs.
    private final String home;
    /// True where what this layer declares may be there already.
    private final boolean again;
    private final Lens lens;

    private Scope(Common common, String path, String home, boolean again, Lens lens) {
        this.common = common;
        this.path = path;
        this.home = home;
        this.again = again;
        this.lens = lens;
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
        return new Scope(
                new Common(
                        graph,
                        training,
                        frozen,
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>(),
                        new ArrayList<>()),
                "",
                "",
                false,
                (_, _, parameter) -> parameter);
    }

    /// Builds a layer inside this one under a name of its own; shape errors get its place and kind in front.
    public Value child(String name, Layer layer, Value x) {
        return build(new Scope(common, path + name + ".", home + name + ".", again, lens), name, layer, x);
    }

    /// Builds a layer whose tensors belong to a name rather than to a place: `shared.NAME.weight`. Wherever
    /// the name comes again the layer must be the same, and it works with the same tensors.
    ///
    /// Random numbers are drawn anew at each place. A state takes the mean of what its places ask for.
    ///
    /// @throws ShapeException if the name belongs to another layer, or the input asks for tensors of
    ///     other shapes than at the first place
    Value shared(String name, Layer layer, Value x) {
        Layer first = common.shared().putIfAbsent(name, layer);
        if (first != null && !first.equals(layer))
            throw new ShapeException("Shared: expected layer %s under the name '%s', as at its first place, received %s"
                    .formatted(first, name, layer));
        String inside = "shared." + name + ".";
        return build(new Scope(common, path + "layer.", inside, first != null, lens), "layer", layer, x);
    }

    private Value build(Scope inner, String name, Layer layer, Value x) {
        Graph graph = common.graph();
        int from = graph.size();
        try {
            Value y = layer.apply(inner, x);
            common.layers().add(new Built(path + name, layer, x.shape(), y.shape(), from, graph.size()));
            return y;
        } catch (ShapeException e) {
            if (String.valueOf(e.getMessage()).startsWith("Layer ")) throw e;
            throw new ShapeException("Layer %s%s, %s, input %s (batch first): %s"
                    .formatted(path, name, layer.getClass().getSimpleName(), x.shape(), e.getMessage()));
        }
    }

    /// This scope, in which layers see their weights through a lens, after what they are seen through already.
    Scope through(Lens more) {
        return new Scope(common, path, home, again, (s, name, p) -> more.see(s, name, lens.see(s, name, p)));
    }

    /// Declares a tensor that the optimizer changes and that connects nothing: a bias, a scale, a slope.
    public Value param(String name, Shape shape, Init init, int fanIn, int fanOut) {
        return declare(name, shape, init, fanIn, fanOut, true, Optional.empty());
    }

    /// Declares weights that the optimizer changes.
    ///
    /// @param outputs axes that tell outputs apart
    public Value weight(String name, Shape shape, Init init, int fanIn, int fanOut, Integer... outputs) {
        return weight(name, shape, init, fanIn, fanOut, new Connections(shape, List.of(outputs)));
    }

    /// Declares weights that the optimizer changes.
    Value weight(String name, Shape shape, Init init, int fanIn, int fanOut, Connections connections) {
        return lens.see(this, name, declare(name, shape, init, fanIn, fanOut, true, Optional.of(connections)));
    }

    /// Declares a tensor that training keeps up to date by itself, such as a running mean.
    public Value state(String name, Shape shape, double initial) {
        return declare(name, shape, new Init.Constant(initial), 1, 1, false, Optional.empty());
    }

    private Value declare(
            String name,
            Shape shape,
            Init init,
            int fanIn,
            int fanOut,
            boolean trainable,
            Optional<Connections> connections) {
        Parameter known = common.parameters().get(home + name);
        if (known != null && again) return known(known, shape);
        if (known != null)
            throw new IllegalArgumentException(
                    "Scope: expected a new parameter name, received '" + home + name + "' twice");
        Value v = common.graph().param(home + name, shape);
        common.parameters()
                .put(home + name, new Parameter(home + name, shape, init, fanIn, fanOut, trainable, connections, v));
        return v;
    }

    private static Value known(Parameter p, Shape shape) {
        if (!p.shape().equals(shape))
            throw new ShapeException("Shared: expected an input for which '" + p.name() + "' has the shape " + p.shape()
                    + ", as at its first place, received one that asks for " + shape);
        return p.value();
    }

    /// After each training step, the state takes this value, unless it is frozen.
    public void update(Value state, Value next) {
        if (!(state.op() instanceof dev.tiefgang.op.Param(String name, Shape _)))
            throw new IllegalArgumentException("Scope.update: expected a state, received " + state.op());
        if (!common.frozen().test(name))
            common.updates().computeIfAbsent(name, _ -> new ArrayList<>()).add(next);
    }

    /// Declares that training this layer needs batches of at least `samples`: smaller ones are refused, and a
    /// smaller last batch is left out.
    ///
    /// @param why what is wrong with less, for the message
    public void needSamples(int samples, String why) {
        String layer = path.isEmpty() ? path : path.substring(0, path.length() - 1);
        common.needs().add(new Need(layer, samples, why));
    }

    /// Seed and step, for ops that draw random numbers.
    public Value random() {
        return common.graph().indices(RANDOM, Shape.of(2));
    }

    /// The full name of something in this layer, for random streams.
    public String name(String local) {
        return path + local;
    }

    public boolean training() {
        return common.training();
    }

    /// True where training leaves a parameter or state of this layer as it is.
    ///
    /// @param local its name within the layer
    public boolean isFrozen(String local) {
        return common.frozen().test(home + local);
    }

    /// All parameters declared so far, in order.
    public List<Parameter> parameters() {
        return List.copyOf(common.parameters().values());
    }

    /// The next value of each state that is not frozen.
    public Map<String, Value> updates() {
        var next = new LinkedHashMap<String, Value>();
        common.updates().forEach((name, all) -> next.put(name, mean(all)));
        return Map.copyOf(next);
    }

    private static Value mean(List<Value> all) {
        if (all.size() == 1) return all.getFirst();
        return all.stream().reduce(Value::plus).orElseThrow().over(all.size());
    }

    /// The layers that need more than one sample in a batch.
    public List<Need> needs() {
        return List.copyOf(common.needs());
    }

    /// All layers built so far, inner ones before those that contain them.
    public List<Built> layers() {
        return List.copyOf(common.layers());
    }
}
