package dev.tiefgang.train;

import java.util.List;
import java.util.Optional;

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

    public RateSearch {
        points = List.copyOf(points);
    }

    /// The point where the smoothed loss is lowest; larger rates are too large.
    public Optional<Point> lowest() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(indexOfLowest()));
    }

    /// The point around which the smoothed loss falls most steeply over the logarithm of the rate, looked
    /// at over a tenth of the search: a rate to begin with. None where the loss does not fall.
    public Optional<Point> suggestion() {
        int steepest = 0, reach = Math.max(1, points.size() / 20);
        double slope = 0;
        // A step is the same way on the logarithm everywhere; before the first tenth the mean is of too few losses.
        for (int i = points.size() / 10 + reach; i + reach <= indexOfLowest(); i++) {
            double rise =
                    points.get(i + reach).smoothed() - points.get(i - reach).smoothed();
            if (rise < slope) {
                slope = rise;
                steepest = i;
            }
        }
        return slope < 0 ? Optional.of(points.get(steepest)) : Optional.empty();
    }

    private int indexOfLowest() {
        int lowest = 0;
        for (int i = 1; i < points.size(); i++)
            if (points.get(i).smoothed() < points.get(lowest).smoothed()) lowest = i;
        return lowest;
    }
}
