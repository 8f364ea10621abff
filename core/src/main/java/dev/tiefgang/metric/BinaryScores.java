package dev.tiefgang.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A score for each sample, which ought to be higher for those that are positive.
public final class BinaryScores {
    // By threshold, from the highest: the score, and how many positives and negatives have at least that.
    private final double[] thresholds;
    private final long[] positives;
    private final long[] negatives;

    /// @param scores one for each sample
    /// @param positive whether the sample is
    /// @throws IllegalArgumentException if there are none, their numbers differ or a score is not finite
    public BinaryScores(double[] scores, boolean[] positive) {
        int n = scores.length;
        if (n == 0) throw new IllegalArgumentException("BinaryScores: expected at least 1 sample, received none");
        if (positive.length != n)
            throw new IllegalArgumentException(
                    "BinaryScores: expected a truth for each of %d scores, received %d".formatted(n, positive.length));
        double[] yes = new double[n], no = new double[n];
        int p = 0, q = 0;
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(scores[i]))
                throw new IllegalArgumentException(
                        "BinaryScores, sample %d: expected a finite score, received %s".formatted(i, scores[i]));
            double score = scores[i] + 0.0; // both zeros are one
            if (positive[i]) yes[p++] = score;
            else no[q++] = score;
        }
        Arrays.sort(yes, 0, p);
        Arrays.sort(no, 0, q);
        double[] t = new double[n];
        long[] up = new long[n], un = new long[n];
        int distinct = 0;
        for (int i = p - 1, j = q - 1; i >= 0 || j >= 0; distinct++) {
            double top = j < 0 || i >= 0 && yes[i] > no[j] ? yes[i] : no[j];
            while (i >= 0 && yes[i] == top) i--;
            while (j >= 0 && no[j] == top) j--;
            t[distinct] = top;
            up[distinct] = p - 1L - i;
            un[distinct] = q - 1L - j;
        }
        thresholds = Arrays.copyOf(t, distinct);
        positives = Arrays.copyOf(up, distinct);
        negatives = Arrays.copyOf(un, distinct);
    }

    /// Samples that are positive.
    public long positives() {
        return positives[positives.length - 1];
    }

    /// Samples that are not.
    public long negatives() {
        return negatives[negatives.length - 1];
    }

    /// The area under the ROC curve: the probability that a positive has a higher score than a negative,
    /// where a tie counts half. Exact but for one division.
    ///
    /// Source: Mann, Whitney: "On a test of whether one of two random variables is stochastically larger
    /// than the other", 1947.
    ///
    /// @throws IllegalStateException unless there are positives and negatives
    public double auc() {
        requireBoth();
        long twice = 0, above = 0, abovePositives = 0;
        for (int i = 0; i < thresholds.length; i++) {
            long p = positives[i] - abovePositives, n = negatives[i] - above;
            // Negatives at this score are below all positives above, and beside those at it.
            twice += n * (2 * abovePositives + p);
            abovePositives = positives[i];
            above = negatives[i];
        }
        return twice / (2.0 * positives() * negatives());
    }

    /// The curve of false against true positives.
    ///
    /// @throws IllegalStateException unless there are positives and negatives
    public RocCurve roc() {
        requireBoth();
        List<RocCurve.Point> points = new ArrayList<>();
        points.add(new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0));
        for (int i = 0; i < thresholds.length; i++)
            points.add(new RocCurve.Point(
                    thresholds[i], (double) negatives[i] / negatives(), (double) positives[i] / positives()));
        return new RocCurve(points);
    }

    /// The curve of precision against recall.
    ///
    /// @throws IllegalStateException if there are no positives
    public PrecisionRecallCurve precisionRecall() {
        requirePositives();
        List<PrecisionRecallCurve.Point> points = new ArrayList<>();
        points.add(new PrecisionRecallCurve.Point(Double.POSITIVE_INFINITY, 1, 0));
        for (int i = 0; i < thresholds.length; i++)
            points.add(
                    new PrecisionRecallCurve.Point(thresholds[i], precision(i), (double) positives[i] / positives()));
        return new PrecisionRecallCurve(points);
    }

    /// The mean of the precision over recall, in steps: `Σ (Rᵢ − Rᵢ₋₁)·Pᵢ` over the thresholds, without
    /// anything in between.
    ///
    /// @throws IllegalStateException if there are no positives
    public double averagePrecision() {
        requirePositives();
        double sum = 0;
        long before = 0;
        for (int i = 0; i < thresholds.length; i++) {
            sum += (positives[i] - before) * precision(i);
            before = positives[i];
        }
        return sum / positives();
    }

    private double precision(int i) {
        return (double) positives[i] / (positives[i] + negatives[i]);
    }

    private void requireBoth() {
        if (positives() == 0 || negatives() == 0)
            throw new IllegalStateException("BinaryScores: expected positives and negatives, received %d and %d"
                    .formatted(positives(), negatives()));
    }

    private void requirePositives() {
        if (positives() == 0)
            throw new IllegalStateException("BinaryScores: expected at least 1 positive, received none");
    }
}
