package dev.tiefgang.train;

/// A number that is none (NaN) or infinite; the message names step, layer and value and says what to do.
public final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NonFiniteException(long step, String where, double value) {
        super(
                "Training stopped at step %d: %s is %s. The last checkpoint is untouched; try a smaller learning rate or gradient clipping."
                        .formatted(step, where, value));
    }
}
