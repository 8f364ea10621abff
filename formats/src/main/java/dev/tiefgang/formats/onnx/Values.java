package dev.tiefgang.formats.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of values in an ONNX graph.
///
/// What comparisons give is a truth value in ONNX and a number here. Either is made from the other as soon
/// as somebody reads it.
final class Values {
    private static final int FLOAT = 1, BOOL = 9;
    private static final Set<String> LOGIC = Set.of("And", "Or", "Not");
    private static final Set<String> COMPARISONS =
            Set.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Equal", "IsNaN");

    private final OnnxGraph onnx;
    private final Map<Integer, String> numbers = new HashMap<>();
    private final Map<Integer, String> truths = new HashMap<>();

    Values(OnnxGraph onnx) {
        this.onnx = onnx;
    }

    /// Whether an operator takes truth values as its input `i`.
    static boolean takesTruth(String type, int i) {
        return LOGIC.contains(type) || type.equals("Where") && i == 0;
    }

    /// Gives the result of an operator to a node.
    void put(int node, String type, String name) {
        (LOGIC.contains(type) || COMPARISONS.contains(type) ? truths : numbers).put(node, name);
    }

    boolean has(int node) {
        return numbers.containsKey(node) || truths.containsKey(node);
    }

    /// The name under which a node's numbers are read.
    String number(int node) {
        return numbers.computeIfAbsent(node, n -> cast(name(truths, n), "/number", FLOAT));
    }

    /// The name under which it is read whether a node's numbers differ from 0.
    String truth(int node) {
        return truths.computeIfAbsent(node, n -> cast(name(numbers, n), "/truth", BOOL));
    }

    private String cast(String name, String suffix, int to) {
        return onnx.node("Cast", name + suffix, List.of(name), Map.of("to", to));
    }

    private static String name(Map<Integer, String> names, int node) {
        String name = names.get(node);
        if (name == null) throw new IllegalStateException("node " + node + " has no name yet");
        return name;
    }
}
