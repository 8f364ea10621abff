package dev.tiefgang.runtime;

import java.lang.System.Logger.Level;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// Which kernels run, and why: decided once, from the system property `tiefgang.kernels`.
///
/// `auto` (the default) takes the vector kernels where they are available, else the portable ones; `portable`
/// takes the portable ones; `vector` insists. Both give the same bits, so the choice is one of speed.
///
/// @param kernels what runs
/// @param why the reason in one sentence
public record KernelChoice(Kernels kernels, String why) {
    /// The system property that decides.
    public static final String PROPERTY = "tiefgang.kernels";

    private static final class Holder {
        static final KernelChoice CURRENT = logged(choose(System.getProperty(PROPERTY, "auto")));
    }

    /// The choice of this JVM.
    ///
    /// @throws KernelsUnavailableException where the property insists on vector kernels that cannot run
    /// @throws IllegalArgumentException where the property is none of `auto`, `portable`, `vector`
    public static KernelChoice current() {
        return Holder.CURRENT;
    }

    /// The choice for a value of the property.
    ///
    /// @throws KernelsUnavailableException for `vector` where the vector kernels cannot run
    /// @throws IllegalArgumentException where `wanted` is none of `auto`, `portable`, `vector`
    public static KernelChoice choose(String wanted) {
        return switch (wanted) {
            case "portable" ->
                new KernelChoice(new PortableKernels(), "Portable kernels, because -D" + PROPERTY + "=portable.");
            case "vector" -> vector();
            case "auto" -> {
                try {
                    yield vector();
                } catch (KernelsUnavailableException e) {
                    yield new KernelChoice(new PortableKernels(), "Portable kernels, because " + e.getMessage() + ".");
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + wanted + ": expected auto, portable or vector.");
        };
    }

    private static KernelChoice vector() {
        try {
            var provider = ServiceLoader.load(KernelProvider.class, KernelChoice.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new KernelsUnavailableException(
                            "the module dev.tiefgang.simd is neither on the module path nor on the class path"));
            var kernels = provider.kernels();
            return new KernelChoice(kernels, "Vector kernels (" + kernels.name() + ").");
        } catch (ServiceConfigurationError | LinkageError e) {
            // The vector classes are not there: the simd jar was found, but the incubating module was not resolved.
            throw new KernelsUnavailableException(
                    "the vector kernels do not load; start java with --add-modules jdk.incubator.vector (" + e + ")");
        }
    }

    private static KernelChoice logged(KernelChoice choice) {
        var fellBack = choice.why.contains("because") && !choice.why.contains(PROPERTY);
        System.getLogger("dev.tiefgang.kernels").log(fellBack ? Level.INFO : Level.DEBUG, choice.why);
        return choice;
    }
}
