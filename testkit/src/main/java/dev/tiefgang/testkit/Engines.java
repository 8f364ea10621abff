package dev.tiefgang.testkit;

import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Kernels;
import dev.tiefgang.runtime.KernelsUnavailableException;
import dev.tiefgang.runtime.Pool;
import java.util.ArrayList;
import java.util.List;

/// Kernels and threads that must all give the same bits.
public final class Engines {
    private static final List<Pool> POOLS = List.of(new Pool(1), new Pool(2), new Pool(3), new Pool(8));
    private static final List<KernelChoice> KERNELS = kernels();

    private Engines() {}

    /// One way to run a plan.
    public record Engine(Kernels kernels, Pool pool) {
        @Override
        public String toString() {
            return kernels.name() + " on " + pool.threads() + " threads";
        }
    }

    /// Portable kernels on one thread: what the others are compared with.
    public static Engine first() {
        return new Engine(KERNELS.getFirst().kernels(), POOLS.getFirst());
    }

    /// The fastest kernels there are, on three threads.
    public static Engine usual() {
        return new Engine(KERNELS.getLast().kernels(), POOLS.get(2));
    }

    /// All kernels on 1, 2, 3 and 8 threads.
    public static List<Engine> all() {
        return KERNELS.stream()
                .flatMap(k -> POOLS.stream().map(p -> new Engine(k.kernels(), p)))
                .toList();
    }

    /// True where the vector kernels run here.
    public static boolean hasVectors() {
        return KERNELS.size() > 1;
    }

    private static List<KernelChoice> kernels() {
        var found = new ArrayList<KernelChoice>();
        found.add(KernelChoice.choose("portable"));
        try {
            found.add(KernelChoice.choose("vector"));
        } catch (KernelsUnavailableException e) {
            System.getLogger("dev.tiefgang.testkit")
                    .log(System.Logger.Level.WARNING, "Portable kernels only: " + e.getMessage());
        }
        return found;
    }
}
