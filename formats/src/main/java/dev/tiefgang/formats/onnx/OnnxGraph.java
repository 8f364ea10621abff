package dev.tiefgang.formats.onnx;

import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An ONNX graph as it grows: operators in an order in which they can run, and named constants.
final class OnnxGraph {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> constants = new LinkedHashMap<>();

    private record Node(String type, String name, List<String> in, List<String> out, Map<String, Object> attributes) {}

    /// Adds an operator with one output, which has the name of the operator.
    ///
    /// @param in names of values; an empty one for what is left out
    /// @return the name of the output
    String node(String type, String name, List<String> in, Map<String, Object> attributes) {
        node(type, name, in, List.of(name), attributes);
        return name;
    }

    /// Adds an operator.
    void node(String type, String name, List<String> in, List<String> out, Map<String, Object> attributes) {
        int given = in.size();
        while (given > 0 && in.get(given - 1).isEmpty()) given--;
        nodes.add(new Node(type, name, List.copyOf(in.subList(0, given)), List.copyOf(out), Map.copyOf(attributes)));
    }

    /// Adds a constant, unless it is there already.
    ///
    /// @return its name
    String constant(String name, Tensor t) {
        constants.putIfAbsent(name, t);
        return name;
    }

    /// Gives a value the name that the output of the graph must have.
    void output(String value, String name) {
        if (nodes.stream().noneMatch(n -> n.out().contains(value))) {
            node("Identity", name, List.of(value), Map.of()); // an input or a constant keeps its own name
            return;
        }
        nodes.replaceAll(n -> new Node(
                n.type(), n.name(), renamed(n.in(), value, name), renamed(n.out(), value, name), n.attributes()));
    }

    private static List<String> renamed(List<String> names, String from, String to) {
        return names.stream().map(n -> n.equals(from) ? to : n).toList();
    }

    /// The graph as it is written.
    Message message(String name, Message input, Message output) {
        return Protos.graph(
                name,
                nodes.stream()
                        .map(n -> Protos.node(n.type(), n.name(), n.in(), n.out(), n.attributes()))
                        .toList(),
                constants.entrySet().stream()
                        .map(c -> Protos.tensor(c.getKey(), c.getValue()))
                        .toList(),
                input,
                output);
    }
}
