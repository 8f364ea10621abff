package dev.tiefgang.formats;

import dev.tiefgang.tensor.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns records into trees for [Json] and back, without any code for the single record.
///
/// A record becomes an object with an entry for each component. Components may be records, sealed interfaces of
/// records, enums, texts, `boolean`, `int`, `long`, `float`, `double`, shapes, lists, and `Optional`, which is
/// left out where it is empty. Where a sealed interface is declared, the entry `type` holds the simple name of
/// the record, and reading finds the record among those that the interface permits. So a tree can name nothing
/// but what its declaration allows, and a new record needs no line here. An object whose entries are not those of
/// the record as it is, but those of one of its earlier forms ([dev.tiefgang.tensor.EarlierForm]), is read as that.
public final class RecordJson {
    private static final String TYPE = "type";
    private static final int MAX_DEPTH = 56; // leaves room for what is around it in a document of depth 64
    private static final int MAX_ELEMENTS = 100_000;

    private RecordJson() {}

    /// The tree of a value.
    ///
    /// @param declared the record or sealed interface that [#read] will be asked for
    /// @throws IllegalArgumentException if the value holds anything that has no form as a tree
    public static <T> Object write(Class<T> declared, T value) {
        return write(declared, value, 0);
    }

    /// The object of a record whose type is known to whoever reads it.
    ///
    /// @throws IllegalArgumentException if the record holds anything that has no form as a tree
    public static SequencedMap<String, Object> write(Record value) {
        return writeRecord(value.getClass(), value, 0);
    }

    /// The value of a tree.
    ///
    /// @param name stands for the tree in errors, for example the file it comes from
    /// @throws FormatException if it is no such value: an unknown type, a component that is missing, unknown, of
    ///     another kind or out of range
    public static <T> T read(Class<T> declared, Object tree, String name) {
        return declared.cast(read(declared, tree, name, 0));
    }

    private static Object write(Type declared, Object value, int depth) {
        if (depth > MAX_DEPTH)
            throw new IllegalArgumentException("RecordJson: expected a nesting of at most " + MAX_DEPTH + " levels");
        return switch (value) {
            case Record r -> writeRecord(declared, r, depth);
            case Enum<?> e -> e.name();
            case Shape s -> integers(s.extents());
            case List<?> list -> writeList(declared, list, depth);
            case String _, Boolean _, Integer _, Long _ -> value;
            case Double d when Double.isFinite(d) -> value;
            case Float f when Float.isFinite(f) -> value;
            default ->
                throw new IllegalArgumentException(
                        "RecordJson: expected a record, list, text or finite number, received "
                                + value.getClass().getName() + " " + value);
        };
    }

    private static SequencedMap<String, Object> writeRecord(Type declared, Record value, int depth) {
        Class<?> type = value.getClass();
        var object = new LinkedHashMap<String, Object>();
        if (declared instanceof Class<?> c && c.isSealed()) {
            if (!RecordTypes.permitted(c).contains(type))
                throw new IllegalArgumentException("RecordJson: expected one of " + RecordTypes.names(c)
                        + " that can be stored, received " + type.getName());
            object.put(TYPE, type.getSimpleName());
        }
        for (RecordComponent c : type.getRecordComponents()) {
            Object component = RecordTypes.component(value, c);
            if (component instanceof Optional<?> o) {
                o.ifPresent(v -> object.put(c.getName(), write(argument(c.getGenericType()), v, depth + 1)));
            } else object.put(c.getName(), write(c.getGenericType(), component, depth + 1));
        }
        return object;
    }

    private static List<Object> writeList(Type declared, List<?> list, int depth) {
        var tree = new ArrayList<>();
        for (Object element : list) tree.add(write(argument(declared), element, depth + 1));
        return tree;
    }

    private static List<Object> integers(int[] numbers) {
        var tree = new ArrayList<>();
        for (int n : numbers) tree.add(n);
        return tree;
    }

    private static Object read(Type declared, Object tree, String at, int depth) {
        if (depth > MAX_DEPTH)
            throw new FormatException(at + ": expected a nesting of at most " + MAX_DEPTH + " levels");
        if (declared instanceof ParameterizedType) return readList(declared, tree, at, depth);
        Class<?> type = (Class<?>) declared;
        if (type.isSealed()) return readSealed(type, tree, at, depth);
        if (type.isRecord()) return readRecord(type, object(tree, at), at, depth);
        if (type == Shape.class) return readShape(tree, at);
        if (type.isEnum()) return readEnum(type, tree, at);
        return RecordTypes.scalar(type, tree, at);
    }

    private static Object readSealed(Class<?> type, Object tree, String at, int depth) {
        var object = new LinkedHashMap<>(object(tree, at));
        Object name = object.remove(TYPE);
        Optional<Class<?>> named = name instanceof String n ? RecordTypes.permitted(type, n) : Optional.empty();
        if (named.isPresent()) return readRecord(named.get(), object, at, depth);
        throw new FormatException(at + ": expected a 'type' that is one of " + RecordTypes.names(type) + ", received "
                + (name == null ? "none" : "'" + name + "'"));
    }

    private static Object readRecord(Class<?> type, Map<String, Object> object, String at, int depth) {
        RecordForm form = RecordForm.of(type, object.keySet());
        Object[] values = new Object[form.names().size()];
        int used = 0;
        for (int i = 0; i < values.length; i++) {
            String name = form.names().get(i), path = at + "." + name;
            Type declared = form.types().get(i);
            Object tree = object.get(name);
            if (tree != null) used++;
            if (form.isOptional(i))
                values[i] = Optional.ofNullable(tree).map(t -> read(argument(declared), t, path, depth + 1));
            else if (tree == null) throw new FormatException(at + ": expected an entry '" + name + "', found none");
            else values[i] = read(declared, tree, path, depth + 1);
        }
        if (used < object.size())
            throw new FormatException(at + ": expected nothing but " + form.names() + ", received " + object.keySet());
        try {
            return form.construct(values);
        } catch (InvocationTargetException e) {
            throw new FormatException(at + ": " + e.getTargetException().getMessage(), e);
        }
    }

    private static List<Object> readList(Type declared, Object tree, String at, int depth) {
        List<?> trees = list(tree, at);
        var list = new ArrayList<>();
        for (int i = 0; i < trees.size(); i++)
            list.add(read(argument(declared), trees.get(i), at + "[" + i + "]", depth + 1));
        return list;
    }

    private static Shape readShape(Object tree, String at) {
        List<?> trees = list(tree, at);
        int[] extents = new int[trees.size()];
        for (int i = 0; i < extents.length; i++)
            extents[i] = (Integer) RecordTypes.scalar(int.class, trees.get(i), at + "[" + i + "]");
        try {
            return Shape.of(extents);
        } catch (IllegalArgumentException e) {
            throw new FormatException(at + ": " + e.getMessage(), e);
        }
    }

    private static Object readEnum(Class<?> type, Object tree, String at) {
        for (Object constant : type.getEnumConstants())
            if (((Enum<?>) constant).name().equals(tree)) return constant;
        throw new FormatException(
                at + ": expected one of " + List.of(type.getEnumConstants()) + ", received " + RecordTypes.shown(tree));
    }

    @SuppressWarnings("unchecked") // trees have nothing but texts as keys
    private static Map<String, Object> object(Object tree, String at) {
        if (tree instanceof Map<?, ?> m) return (Map<String, Object>) m;
        throw new FormatException(at + ": expected an object, received " + RecordTypes.shown(tree));
    }

    private static List<?> list(Object tree, String at) {
        if (!(tree instanceof List<?> list))
            throw new FormatException(at + ": expected a list, received " + RecordTypes.shown(tree));
        if (list.size() > MAX_ELEMENTS)
            throw new FormatException(at + ": expected at most " + MAX_ELEMENTS + " elements, received " + list.size());
        return list;
    }

    private static Type argument(Type declared) {
        return ((ParameterizedType) declared).getActualTypeArguments()[0];
    }
}
