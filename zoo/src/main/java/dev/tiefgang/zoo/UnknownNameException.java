package dev.tiefgang.zoo;

import dev.tiefgang.nn.Names;
import java.util.Collection;

/// A name that is in no table; the message offers the one that may have been meant, or lists the known ones.
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /// The error for a name that is not among the known ones.
    ///
    /// @param what what the name stands for, for example `model`
    public UnknownNameException(String what, String name, Collection<String> known) {
        super("Unknown " + what + " '" + name + "'" + offer(name, known));
    }

    /// What is to be said behind a name that is unknown: `: did you mean 'lenet5'?` where one is near, else
    /// `. Known: lenet5, mlp.`
    public static String offer(String name, Collection<String> known) {
        return Names.near(name, known)
                .map(near -> ": did you mean '" + near + "'?")
                .orElseGet(() -> known.isEmpty() ? "." : ". Known: " + Names.list(known) + ".");
    }
}
