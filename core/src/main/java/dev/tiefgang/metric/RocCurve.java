package dev.tiefgang.metric;

import java.util.List;

/// What share of the negatives is let through for what share of the positives, for every threshold.
///
/// @param points from a threshold that nothing reaches, (0, 0), to one that everything reaches, (1, 1)
public record RocCurve(List<Point> points) {
    /// Everything with a score of at least `threshold` counts as positive.
    ///
    /// @param falsePositiveRate the share of the negatives that does
    /// @param truePositiveRate the share of the positives that does
    public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

    public RocCurve {
        points = List.copyOf(points);
    }
}
