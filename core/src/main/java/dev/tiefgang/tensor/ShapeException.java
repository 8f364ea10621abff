package dev.tiefgang.tensor;

/// Operands that do not fit together, in their extents, their number or what their elements stand for; the
/// message names the operation or layer, what it expected and what came.
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }
}
