package dev.tiefgang.cli;

/// Checks of numbers on the command line.
final class Ranges {
    private Ranges() {}

    /// @throws UsageException if `value` is not in `least … most`
    static int within(String option, int value, int least, int most) {
        if (value < least || value > most) throw error(option, "a whole number from " + least + " to " + most, value);
        return value;
    }

    /// @throws UsageException if `value` is not a finite number of at least `least`
    static double from(String option, double value, double least) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY))
            throw error(option, "a number of at least " + Units.decimal(least, 0), value);
        return value;
    }

    /// @throws UsageException if `value` is not a finite number above `least`
    static double above(String option, double value, double least) {
        if (!(value > least && value < Double.POSITIVE_INFINITY))
            throw error(option, "a number above " + Units.decimal(least, 0), value);
        return value;
    }

    static UsageException error(String option, String expected, Object received) {
        return new UsageException(option + ": expected " + expected + ", received " + received);
    }
}
