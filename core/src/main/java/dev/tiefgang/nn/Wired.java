package dev.tiefgang.nn;

import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.Loss;
import dev.tiefgang.op.Concat;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Layers wired by name: any number of inputs and outputs, branches that part and meet again.
///
/// Every node is a layer or a join over inputs and nodes before it, so there are no circles; the parameters
/// of a layer are named after its node. A sample is the inputs flattened one behind the other (see
/// [#sample]), an output the same of all outputs; a single input or output keeps its shape. [Wires] makes
/// these records, [dev.tiefgang.loss.Several] weighs several outputs.
///
/// Shapes: `[n, Σ inputs]` → `[n, Σ outputs]`.
///
/// @param inputs what the nodes may read, at least one
/// @param nodes each reads only what stands before it, and something behind reads it
/// @param outputs names of inputs or nodes, each once
public record Wired(List<Input> inputs, List<Node> nodes, List<String> outputs) implements Layer {
    /// A part of the sample.
    ///
    /// @param shape without the batch
    public record Input(String name, Shape shape) {
        public Input {
            Names.require("Wired", name);
            if (shape.size() == 0)
                throw new ShapeException("Wired: expected an input '" + name + "' with elements, received " + shape);
        }
    }

    /// A value with a name, made of others.
    public sealed interface Node {
        String name();

        /// The names of what it reads.
        List<String> reads();
    }

    /// A layer over one value.
    public record Apply(String name, Layer layer, String to) implements Node {
        public Apply {
            Names.require("Wired", name);
        }

        @Override
        public List<String> reads() {
            return List.of(to);
        }
    }

    /// Several values as one.
    public record Merge(String name, Join join, List<String> of) implements Node {
        public Merge {
            Names.require("Wired", name);
            of = List.copyOf(of);
            if (of.isEmpty())
                throw new IllegalArgumentException(
                        "Wired: expected at least one value to join as '" + name + "', received none");
        }

        @Override
        public List<String> reads() {
            return of;
        }
    }

    public Wired {
        inputs = List.copyOf(inputs);
        nodes = List.copyOf(nodes);
        outputs = List.copyOf(outputs);
        if (inputs.isEmpty() || outputs.isEmpty())
            throw new IllegalArgumentException("Wired: expected at least one input and one output, received "
                    + inputs.size() + " and " + outputs.size());
        Set<String> known = new LinkedHashSet<>(), read = new LinkedHashSet<>();
        for (Input i : inputs) requireNew(known, i.name());
        for (Node n : nodes) {
            for (String name : n.reads()) requireKnown(known, name, "'" + n.name() + "' to read");
            read.addAll(n.reads());
            requireNew(known, n.name());
        }
        for (String name : outputs) requireKnown(known, name, "an output to be");
        if (new LinkedHashSet<>(outputs).size() < outputs.size())
            throw new IllegalArgumentException("Wired: expected every output once, received " + outputs);
        for (String name : known)
            if (!read.contains(name) && !outputs.contains(name))
                throw new IllegalArgumentException(
                        "Wired: expected '%s' to be read by a node behind it or to be an output, received neither"
                                .formatted(name));
    }

    private static void requireNew(Set<String> known, String name) {
        if (!known.add(name))
            throw new IllegalArgumentException("Wired: expected every name once, received '" + name + "' twice");
    }

    private static void requireKnown(Set<String> known, String name, String where) {
        if (!known.contains(name))
            throw new IllegalArgumentException(
                    "Wired: expected %s an input or a node before it, received '%s'; %sKnown: %s"
                            .formatted(
                                    where,
                                    name,
                                    Names.near(name, known)
                                            .map(n -> "did you mean '" + n + "'? ")
                                            .orElse(""),
                                    Names.list(known)));
    }

    /// The shape of a sample: that of a single input, else the row that holds all of them.
    public Shape sample() {
        return inputs.size() == 1 ? inputs.getFirst().shape() : Shape.of(elements());
    }

    private int elements() {
        return inputs.stream().mapToInt(i -> i.shape().size()).reduce(0, Math::addExact);
    }

    /// A sample of its parts.
    ///
    /// @param parts the numbers of each input, row-major, in the order of the inputs
    /// @throws ShapeException if their number or sizes do not suit the inputs
    public float[] sample(float[]... parts) {
        boolean fits = parts.length == inputs.size();
        for (int i = 0; fits && i < parts.length; i++)
            fits = parts[i].length == inputs.get(i).shape().size();
        if (!fits)
            throw new ShapeException("Wired: expected numbers for the inputs %s, received parts of %s numbers"
                    .formatted(inputs, Arrays.stream(parts).map(p -> p.length).toList()));
        float[] sample = new float[elements()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, sample, at, part.length);
            at += part.length;
        }
        return sample;
    }

    /// A network of this layer alone.
    public Network network(String name, Loss loss) {
        return new Network(name, sample(), this, loss);
    }

    @Override
    public Value apply(Scope scope, Value x) {
        Map<String, Value> values = parts(x);
        for (Node node : nodes)
            values.put(
                    node.name(),
                    switch (node) {
                        case Apply(String name, Layer layer, String to) -> scope.child(name, layer, value(values, to));
                        case Merge(String name, Join join, List<String> of) -> merged(values, name, join, of);
                    });
        if (outputs.size() == 1) return value(values, outputs.getFirst());
        var rows = new ArrayList<Value>();
        for (String name : outputs) rows.add(row(value(values, name)));
        return x.graph().add(new Concat(1), rows);
    }

    private Map<String, Value> parts(Value x) {
        Map<String, Value> values = new LinkedHashMap<>();
        Shape s = x.shape();
        if (inputs.size() == 1
                && s.rank() > 0
                && s.tail().equals(inputs.getFirst().shape())) {
            values.put(inputs.getFirst().name(), x);
            return values;
        }
        if (s.rank() != 2 || s.dim(1) != elements())
            throw new ShapeException(
                    "Wired: expected rows [n, %d] of the inputs %s, received %s".formatted(elements(), inputs, s));
        int at = 0;
        for (Input i : inputs) {
            int size = i.shape().size();
            values.put(i.name(), x.slice(1, at, at + size).reshape(i.shape().batch(s.dim(0))));
            at += size;
        }
        return values;
    }

    private static Value merged(Map<String, Value> values, String name, Join join, List<String> of) {
        try {
            return join.apply(of.stream().map(from -> value(values, from)).toList());
        } catch (ShapeException e) {
            throw new ShapeException("Wired, join '%s' of %s: %s".formatted(name, of, e.getMessage()));
        }
    }

    private static Value value(Map<String, Value> values, String name) {
        return Objects.requireNonNull(values.get(name)); // the constructor has looked
    }

    private static Value row(Value v) {
        return v.reshape(Shape.of(v.shape().dim(0), v.shape().tail().size()));
    }
}
