package dev.tiefgang.zoo;

/// A text that is no network; the message says at which column what was expected.
public final class NetworkTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NetworkTextException(String message) {
        super(message);
    }

    NetworkTextException(String message, Throwable cause) {
        super(message, cause);
    }
}
