package dev.tiefgang.formats;

import dev.tiefgang.tensor.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes records of any type with values that their constructors take.
final class RecordSamples {
    private RecordSamples() {}

    static Object of(Class<?> type) {
        Object[] values = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .map(RecordSamples::value)
                .toArray();
        try {
            return RecordTypes.construct(type, values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + " takes no " + Arrays.toString(values), e);
        }
    }

    private static Object value(Type declared) {
        if (declared instanceof ParameterizedType p) {
            Object element = value(p.getActualTypeArguments()[0]);
            return p.getRawType() == Optional.class ? Optional.of(element) : List.of(element, element);
        }
        Class<?> c = (Class<?>) declared;
        if (c.isSealed())
            return of(
                    RecordTypes.permitted(c).getLast().getSimpleName().equals("Sequential")
                            ? RecordTypes.permitted(c).getFirst()
                            : RecordTypes.permitted(c).getLast());
        if (c.isRecord()) return of(c);
        if (c.isEnum()) return c.getEnumConstants()[c.getEnumConstants().length - 1];
        if (c == Shape.class) return Shape.of(1, 28, 28);
        if (c == String.class) return "größe \"x\"";
        if (c == boolean.class) return true;
        if (c == double.class || c == Double.class) return 0.1;
        if (c == float.class) return 0.1f;
        if (c == long.class) return Long.MIN_VALUE;
        if (c == int.class || c == Integer.class) return 1;
        throw new AssertionError("no sample of " + declared);
    }
}
