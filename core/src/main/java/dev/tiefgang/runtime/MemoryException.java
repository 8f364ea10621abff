package dev.tiefgang.runtime;

/// A plan that needs more memory than this JVM may take; the message gives both figures and what to do.
public final class MemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MemoryException(long needed, long available) {
        super(
                "Memory: this plan needs %,.1f MiB, available are %,.1f MiB; take a smaller batch or start Java with a larger -Xmx"
                        .formatted(needed / 0x1p20, available / 0x1p20));
    }

    /// Compares what is needed with what the JVM can still take.
    ///
    /// @throws MemoryException if it cannot fit
    static void require(long needed) {
        Runtime jvm = Runtime.getRuntime();
        long available = jvm.maxMemory() - (jvm.totalMemory() - jvm.freeMemory());
        if (needed > available) {
            System.gc(); // what nobody uses any more still counts as used until it is collected
            available = jvm.maxMemory() - (jvm.totalMemory() - jvm.freeMemory());
        }
        if (needed > available) throw new MemoryException(needed, available);
    }
}
