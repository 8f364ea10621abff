package dev.tiefgang.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Ctrl+C, or a polite request of the system to end: the first one asks to stop, the second one goes to whoever
/// listened before, and ends the process where nobody did.
///
/// Behind a [Launcher] one Ctrl+C arrives twice: from the terminal and, as another signal, from the launcher, which
/// must pass on what was sent to it alone. There, of the two kinds of signal, only the more frequent counts.
final class Interrupts implements AutoCloseable {
    private static final boolean RELAYED = Boolean.getBoolean(Launcher.RELAYED);
    private static final AtomicReference<Optional<Interrupts>> LISTENER = new AtomicReference<>(Optional.empty());
    private static final Map<String, Integer> HEARD = new HashMap<>();
    private static int presses;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final Runnable first;
    private final Optional<Interrupts> before;
    private final Signals signals;

    /// Listens until it is closed.
    ///
    /// @param first what the first Ctrl+C does; called on a thread of the JVM's
    Interrupts(Runnable first) {
        this.first = first;
        before = LISTENER.getAndSet(Optional.of(this));
        signals = new Signals(Interrupts::hear);
    }

    /// True after the first Ctrl+C.
    boolean requested() {
        return requested.get();
    }

    private static void hear(String signal) {
        if (!RELAYED || isAnother(signal)) LISTENER.get().ifPresent(Interrupts::press);
    }

    /// False for a second signal from the same press of the keys.
    private static synchronized boolean isAnother(String signal) {
        int n = HEARD.merge(signal, 1, Integer::sum);
        if (n <= presses) return false;
        presses = n;
        return true;
    }

    private void press() {
        if (!requested.getAndSet(true)) first.run();
        else
            before.ifPresentOrElse(Interrupts::press, () -> Runtime.getRuntime().halt(Failure.INTERRUPTED));
    }

    /// Puts everything back as it was before.
    @Override
    public void close() {
        signals.close();
        LISTENER.set(before);
    }
}
