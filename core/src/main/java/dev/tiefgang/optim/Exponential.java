package dev.tiefgang.optim;

/// `factorᵉᵖᵒᶜʰ`, a little less after each step rather than after each epoch; above 1 it grows, as in a
/// search for the largest rate.
///
/// @param factor the factor of one epoch, above 0
public record Exponential(double factor) implements Schedule {
    public Exponential {
        Settings.requireAbove0("Exponential", "a factor", factor);
    }

    @Override
    public double factor(double epoch, int epochs) {
        return StrictMath.pow(factor, epoch);
    }
}
