package dev.tiefgang.cli;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Hears Ctrl+C (`INT`) and the polite request of the system to end (`TERM`) until it is closed.
///
/// The signal handler of the JDK has no supported API; the module `jdk.unsupported` keeps `sun.misc.Signal` for this
/// purpose on all systems. It is called by reflection, since the compiler warns of it. A shutdown hook would not do:
/// while it runs, a second Ctrl+C is not heard.
final class Signals implements AutoCloseable {
    private static final List<String> NAMES = List.of("INT", "TERM");

    private final Map<String, Object> previous = new HashMap<>();

    /// @param heard gets the name of each signal, on a thread of the JVM's
    Signals(Consumer<String> heard) {
        try {
            for (String name : NAMES) previous.put(name, handle(name, handler(() -> heard.accept(name))));
        } catch (ReflectiveOperationException e) {
            // A Java without that module, or one that leaves signals to others (-Xrs): Ctrl+C ends it as it always did.
        }
    }

    /// Puts the handlers back that were there before.
    @Override
    public void close() {
        previous.forEach((name, handler) -> {
            try {
                handle(name, handler);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Signals: " + name + " was heard, but cannot be left again", e);
            }
        });
    }

    private Object handler(Runnable action) throws ReflectiveOperationException {
        return Proxy.newProxyInstance(
                Signals.class.getClassLoader(), new Class<?>[] {type("SignalHandler")}, (proxy, method, args) -> {
                    // The JVM calls handle; the other methods are those of every object.
                    if (!method.getName().equals("handle")) return method.invoke(this, args);
                    action.run();
                    return Void.TYPE; // nobody looks at it
                });
    }

    /// @return the handler before this one
    private static Object handle(String name, Object handler) throws ReflectiveOperationException {
        Class<?> signal = type("Signal");
        return signal.getMethod("handle", signal, type("SignalHandler"))
                .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
    }

    private static Class<?> type(String name) throws ReflectiveOperationException {
        return Class.forName("sun.misc." + name);
    }
}
