package dev.tiefgang.optim;

/// Down from 1 to `last` along half a cosine and up again at once; each time takes `grow` times as long as
/// the time before.
///
/// `last + (1 − last)·½ (1 + cos(π·t / T))`, `t` epochs after the last restart, `T` from one to the next.
/// Source: Loshchilov, Hutter: "SGDR", 2017, with `T₀ = first` and `T_mult = grow`.
///
/// @param first epochs to the first restart, at least 1
/// @param grow at least 1
/// @param last factor before a restart, at least 0 and below 1
public record CosineRestarts(int first, double grow, double last) implements Schedule {
    public CosineRestarts {
        if (first < 1)
            throw new IllegalArgumentException(
                    "CosineRestarts: expected a first period of at least 1 epoch, received " + first);
        if (!(grow >= 1 && grow < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("CosineRestarts: expected a growth of at least 1, received " + grow);
        Settings.requireShare("CosineRestarts", "a last factor", last);
    }

    /// Each period twice as long as the one before, down to 0.
    public CosineRestarts(int first) {
        this(first, 2, 0);
    }

    @Override
    public double factor(double epoch, int epochs) {
        double period = first, since = epoch;
        if (grow == 1) since -= Math.floor(epoch / first) * first;
        else
            while (since >= period) {
                since -= period;
                period *= grow;
            }
        return last + (1 - last) * (1 + StrictMath.cos(StrictMath.PI * Math.clamp(since / period, 0, 1))) / 2;
    }
}
