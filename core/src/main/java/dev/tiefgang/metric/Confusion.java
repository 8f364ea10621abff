package dev.tiefgang.metric;

/// How often each class was taken for each other.
///
/// What a class was never taken for, or never was, counts as a share of 0.
public final class Confusion {
    private final long[][] counts; // [actual][predicted]
    private final long[] actual;
    private final long[] predicted;
    private final long samples;
    private final long right;

    private Confusion(long[][] counts) {
        int k = counts.length;
        this.counts = counts;
        this.actual = new long[k];
        this.predicted = new long[k];
        long all = 0, diagonal = 0;
        for (int i = 0; i < k; i++) {
            diagonal += counts[i][i];
            for (int j = 0; j < k; j++) {
                actual[i] += counts[i][j];
                predicted[j] += counts[i][j];
                all += counts[i][j];
            }
        }
        this.samples = all;
        this.right = diagonal;
    }

    /// A confusion that was counted.
    ///
    /// @param counts `counts[actual][predicted]`
    /// @throws IllegalArgumentException if it is not square or has a count below 0
    public static Confusion of(long[][] counts) {
        long[][] copy = new long[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            copy[i] = counts[i].clone();
            if (copy[i].length != copy.length)
                throw new IllegalArgumentException("Confusion: expected %d counts for class %d, received %d"
                        .formatted(copy.length, i, copy[i].length));
            for (long n : copy[i])
                if (n < 0) throw new IllegalArgumentException("Confusion: expected counts from 0, received " + n);
        }
        return new Confusion(copy);
    }

    /// Counts what classes were taken for.
    ///
    /// @throws IllegalArgumentException if there are more of one than of the other, or a class is out of
    ///     range
    public static Confusion of(int classes, int[] actual, int[] predicted) {
        if (actual.length != predicted.length)
            throw new IllegalArgumentException("Confusion: expected a prediction for each of %d samples, received %d"
                    .formatted(actual.length, predicted.length));
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < actual.length; i++)
            counts[requireClass(i, actual[i], classes)][requireClass(i, predicted[i], classes)]++;
        return new Confusion(counts);
    }

    private static int requireClass(int sample, int c, int classes) {
        if (c < 0 || c >= classes)
            throw new IllegalArgumentException("Confusion, sample %d: expected a class from 0 to %d, received %d"
                    .formatted(sample, classes - 1, c));
        return c;
    }

    public int classes() {
        return counts.length;
    }

    /// Samples in all.
    public long samples() {
        return samples;
    }

    /// Samples of one class that were taken for another, or for their own.
    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /// Samples of a class.
    public long support(int c) {
        return actual[c];
    }

    /// Of those predicted to be in a class, the share that is.
    public double precision(int c) {
        return share(counts[c][c], predicted[c]);
    }

    /// Of those in a class, the share that was found.
    public double recall(int c) {
        return share(counts[c][c], actual[c]);
    }

    /// The harmonic mean of precision and recall.
    public double f1(int c) {
        return share(2 * counts[c][c], predicted[c] + actual[c]);
    }

    /// The share of samples that are right.
    ///
    /// @throws IllegalStateException if there are no samples
    public double accuracy() {
        requireSamples();
        return share(right, samples);
    }

    /// The mean recall of the classes that occur, so that small classes count as much as large ones.
    ///
    /// @throws IllegalStateException if there are no samples
    public double balancedAccuracy() {
        requireSamples();
        double sum = 0;
        int occurring = 0;
        for (int c = 0; c < counts.length; c++) {
            if (actual[c] == 0) continue;
            sum += recall(c);
            occurring++;
        }
        return sum / occurring;
    }

    /// How strongly what is and what was predicted go together: 1 if all are right, 0 for guesses, also
    /// where there is nothing but one class or one prediction.
    ///
    /// `(r·n − Σ aₖ·pₖ) / √((n² − Σ aₖ²)·(n² − Σ pₖ²))` with `r` right ones of `n` samples, of which `aₖ`
    /// are in class `k` and `pₖ` were predicted to be. Sources: Matthews: "Comparison of the predicted and
    /// observed secondary structure of T4 phage lysozyme", 1975; for several classes Gorodkin: "Comparing
    /// two K-category assignments by a K-category correlation coefficient", 2004.
    ///
    /// @throws IllegalStateException if there are no samples
    public double matthews() {
        requireSamples();
        double square = (double) samples * samples,
                a = square - dot(actual, actual),
                p = square - dot(predicted, predicted);
        if (a == 0 || p == 0) return 0;
        return ((double) right * samples - dot(actual, predicted)) / Math.sqrt(a * p);
    }

    /// How much more often what is and what was predicted agree than by chance: `(o − e) / (1 − e)` for a
    /// share of `o` that agrees where `e` was to be expected; 0 where there is nothing but one class.
    ///
    /// Source: Cohen: "A coefficient of agreement for nominal scales", 1960.
    ///
    /// @throws IllegalStateException if there are no samples
    public double kappa() {
        requireSamples();
        double square = (double) samples * samples, chance = dot(actual, predicted);
        return square == chance ? 0 : ((double) right * samples - chance) / (square - chance);
    }

    private static double dot(long[] a, long[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (double) a[i] * b[i];
        return sum;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private void requireSamples() {
        if (samples == 0) throw new IllegalStateException("Confusion: expected at least 1 sample, received none");
    }
}
