package dev.tiefgang.formats;

import dev.tiefgang.tensor.DataException;

/// Content of a file that breaks the rules of its format.
///
/// The message names the file, the place in it, what was expected there and what was received.
public final class FormatException extends DataException {
    private static final long serialVersionUID = 1L;

    /// An error with a complete message.
    public FormatException(String message) {
        super(message);
    }

    /// An error with a complete message and what caused it.
    public FormatException(String message, Throwable cause) {
        super(message, cause);
    }

    /// An error at a byte offset of a file.
    static FormatException at(String file, long offset, String problem) {
        return new FormatException(place(file, offset) + problem);
    }

    /// An error at a byte offset of a file, with what caused it.
    static FormatException at(String file, long offset, String problem, Throwable cause) {
        return new FormatException(place(file, offset) + problem, cause);
    }

    private static String place(String file, long offset) {
        return file + ", byte " + offset + ": ";
    }
}
