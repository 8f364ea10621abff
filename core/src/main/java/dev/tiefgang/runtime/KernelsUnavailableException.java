package dev.tiefgang.runtime;

/// Kernels that were asked for cannot run here; the message says why and what to do.
public final class KernelsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param why what is missing, as a sentence without a full stop
    public KernelsUnavailableException(String why) {
        super(why);
    }
}
