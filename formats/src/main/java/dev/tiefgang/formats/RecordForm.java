package dev.tiefgang.formats;

import dev.tiefgang.tensor.EarlierForm;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A way to make a record from named entries: of its components, or of those it had in an earlier form.
///
/// @param names of the entries, in the order of the constructor's parameters
/// @param types of the parameters
record RecordForm(Constructor<?> constructor, List<String> names, List<Type> types) {
    RecordForm {
        if (names.size() != types.size() || new HashSet<>(names).size() < names.size())
            throw new IllegalStateException("RecordForm: expected a name of its own for each parameter of "
                    + constructor + ", received " + names);
    }

    /// The form that a set of entries has; that of the record as it is where none fits.
    static RecordForm of(Class<?> type, Set<String> entries) {
        RecordForm now = canonical(type);
        if (now.fits(entries)) return now;
        for (RecordForm form : all(type)) if (form.fits(entries)) return form;
        return now;
    }

    /// The record as it is, and its earlier forms.
    static List<RecordForm> all(Class<?> type) {
        var forms = new ArrayList<RecordForm>();
        forms.add(canonical(type));
        for (Constructor<?> c : type.getDeclaredConstructors()) {
            EarlierForm earlier = c.getAnnotation(EarlierForm.class);
            if (earlier != null)
                forms.add(new RecordForm(c, List.of(earlier.value()), List.of(c.getGenericParameterTypes())));
        }
        return forms;
    }

    private static RecordForm canonical(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new RecordForm(
                    type.getDeclaredConstructor(parameters),
                    Arrays.stream(components).map(RecordComponent::getName).toList(),
                    Arrays.stream(components)
                            .map(RecordComponent::getGenericType)
                            .toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("RecordForm: cannot make a " + type, e);
        }
    }

    private boolean fits(Set<String> entries) {
        return names.containsAll(entries)
                && IntStream.range(0, names.size()).allMatch(i -> isOptional(i) || entries.contains(names.get(i)));
    }

    /// True where the entry may be missing.
    boolean isOptional(int i) {
        return types.get(i) instanceof ParameterizedType p && p.getRawType() == Optional.class;
    }

    /// A new record.
    ///
    /// @throws InvocationTargetException if the constructor refuses the values
    Object construct(Object[] values) throws InvocationTargetException {
        try {
            constructor.setAccessible(true); // also for records that are no public API
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("RecordForm: cannot call " + constructor, e);
        }
    }
}
