package dev.tiefgang.optim;

/// Always 1.
public record Constant() implements Schedule {
    @Override
    public double factor(double epoch, int epochs) {
        return 1;
    }
}
