package dev.tiefgang.data.augment;

/// A text that describes no augmentation; the message says where, what was expected and what came.
public final class AugmentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    AugmentException(String text, int position, String problem) {
        super("Augmentation '" + text + "', character " + (position + 1) + ": " + problem);
        this.position = position;
    }

    /// Where in the text, from 0.
    public int position() {
        return position;
    }
}
