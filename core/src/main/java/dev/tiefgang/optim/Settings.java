package dev.tiefgang.optim;

/// What optimizers and schedules do with their settings.
final class Settings {
    private Settings() {}

    /// `1 − βᵗ`: what a mean that began at 0 has seen by step `t`, by which it is divided.
    static double correction(double beta, long t) {
        return 1 - StrictMath.pow(beta, (double) t);
    }

    static void requireRate(String name, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + ": expected a learning rate above 0, received " + rate);
    }

    static void requireAbove0(String name, String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + ": expected " + what + " above 0, received " + value);
    }

    static void requireNotBelow0(String name, String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + ": expected " + what + " of at least 0, received " + value);
    }

    static void requireShare(String name, String what, double share) {
        if (!(share >= 0 && share < 1))
            throw new IllegalArgumentException(
                    name + ": expected " + what + " of at least 0 and below 1, received " + share);
    }
}
