package dev.tiefgang.formats;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.Several;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Join;
import dev.tiefgang.nn.Shared;
import dev.tiefgang.nn.Wired;
import dev.tiefgang.optim.CosineRestarts;
import dev.tiefgang.optim.MultiStep;
import dev.tiefgang.optim.RAdam;
import dev.tiefgang.optim.RProp;
import dev.tiefgang.tensor.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
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

    /// Samples of records whose components must suit each other.
    private static final Map<Class<?>, Object> WHOLE = Map.of(
            Wired.class,
            new Wired(
                    List.of(new Wired.Input("größe", Shape.of(2, 3)), new Wired.Input("b", Shape.of(6))),
                    List.of(
                            new Wired.Apply("flat", new Flatten(), "größe"),
                            new Wired.Merge("sum", new Join.Concat(-1), List.of("flat", "b"))),
                    List.of("sum", "b")),
            Shared.class,
            new Shared("größe", new Dense(3)),
            Several.class,
            new Several(
                    new Several.Part(Shape.of(2), new MeanSquaredError(), 0.1),
                    new Several.Part(Shape.of(3), new SoftmaxCrossEntropy(), 2)));

    static Object of(Class<?> type) {
        Object whole = WHOLE.getOrDefault(type, OWN.get(type));
        return whole != null ? whole : of(RecordForm.all(type).getFirst());
    }

    static Object of(RecordForm form) {
        Object[] values = values(form);
        try {
            return form.construct(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(form + " takes no " + Arrays.toString(values), e);
        }
    }

    /// Values for the entries of a form.
    static Object[] values(RecordForm form) {
        Object[] values = form.types().stream().map(RecordSamples::value).toArray();
        // Where the stride is 1, there is nothing to add to the result of a transposed convolution.
        for (int i = 0; i < values.length; i++)
            if (form.names().get(i).startsWith("extra") && values[i] instanceof Integer) values[i] = 0;
        return values;
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
            if (p.getRawType() == List.class && p.getActualTypeArguments()[0] == Integer.class) return List.of(1, 2);
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
