package dev.tiefgang.optim;

import java.util.List;

/// Up in a straight line from `from` to 1 during the first epochs, then another schedule, for which
/// training begins there.
///
/// Source: Goyal et al.: "Accurate, large minibatch SGD", 2017, section 2.2.
///
/// @param rise epochs of the rise, at least 1
/// @param from factor of the first step, at least 0 and at most 1
/// @param then what comes after it
public record Warmup(int rise, double from, Schedule then) implements Schedule {
    public Warmup {
        if (rise < 1) throw new IllegalArgumentException("Warmup: expected at least 1 epoch, received " + rise);
        if (!(from >= 0 && from <= 1))
            throw new IllegalArgumentException(
                    "Warmup: expected a first factor of at least 0 and at most 1, received " + from);
        if (then instanceof Warmup)
            throw new IllegalArgumentException("Warmup: expected another schedule to follow, received a second one");
    }

    /// From a hundredth.
    public Warmup(int rise, Schedule then) {
        this(rise, 0.01, then);
    }

    @Override
    public double factor(double epoch, int epochs) {
        return factor(epoch, epochs, List.of());
    }

    /// What follows is told of all epochs that are done, those of the rise included.
    @Override
    public double factor(double epoch, int epochs, List<EpochScore> done) {
        if (epoch < rise) return from + (1 - from) * epoch / rise;
        return then.factor(epoch - rise, Math.max(1, epochs - rise), done);
    }
}
