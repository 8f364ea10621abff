package dev.tiefgang.bench.race;

import java.util.Optional;

/// Another library that may take part in races; found by `ServiceLoader`, in a project of its own.
public interface Peer {
    /// Its name with its version.
    String name();

    /// Its side for a workload, or nothing where it has none.
    ///
    /// @param threads on how many threads it may compute; the same for the whole life of the JVM
    Optional<Contestant> enter(Workload workload, int threads);
}
