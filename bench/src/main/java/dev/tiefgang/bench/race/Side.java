package dev.tiefgang.bench.race;

import java.util.List;
import java.util.Map;

/// What was measured of one side of a race.
///
/// @param name with its version
/// @param median seconds of a step
/// @param min those of the fastest round
/// @param max those of the slowest round
/// @param difference of its outcome from ours, as a share of the largest number; below 0 where it cannot be
///     compared
public record Side(String name, double median, double min, double max, double difference) {
    /// From the seconds of a step in each round.
    static Side of(String name, List<Double> rounds, double difference) {
        List<Double> sorted = rounds.stream().sorted().toList();
        return new Side(name, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast(), difference);
    }

    Map<String, Object> tree() {
        return Map.of("name", name, "median", median, "min", min, "max", max, "difference", difference);
    }

    static Side read(Map<?, ?> tree) {
        return new Side(
                String.valueOf(tree.get("name")),
                number(tree, "median"),
                number(tree, "min"),
                number(tree, "max"),
                number(tree, "difference"));
    }

    static double number(Map<?, ?> tree, String key) {
        return tree.get(key) instanceof Number n ? n.doubleValue() : 0;
    }
}
