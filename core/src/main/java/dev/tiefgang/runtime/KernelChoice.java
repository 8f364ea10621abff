package dev.tiefgang.runtime;

import java.lang.System.Logger.Level;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/// Which kernels run, and why: decided once, from the system property `tiefgang.kernels`.
///
/// `auto` (the default) takes the vector kernels where they are available, else the portable ones; `portable`
/// takes the portable ones; `vector` insists. Both give the same bits, so the choice is one of speed.
///
/// @param kernels what runs
/// @param first what runs until the code of `kernels` has been compiled: under `auto` the portable kernels,
///     else `kernels` themselves
/// @param why the reason in one sentence
public record KernelChoice(Kernels kernels, Kernels first, String why) {
    /// The system property that decides.
    public static final String PROPERTY = "tiefgang.kernels";

    /// The property has a value that stands for no kernels.
    public static final class UnknownValueException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private UnknownValueException(String value) {
            super("-D" + PROPERTY + "=" + value + ": expected auto, portable or vector.");
        }
    }

    private static final class Holder {
        static final Supplier<KernelChoice> CURRENT = decide(System.getProperty(PROPERTY, "auto"));
    }

    /// The choice of this JVM.
    ///
    /// @throws KernelsUnavailableException where the property insists on vector kernels that cannot run
    /// @throws UnknownValueException where the property is none of `auto`, `portable`, `vector`
    public static KernelChoice current() {
        return Holder.CURRENT.get();
    }

    /// Gives the choice for a value of the property, or fails each time as choosing failed: an exception that left the
    /// initialiser of a class would arrive as an error without its message.
    static Supplier<KernelChoice> decide(String wanted) {
        try {
            var choice = choose(wanted);
            if (!wanted.equals("portable")) log(choice);
            return () -> choice;
        } catch (KernelsUnavailableException | UnknownValueException e) {
            return () -> {
                throw e;
            };
        }
    }

    /// The choice for a value of the property.
    ///
    /// @throws KernelsUnavailableException for `vector` where the vector kernels cannot run
    /// @throws UnknownValueException where `wanted` is none of `auto`, `portable`, `vector`
    public static KernelChoice choose(String wanted) {
        return switch (wanted) {
            case "portable" -> portable("-D" + PROPERTY + "=portable");
            case "vector" -> vector();
            case "auto" -> {
                try {
                    KernelChoice vector = vector();
                    yield new KernelChoice(vector.kernels, new PortableKernels(vector.kernels.panel()), vector.why);
                } catch (KernelsUnavailableException e) {
                    yield portable(String.valueOf(e.getMessage()));
                }
            }
            default -> throw new UnknownValueException(wanted);
        };
    }

    private static KernelChoice portable(String why) {
        var kernels = new PortableKernels();
        return new KernelChoice(kernels, kernels, "Portable kernels, because " + why + ".");
    }

    private static KernelChoice vector() {
        try {
            var provider = ServiceLoader.load(KernelProvider.class, KernelChoice.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new KernelsUnavailableException(
                            "the module dev.tiefgang.simd is neither on the module path nor on the class path"));
            var kernels = provider.kernels();
            return new KernelChoice(
                    kernels,
                    kernels,
                    "Vector kernels (" + kernels.name()
                            + "), because jdk.incubator.vector is resolved and this machine has such vectors.");
        } catch (ServiceConfigurationError | LinkageError e) {
            // The vector classes are not there: the simd jar was found, but the incubating module was not resolved.
            throw new KernelsUnavailableException(
                    "the vector kernels do not load; start java with --add-modules jdk.incubator.vector (" + e + ")");
        }
    }

    /// Says what was found out; what was asked for needs no logger, which takes its time.
    private static void log(KernelChoice choice) {
        var level = choice.kernels instanceof PortableKernels ? Level.INFO : Level.DEBUG;
        System.getLogger("dev.tiefgang.kernels").log(level, choice.why);
    }
}
