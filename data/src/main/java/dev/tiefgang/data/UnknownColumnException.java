package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.List;

/// A column that somebody asked for and that a CSV file does not have.
public final class UnknownColumnException extends DataException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final transient List<String> known;

    UnknownColumnException(Path file, String what, String column, List<String> names) {
        super(file + ": expected a " + what + " that is one of "
                + (names.size() > 40 ? names.subList(0, 40) + " and others" : names.toString())
                + " or a position of 1 to " + names.size() + ", received '" + column + "'");
        this.column = column;
        this.known = List.copyOf(names);
    }

    /// The column that was asked for.
    public String column() {
        return column;
    }

    /// The columns that there are.
    public List<String> known() {
        return known;
    }
}
