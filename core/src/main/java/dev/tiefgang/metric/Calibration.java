package dev.tiefgang.metric;

import java.util.List;

/// Whether predictions are right as often as their probabilities say, by how sure they were.
///
/// @param bins the bins of the reliability diagram, from unsure to sure
public record Calibration(List<Bin> bins) {
    /// Predictions whose probability is above `from` and at most `to`; the first bin also holds 0.
    ///
    /// @param samples how many there are
    /// @param confidence their mean probability, 0 where there are none
    /// @param accuracy the share of them that is right, 0 where there are none
    public record Bin(double from, double to, long samples, double confidence, double accuracy) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /// The expected calibration error: how far probability and share of right ones are apart in a bin, on
    /// average over the samples; from 0 to 1.
    ///
    /// Source: Guo et al.: "On calibration of modern neural networks", 2017.
    public double error() {
        double sum = 0;
        long n = 0;
        for (Bin b : bins) {
            sum += b.samples() * Math.abs(b.accuracy() - b.confidence());
            n += b.samples();
        }
        return sum / n;
    }
}
