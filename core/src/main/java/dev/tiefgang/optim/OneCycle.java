package dev.tiefgang.optim;

/// Up from 1/25 to 1 during the first `rise` of training, then down to 1/10,000, both along half a cosine.
///
/// Source: Smith, Topin: "Super-convergence", 2018.
public record OneCycle(double rise) implements Schedule {
    private static final double FIRST = 1.0 / 25;
    private static final double LAST = 1e-4;

    public OneCycle {
        if (!(rise > 0 && rise < 1))
            throw new IllegalArgumentException("OneCycle: expected a rise above 0 and below 1, received " + rise);
    }

    /// A rise during the first 30 %.
    public OneCycle() {
        this(0.3);
    }

    @Override
    public double factor(double epoch, int epochs) {
        double at = Math.min(1, epoch / epochs);
        return at < rise ? between(FIRST, 1, at / rise) : between(1, LAST, (at - rise) / (1 - rise));
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * (1 - StrictMath.cos(StrictMath.PI * share)) / 2;
    }
}
