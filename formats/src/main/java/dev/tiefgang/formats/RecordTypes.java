package dev.tiefgang.formats;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What [RecordJson] asks of types: their permitted records, components and constructors.
final class RecordTypes {
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

    static List<String> names(Class<?> parent) {
        return permitted(parent).stream().map(Class::getSimpleName).toList();
    }

    static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
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

    /// A new record.
    ///
    /// @throws InvocationTargetException if the constructor refuses the values
    static Object construct(Class<?> type, Object[] values) throws InvocationTargetException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true); // also for records that are no public API
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("RecordJson: cannot make a " + type, e);
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
