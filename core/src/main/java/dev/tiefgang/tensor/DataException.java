package dev.tiefgang.tensor;

/// Content of a file or of a data set that is not what it claims to be: broken, truncated, out of range.
///
/// The message says where (file and byte offset, or sample), what was expected, what came and what to do.
public class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
