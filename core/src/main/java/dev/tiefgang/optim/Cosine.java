package dev.tiefgang.optim;

/// `½ (1 + cos(π·epoch / epochs))`, from 1 down to 0. Source: Loshchilov, Hutter, 2017.
public record Cosine() implements Schedule {
    @Override
    public double factor(double epoch, int epochs) {
        return (1 + StrictMath.cos(StrictMath.PI * Math.min(1, epoch / epochs))) / 2;
    }
}
