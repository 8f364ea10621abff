package dev.tiefgang.optim;

/// Up in a straight line from `least` to 1 and down again, over and over; each cycle rises `shrink` times
/// as far above `least` as the one before.
///
/// A shrinkage of 1 is the policy "triangular", ½ is "triangular2". Source: Smith: "Cyclical learning rates
/// for training neural networks", 2017.
///
/// @param period epochs of one cycle, above 0; the paper advises 4 to 20
/// @param least factor at the foot, at least 0 and below 1
/// @param shrink above 0 and at most 1
public record Cyclic(double period, double least, double shrink) implements Schedule {
    public Cyclic {
        Settings.requireAbove0("Cyclic", "a period", period);
        Settings.requireShare("Cyclic", "a least factor", least);
        if (!(shrink > 0 && shrink <= 1))
            throw new IllegalArgumentException(
                    "Cyclic: expected a shrinkage above 0 and at most 1, received " + shrink);
    }

    /// From a quarter to the full rate in cycles that do not shrink.
    public Cyclic(double period) {
        this(period, 0.25, 1);
    }

    @Override
    public double factor(double epoch, int epochs) {
        double at = epoch / period, cycle = Math.floor(at);
        double height = 1 - Math.abs(2 * (at - cycle) - 1);
        return least + (1 - least) * StrictMath.pow(shrink, cycle) * height;
    }
}
