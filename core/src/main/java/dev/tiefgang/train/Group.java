package dev.tiefgang.train;

import java.util.Optional;

/// Parameters that learn at a rate or with a weight decay of their own.
///
/// @param pattern of their names; `*` stands for anything
/// @param rate factor on the learning rate, above 0; what is not to learn at all is [frozen][Recipe#frozen]
/// @param weightDecay in place of the optimizer's own, where it has one as AdamW does, else of the recipe's, at
///     least 0; it then holds for all of them, biases, too
public record Group(String pattern, double rate, Optional<Double> weightDecay) {
    public Group {
        if (pattern.isBlank()) throw new IllegalArgumentException("Group: expected a pattern of names, received none");
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException(
                    "Group '" + pattern + "': expected a factor on the rate above 0, received " + rate);
        weightDecay.ifPresent(decay -> {
            if (!(decay >= 0 && decay < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException(
                        "Group '" + pattern + "': expected a weight decay of at least 0, received " + decay);
        });
    }

    /// A rate of their own.
    public static Group rate(String pattern, double factor) {
        return new Group(pattern, factor, Optional.empty());
    }

    /// A weight decay of their own.
    public static Group weightDecay(String pattern, double decay) {
        return new Group(pattern, 1, Optional.of(decay));
    }
}
