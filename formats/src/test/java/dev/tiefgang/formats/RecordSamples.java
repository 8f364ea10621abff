package dev.tiefgang.formats;

import dev.tiefgang.optim.CosineRestarts;
import dev.tiefgang.optim.MultiStep;
import dev.tiefgang.optim.RAdam;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.tensor.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes records of any type with values that their constructors take.
final class RecordSamples {
    /// Records that take no numbers which all others take.
    private static final Map<Class<?>, Record> OWN = Map.of(
            RAdam.class, new RAdam(0.1),
            RProp.class, new RProp(0.1),
            CosineRestarts.class, new CosineRestarts(3, 1.5, 0.1),
            MultiStep.class, new MultiStep(List.of(2, 5), 0.1));

    private RecordSamples() {}

    static Object of(Class<?> type) {
        if (OWN.containsKey(type)) return OWN.get(type);
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

    /// The last record of a sealed type that holds none of that type itself.
    private static Class<?> simple(Class<?> parent) {
        return RecordTypes.permitted(parent).reversed().stream()
                .filter(member -> Arrays.stream(member.getRecordComponents())
                        .noneMatch(c -> c.getGenericType().getTypeName().contains(parent.getName())))
                .findFirst()
                .orElseThrow();
    }

    private static Object value(Type declared) {
        if (declared instanceof ParameterizedType p) {
            Object element = value(p.getActualTypeArguments()[0]);
            return p.getRawType() == Optional.class ? Optional.of(element) : List.of(element, element);
        }
        Class<?> c = (Class<?>) declared;
        if (c.isSealed()) return of(simple(c));
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
