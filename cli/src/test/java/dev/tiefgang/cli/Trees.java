package dev.tiefgang.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Looks into JSON trees; what is not there is an error.
final class Trees {
    private Trees() {}

    static Object value(Map<String, ?> tree, String key) {
        return Objects.requireNonNull(tree.get(key), key);
    }

    static double number(Map<String, ?> tree, String key) {
        return ((Number) value(tree, key)).doubleValue();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, ?> tree, String key) {
        return (Map<String, Object>) value(tree, key);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Map<String, ?> tree, String key) {
        return (List<Map<String, Object>>) value(tree, key);
    }
}
