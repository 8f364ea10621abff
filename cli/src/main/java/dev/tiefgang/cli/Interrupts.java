package dev.tiefgang.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ctrl+C, or a polite request of the system to end: the first one asks to stop, the second one ends the process.
///
/// The signal handler of the JDK has no supported API; the module `jdk.unsupported` keeps `sun.misc.Signal` for this
/// purpose on all systems. It is called by reflection, since the compiler warns of it. A shutdown hook would not do:
/// while it runs, a second Ctrl+C is not heard.
final class Interrupts implements AutoCloseable {
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final AtomicBoolean requested = new AtomicBoolean();
    private final Runnable first;
    private final Map<String, Object> previous = new LinkedHashMap<>();

    /// Listens until it is closed.
    ///
    /// @param first what the first Ctrl+C does; called on a thread of the JVM's
    Interrupts(Runnable first) {
        this.first = first;
        Object handler = handler();
        SIGNALS.forEach(signal -> handle(signal, handler));
    }

    /// True after the first Ctrl+C.
    boolean requested() {
        return requested.get();
    }

    /// What a Ctrl+C does.
    void interrupt() {
        if (requested.getAndSet(true)) Runtime.getRuntime().halt(Failure.INTERRUPTED);
        first.run();
    }

    /// Puts the handlers back that were there before.
    @Override
    public void close() {
        Map.copyOf(previous).forEach(this::handle);
    }

    private Object handler() {
        return Proxy.newProxyInstance(
                Interrupts.class.getClassLoader(), new Class<?>[] {type("SignalHandler")}, (proxy, method, args) -> {
                    // The JVM calls handle; the other methods are those of every object.
                    if (!method.getName().equals("handle")) return method.invoke(this, args);
                    interrupt();
                    return Void.TYPE; // nobody looks at it
                });
    }

    private void handle(String name, Object handler) {
        try {
            Class<?> signal = type("Signal");
            previous.put(
                    name,
                    signal.getMethod("handle", signal, type("SignalHandler"))
                            .invoke(null, signal.getConstructor(String.class).newInstance(name), handler));
        } catch (InvocationTargetException e) {
            // Started with -Xrs, Java leaves the signals to others; then Ctrl+C ends the process as it always did.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Java has no way to hear Ctrl+C", e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("sun.misc." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("This Java has no way to hear Ctrl+C", e);
        }
    }
}
