package dev.tiefgang.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A score for each class of each sample, for example its probability, and what class it is.
public final class ClassScores {
    /// Bins of a calibration where no number is named.
    public static final int BINS = 15;

    private final int classes;
    private final float[] scores; // [samples, classes]
    private final int[] actual;

    /// @param classes number of classes
    /// @param scores `[samples, classes]`, row-major
    /// @param actual the class of each sample
    /// @throws IllegalArgumentException if there is no sample, their numbers differ, a score is not finite
    ///     or a class is out of range
    public ClassScores(int classes, float[] scores, int[] actual) {
        if (classes < 1)
            throw new IllegalArgumentException("ClassScores: expected at least 1 class, received " + classes);
        if (actual.length == 0)
            throw new IllegalArgumentException("ClassScores: expected at least 1 sample, received none");
        if (scores.length != (long) actual.length * classes)
            throw new IllegalArgumentException(
                    "ClassScores: expected %d scores for each of %d samples, received %d in all"
                            .formatted(classes, actual.length, scores.length));
        this.classes = classes;
        this.scores = scores.clone();
        this.actual = actual.clone();
        for (int i = 0; i < scores.length; i++)
            if (!Float.isFinite(scores[i]))
                throw new IllegalArgumentException("ClassScores, sample %d: expected finite scores, received %s"
                        .formatted(i / classes, scores[i]));
        for (int i = 0; i < actual.length; i++)
            if (actual[i] < 0 || actual[i] >= classes)
                throw new IllegalArgumentException("ClassScores, sample %d: expected a class from 0 to %d, received %d"
                        .formatted(i, classes - 1, actual[i]));
    }

    public int classes() {
        return classes;
    }

    public int samples() {
        return actual.length;
    }

    /// The class with the highest score of a sample, the first of equals.
    public int predicted(int sample) {
        int from = sample * classes, best = 0;
        for (int c = 1; c < classes; c++) if (scores[from + c] > scores[from + best]) best = c;
        return best;
    }

    /// What was taken for what, by the highest score.
    public Confusion confusion() {
        return Confusion.of(
                classes,
                actual,
                IntStream.range(0, samples()).map(this::predicted).toArray());
    }

    /// The share of samples whose class is among the `k` with the highest scores; of equals the first come
    /// first, so that the top 1 is the prediction.
    ///
    /// @throws IllegalArgumentException unless `k` is from 1 to the number of classes
    public double top(int k) {
        if (k < 1 || k > classes)
            throw new IllegalArgumentException(
                    "ClassScores.top: expected a k from 1 to " + classes + ", received " + k);
        long hit = 0;
        for (int i = 0; i < samples(); i++) {
            int from = i * classes, own = actual[i], before = 0;
            for (int c = 0; c < classes; c++) {
                float s = scores[from + c], t = scores[from + own];
                if (s > t || s == t && c < own) before++;
            }
            if (before < k) hit++;
        }
        return (double) hit / samples();
    }

    /// One class against all others.
    public BinaryScores against(int c) {
        double[] score = new double[samples()];
        boolean[] positive = new boolean[samples()];
        for (int i = 0; i < samples(); i++) {
            score[i] = scores[i * classes + c];
            positive[i] = actual[i] == c;
        }
        return new BinaryScores(score, positive);
    }

    /// The mean area under the ROC curves of the classes, each [against all others][#against]; classes that
    /// no sample or every sample is in are left out, and there is none where that leaves nothing.
    public OptionalDouble auc() {
        return mean(BinaryScores::auc);
    }

    /// The mean average precision of the classes, each [against all others][#against]; classes that no
    /// sample or every sample is in are left out, and there is none where that leaves nothing.
    public OptionalDouble averagePrecision() {
        return mean(BinaryScores::averagePrecision);
    }

    private OptionalDouble mean(ToDoubleFunction<BinaryScores> metric) {
        return IntStream.range(0, classes)
                .mapToObj(this::against)
                .filter(b -> b.positives() > 0 && b.negatives() > 0)
                .mapToDouble(metric)
                .average();
    }

    /// True where every score lies between 0 and 1, as probabilities do.
    public boolean areShares() {
        for (float s : scores) if (!(s >= 0 && s <= 1)) return false;
        return true;
    }

    /// How far the highest scores can be taken for probabilities.
    ///
    /// @param bins equal parts from 0 to 1, at least 1
    /// @throws IllegalStateException if a score lies outside 0 … 1
    public Calibration calibration(int bins) {
        if (bins < 1)
            throw new IllegalArgumentException("ClassScores.calibration: expected at least 1 bin, received " + bins);
        if (!areShares())
            throw new IllegalStateException("ClassScores.calibration: expected scores from 0 to 1, received others");
        long[] samples = new long[bins], right = new long[bins];
        double[] sum = new double[bins];
        for (int i = 0; i < samples(); i++) {
            int guess = predicted(i);
            double confidence = scores[i * classes + guess];
            int bin = Math.max(0, (int) Math.ceil(confidence * bins) - 1);
            samples[bin]++;
            sum[bin] += confidence;
            if (guess == actual[i]) right[bin]++;
        }
        List<Calibration.Bin> all = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            double n = Math.max(1, samples[b]);
            all.add(new Calibration.Bin((double) b / bins, (b + 1.0) / bins, samples[b], sum[b] / n, right[b] / n));
        }
        return new Calibration(all);
    }
}
