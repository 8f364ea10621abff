package dev.tiefgang.lecture;

import dev.tiefgang.nn.Names;
import java.util.List;

/// A setting that an experiment does not have, or a value that it does not take; the message says which it
/// has.
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SettingException(String message) {
        super(message);
    }

    /// What to say of a name that is not there.
    ///
    /// @param what what it should be the name of
    /// @param known all that there are, as they are to be listed
    static SettingException unknown(String what, String name, List<String> names, List<String> known) {
        String near =
                Names.near(name, names).map(n -> "; did you mean " + n + "?").orElse(".");
        return new SettingException("no %s '%s'%s Known: %s.".formatted(what, name, near, String.join(", ", known)));
    }
}
