package dev.tiefgang.nn;

import dev.tiefgang.tensor.ShapeException;

/// What the normalisations share.
final class Normal {
    private Normal() {}

    static void requireEpsilon(String layer, double epsilon) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon))
            throw new IllegalArgumentException(layer + ": expected a finite epsilon above 0, received " + epsilon);
    }

    /// Demands more than one number to take mean and variance of: a single one is its mean, and nothing of it would
    /// be left.
    static void requireSeveral(String layer, int numbers, Object input) {
        if (numbers < 2)
            throw new ShapeException(layer + ": expected at least 2 numbers to take mean and variance of, received "
                    + numbers + " of " + input);
    }
}
