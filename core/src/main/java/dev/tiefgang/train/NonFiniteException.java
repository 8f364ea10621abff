package dev.tiefgang.train;

/// A number that is none (NaN) or infinite; the message names the step and the layer or parameter, or the data
/// set and the sample, with the value, and says what to do.
public final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NonFiniteException(long step, String where, double value) {
        super(
                "Training stopped at step %d: %s is %s. The last checkpoint is untouched; try a smaller learning rate or gradient clipping."
                        .formatted(step, where, value));
    }

    private NonFiniteException(String message) {
        super(message);
    }

    /// What stops an evaluation.
    static NonFiniteException evaluating(String data, int sample, String what, double value) {
        return new NonFiniteException(
                "Evaluation on '%s' stopped at sample %d: %s is %s. The weights are broken or too large; go back to an earlier checkpoint, or train again with a smaller learning rate or gradient clipping."
                        .formatted(data, sample, what, value));
    }
}
