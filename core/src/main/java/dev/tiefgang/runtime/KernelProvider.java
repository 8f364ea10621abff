package dev.tiefgang.runtime;

/// A maker of kernels, found by [java.util.ServiceLoader]; [KernelChoice] asks it.
public interface KernelProvider {
    /// The kernels of this provider.
    ///
    /// @throws KernelsUnavailableException where this machine or this start of the JVM cannot run them
    Kernels kernels();
}
