package dev.tiefgang.optim;

/// `last + (1 − last)·(1 − epoch / epochs)ᵖᵒʷᵉʳ`, from 1 down to `last`; a power of 1 is a straight line.
///
/// Source: Liu, Rabinovich, Berg: "ParseNet", 2015, section 3.1, where it is called poly.
///
/// @param power above 0
/// @param last factor at the end, at least 0 and at most 1
public record Polynomial(double power, double last) implements Schedule {
    public Polynomial {
        Settings.requireAbove0("Polynomial", "a power", power);
        if (!(last >= 0 && last <= 1))
            throw new IllegalArgumentException(
                    "Polynomial: expected a last factor of at least 0 and at most 1, received " + last);
    }

    /// Down to 0.
    public Polynomial(double power) {
        this(power, 0);
    }

    @Override
    public double factor(double epoch, int epochs) {
        return last + (1 - last) * StrictMath.pow(1 - Math.min(1, epoch / epochs), power);
    }
}
