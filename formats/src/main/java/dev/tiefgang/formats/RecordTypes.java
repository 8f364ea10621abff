package dev.tiefgang.formats;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What [RecordJson] asks of types: their permitted records, and the values of components and entries.
final class RecordTypes {
    private static final int MOST_LETTERS = 64;

    private RecordTypes() {}

    /// The records that a sealed type permits, those of sealed types within it included.
    static List<Class<?>> permitted(Class<?> parent) {
        var records = new ArrayList<Class<?>>();
        for (Class<?> type : parent.getPermittedSubclasses()) {
            if (type.isRecord()) records.add(type);
            else if (type.isSealed()) records.addAll(permitted(type));
        }
        return records;
    }

    /// The permitted record of a simple name. Most are found by that name, because listing what is permitted
    /// loads every type, of which a file needs few.
    static Optional<Class<?>> permitted(Class<?> parent, String name) {
        for (String place : List.of(parent.getPackageName() + ".", parent.getName() + "$")) {
            Optional<Class<?>> type = type(parent, place, name);
            if (type.isPresent()) return type;
        }
        for (Class<?> type : permitted(parent)) if (type.getSimpleName().equals(name)) return Optional.of(type);
        return Optional.empty();
    }

    private static Optional<Class<?>> type(Class<?> parent, String place, String name) {
        if (!isWord(name)) return Optional.empty();
        try {
            Class<?> type = Class.forName(place + name, false, parent.getClassLoader());
            boolean fits = type.isRecord() && type.getSimpleName().equals(name) && isPermitted(parent, type);
            return fits ? Optional.of(type) : Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /// True for what may be the name of a record; files may hold anything.
    private static boolean isWord(String name) {
        if (name.length() > MOST_LETTERS) return false;
        for (int i = 0; i < name.length(); i++) if (!Character.isLetterOrDigit(name.charAt(i))) return false;
        return !name.isEmpty();
    }

    /// True where a type is permitted by a sealed one, or by one that this permits.
    private static boolean isPermitted(Class<?> parent, Class<?> type) {
        for (Class<?> i : type.getInterfaces())
            if (i.isSealed() && (i == parent || isPermitted(parent, i))) return true;
        return false;
    }

    static List<String> names(Class<?> parent) {
        return permitted(parent).stream().map(Class::getSimpleName).toList();
    }

    /// The value of one component.
    static Object component(Record value, RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true); // also for records that are no public API
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("RecordJson: cannot read " + accessor, e);
        }
    }

    /// A text, truth or number of the declared type.
    ///
    /// @throws FormatException if it is of another kind or out of range
    static Object scalar(Class<?> type, Object tree, String at) {
        if (type == String.class && tree instanceof String) return tree;
        if (type == boolean.class && tree instanceof Boolean) return tree;
        if ((type == double.class || type == Double.class) && tree instanceof Number n) return n.doubleValue();
        if (type == float.class && tree instanceof Number n) return n.floatValue();
        if (tree instanceof Long || tree instanceof Integer) {
            long n = ((Number) tree).longValue();
            if (type == long.class || type == Long.class) return n;
            if ((type == int.class || type == Integer.class) && n == (int) n) return (int) n;
        }
        throw new FormatException(at + ": expected " + kind(type) + ", received " + shown(tree));
    }

    private static String kind(Class<?> type) {
        if (type == String.class) return "a text";
        if (type == boolean.class) return "true or false";
        if (type == double.class || type == Double.class || type == float.class) return "a number";
        if (type == int.class || type == Integer.class) return "a whole number of 32 bits";
        if (type == long.class || type == Long.class) return "a whole number";
        throw new IllegalArgumentException("RecordJson: has no form for components of type " + type.getName());
    }

    /// A piece of a tree for a message, cut where it is long.
    static String shown(Object tree) {
        String text = tree.toString();
        return tree instanceof String || text.length() > 80
                ? "'" + text.substring(0, Math.min(80, text.length())) + "'"
                : text;
    }
}
