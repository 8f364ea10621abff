package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;

/// Data that cannot be had now, though nothing is wrong with its content: no network, no place to keep it.
public final class UnavailableException extends DataException {
    private static final long serialVersionUID = 1L;

    /// @param message what was wanted, what stood in the way, and what to do
    public UnavailableException(String message) {
        super(message);
    }

    /// The same with what caused it.
    public UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
