package dev.tiefgang.zoo;

import dev.tiefgang.nn.Names;
import java.util.Collection;

/// A name that is in no table; the message offers the nearest known one.
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LISTED = 16;

    /// The error for a name that is not among the known ones.
    ///
    /// @param what what the name stands for, for example `model`
    public UnknownNameException(String what, String name, Collection<String> known) {
        super("Unknown %s '%s': did you mean '%s'?%s".formatted(what, name, nearest(name, known), all(known)));
    }

    /// The known name that takes the fewest insertions, deletions and replacements to reach; of equals the first.
    ///
    /// @throws java.util.NoSuchElementException if none is known
    public static String nearest(String name, Collection<String> known) {
        return Names.nearest(name, known);
    }

    private static String all(Collection<String> known) {
        return known.size() > LISTED ? "" : " Known: " + String.join(", ", known) + ".";
    }
}
