package dev.tiefgang.train;

import java.util.List;
import java.util.Optional;

/// What few recipes ask for.
///
/// @param groups parameters with a rate or weight decay of their own; of several that fit a name the first
///     counts
/// @param l1 `λ` in `g + λ·sign(w)` for weights, not for biases and the scales of norms, at least 0; added like the
/// weight decay. Source: Tibshirani, 1996
/// @param maxNorm the largest length of the weights that lead to one output, above 0, or 0 for none: after
///     each step longer ones are scaled down: the columns of a dense layer, the filters of a convolution, the
///     rows of an embedding. Biases and the scales of norms are left alone. Source: Srivastava et al., 2014
/// @param average share `d` of the old mean in `a ← d·a + (1 − d)·w` after each step, at least 0 and below
///     1; 0 for none. In step `t` it is at most `(1 + t) / (10 + t)`, so that the first weights are soon
///     forgotten. These means are then what is validated, what counts as best and what the model ends with;
///     running statistics are those of the weights that learn. Source: Polyak, Juditsky, 1992
/// @param accumulate batches whose gradients make one step, at least 1: as if they were one batch, but in
///     the memory of a small one. What a layer takes from the batch, as batch norm does, it takes from the
///     small one
public record Extras(List<Group> groups, double l1, double maxNorm, double average, int accumulate) {
    /// Nothing of all that.
    static final Extras NONE = new Extras(List.of(), 0, 0, 0, 1);

    public Extras {
        groups = List.copyOf(groups);
        requireNotBelow0("an L1 decay", l1);
        requireNotBelow0("a largest length", maxNorm);
        if (!(average >= 0 && average < 1))
            throw new IllegalArgumentException(
                    "Recipe: expected a mean of weights of at least 0 and below 1, received " + average);
        if (accumulate < 1)
            throw new IllegalArgumentException(
                    "Recipe: expected at least 1 batch to accumulate gradients of, received " + accumulate);
    }

    private static void requireNotBelow0(String what, double value) {
        if (!(value >= 0 && value <= Float.MAX_VALUE))
            throw new IllegalArgumentException(
                    "Recipe: expected " + what + " of 0 … " + Float.MAX_VALUE + ", received " + value);
    }

    /// The group of a parameter.
    Optional<Group> group(String name) {
        return groups.stream().filter(g -> Recipe.matches(g.pattern(), name)).findFirst();
    }

    /// The share of the old mean in a step.
    ///
    /// @param step counted from 1
    double average(long step) {
        return Math.min(average, (1.0 + step) / (10.0 + step));
    }
}
