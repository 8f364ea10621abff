package dev.tiefgang.optim;

import java.util.List;

/// Multiplied by `factor` after each of some epochs.
///
/// @param after numbers of epochs, each at least 1 and larger than the one before
/// @param factor above 0
public record MultiStep(List<Integer> after, double factor) implements Schedule {
    public MultiStep {
        after = List.copyOf(after);
        if (after.isEmpty())
            throw new IllegalArgumentException("MultiStep: expected at least 1 number of epochs, received none");
        int least = 1;
        for (int epochs : after) {
            if (epochs < least)
                throw new IllegalArgumentException(
                        "MultiStep: expected numbers of epochs that rise from at least 1, received " + after);
            least = epochs + 1;
        }
        Settings.requireAbove0("MultiStep", "a factor", factor);
    }

    @Override
    public double factor(double epoch, int epochs) {
        int steps = 0;
        while (steps < after.size() && after.get(steps) <= epoch) steps++;
        return StrictMath.pow(factor, steps);
    }
}
