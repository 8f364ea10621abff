package dev.tiefgang.optim;

/// Multiplied by `factor` every `every` epochs.
public record Steps(int every, double factor) implements Schedule {
    public Steps {
        if (every < 1) throw new IllegalArgumentException("Steps: expected at least 1 epoch, received " + every);
        Settings.requireAbove0("Steps", "a factor", factor);
    }

    @Override
    public double factor(double epoch, int epochs) {
        return StrictMath.pow(factor, Math.floor(epoch / every));
    }
}
