package dev.tiefgang.bench.race;

import java.util.function.Supplier;

/// One workload and what it should be like.
///
/// @param name by which it is asked for
/// @param what is done, for people
/// @param unit what its figures are
/// @param goalOne how many times as fast as the best peer it shall be on one thread; 0 where nothing is asked
/// @param goalTwo the same on two threads
/// @param tolerance largest difference of outcomes, as a share of the largest number
/// @param workload made when the race begins
public record Race(
        String name,
        String what,
        Unit unit,
        double goalOne,
        double goalTwo,
        double tolerance,
        Supplier<Workload> workload) {
    /// What the figures of a race are.
    public enum Unit {
        /// Time of a step.
        TIME,
        /// Samples per second.
        SAMPLES,
        /// Floating-point operations per second.
        FLOPS
    }

    /// The goal on a number of threads.
    public double goal(int threads) {
        return threads == 1 ? goalOne : goalTwo;
    }
}
