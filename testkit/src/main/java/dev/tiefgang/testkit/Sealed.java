package dev.tiefgang.testkit;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The members of sealed hierarchies, for laws that want a row for each.
public final class Sealed {
    private Sealed() {}

    /// All concrete classes below a sealed type, without those below the excluded types and without open
    /// doors.
    public static List<Class<?>> members(Class<?> type, Class<?>... excluded) {
        var found = new ArrayList<Class<?>>();
        for (Class<?> c : type.getPermittedSubclasses()) {
            if (Stream.of(excluded).anyMatch(e -> e == c)) continue;
            if (c.isSealed()) found.addAll(members(c, excluded));
            else if (!Modifier.isAbstract(c.getModifiers())) found.add(c);
        }
        return found;
    }

    /// The members that have no row.
    public static List<Class<?>> missing(List<Class<?>> members, Stream<? extends Class<?>> rows) {
        var missing = new ArrayList<>(members);
        missing.removeAll(rows.toList());
        return missing;
    }
}
