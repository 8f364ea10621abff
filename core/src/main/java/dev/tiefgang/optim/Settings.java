package dev.tiefgang.optim;

/// Looks at the settings of optimizers and schedules.
final class Settings {
    private Settings() {}

    static void requireRate(String name, double rate) {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(name + ": expected a learning rate above 0, received " + rate);
    }

    static void requireShare(String name, String what, double share) {
        if (!(share >= 0 && share < 1))
            throw new IllegalArgumentException(
                    name + ": expected " + what + " of at least 0 and below 1, received " + share);
    }
}
