package dev.tiefgang.tensor;

/// Two extents that do not fit together; the message names the operation or layer, what it expected and what
/// came.
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }
}
