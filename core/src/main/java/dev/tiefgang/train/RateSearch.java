package dev.tiefgang.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a [RateFinder] saw.
///
/// @param points one for each step, with rates that rise
/// @param end why the search ended
public record RateSearch(List<Point> points, End end) {
    /// One step of the search.
    ///
    /// @param rate the learning rate of the step
    /// @param loss mean over the samples of the step, before it was made
    /// @param smoothed mean of the losses so far, in which those of long ago count little
    public record Point(double rate, double loss, double smoothed) {}

    /// Why a search ended.
    public enum End {
        /// All rates were tried.
        COMPLETE,
        /// The loss became far larger than it had been.
        DIVERGED,
        /// Somebody asked for it.
        STOPPED
    }

    /// What the smoothed loss does from the lowest rate to the highest; changes that chance alone could
    /// make do not count.
    public enum Course {
        /// It falls, and does not rise up to the highest rate: larger ones may be better.
        FALLS,
        /// It falls, then it rises: the largest rates are too large.
        TURNS,
        /// It rises without having fallen.
        RISES,
        /// It stays where it is.
        LEVEL
    }

    /// Deviations of the difference of two smoothed losses that are taken for chance.
    private static final double CHANCE = 4;

    public RateSearch {
        points = List.copyOf(points);
    }

    /// The point where the smoothed loss is lowest, after the first tenth, where the mean is of too few
    /// losses; [#course()] tells whether larger rates are too large.
    public Optional<Point> lowest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(indexOfLowest()));
    }

    /// The point around which the smoothed loss falls most steeply over the logarithm of the rate, looked
    /// at over a tenth of the search: a rate to begin with. None where the loss does not fall.
    public Optional<Point> suggestion() {
        Course course = course();
        if (course == Course.RISES || course == Course.LEVEL) return Optional.empty();
        int steepest = 0, reach = Math.max(1, points.size() / 20);
        double slope = 0;
        // A step is the same way on the logarithm everywhere.
        for (int i = start() + reach; i + reach <= indexOfLowest(); i++) {
            double rise =
                    points.get(i + reach).smoothed() - points.get(i - reach).smoothed();
            if (rise < slope) {
                slope = rise;
                steepest = i;
            }
        }
        return slope < 0 ? Optional.of(points.get(steepest)) : Optional.empty();
    }

    /// What the loss does as the rate rises.
    public Course course() {
        if (points.size() < 3) return Course.LEVEL;
        boolean rises = end == End.DIVERGED || points.getLast().smoothed() > bound();
        if (falls()) return rises ? Course.TURNS : Course.FALLS;
        return rises ? Course.RISES : Course.LEVEL;
    }

    /// The first point from which the smoothed loss stays too high to be chance; none where it does not
    /// rise.
    public Optional<Point> rise() {
        if (points.size() < 3) return Optional.empty();
        double bound = bound();
        int first = points.size();
        while (first > start() && points.get(first - 1).smoothed() > bound) first--;
        return first < points.size() ? Optional.of(points.get(first)) : Optional.empty();
    }

    /// True where the loss comes down, and not merely back from where the first rates threw it.
    private boolean falls() {
        double lowest = lowestLoss();
        return points.get(start()).smoothed() - lowest > chance()
                && lowest <= points.getFirst().loss() + CHANCE * deviation();
    }

    /// What the loss stays below by chance where it does not rise.
    private double bound() {
        double before = points.getFirst().loss() + CHANCE * deviation();
        return (falls() ? lowestLoss() : Math.min(lowestLoss(), before)) + chance();
    }

    private double lowestLoss() {
        return points.get(indexOfLowest()).smoothed();
    }

    /// How much two smoothed losses may differ by chance: a mean that looks back over `w` losses varies by
    /// `σ / √(2·w − 1)`.
    private double chance() {
        double window = Math.max(2, points.size() / 20.0);
        double least = 1e-6 * Math.abs(points.get(start()).smoothed());
        return Math.max(least, CHANCE * deviation() * Math.sqrt(2 / (2 * window - 1)));
    }

    /// How much a single loss varies, `σ`. The second differences tell it without regard to any slope:
    /// `|lᵢ₋₁ − 2·lᵢ + lᵢ₊₁|` has the median `0.6745·√6·σ`.
    private double deviation() {
        double[] bends = IntStream.range(1, points.size() - 1)
                .mapToDouble(i -> Math.abs(points.get(i - 1).loss()
                        - 2 * points.get(i).loss()
                        + points.get(i + 1).loss()))
                .sorted()
                .toArray();
        return bends[bends.length / 2] / (0.6745 * Math.sqrt(6));
    }

    /// Where the smoothed loss begins to tell anything.
    private int start() {
        return points.size() / 10;
    }

    private int indexOfLowest() {
        int lowest = start();
        for (int i = lowest + 1; i < points.size(); i++)
            if (points.get(i).smoothed() < points.get(lowest).smoothed()) lowest = i;
        return lowest;
    }
}
