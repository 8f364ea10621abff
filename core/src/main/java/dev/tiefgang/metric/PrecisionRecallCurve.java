package dev.tiefgang.metric;

import java.util.List;

/// How pure and how complete the positives are, for every threshold.
///
/// @param points from a threshold that nothing reaches, with precision 1 and recall 0, to one that
///     everything reaches
public record PrecisionRecallCurve(List<Point> points) {
    /// Everything with a score of at least `threshold` counts as positive.
    ///
    /// @param precision the share of it that is
    /// @param recall the share of all positives that is in it
    public record Point(double threshold, double precision, double recall) {}

    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }
}
