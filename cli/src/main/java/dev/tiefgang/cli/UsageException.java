package dev.tiefgang.cli;

/// A command line that asks for something that does not exist or does not fit; the message says what would.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
