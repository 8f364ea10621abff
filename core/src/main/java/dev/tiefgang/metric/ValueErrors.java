package dev.tiefgang.metric;

/// Real values that were predicted, and what they are.
public final class ValueErrors {
    private final int width;
    private final float[] predicted; // [samples, width]
    private final float[] actual;

    /// @param width numbers of a sample
    /// @param predicted `[samples, width]`, row-major
    /// @param actual the same
    /// @throws IllegalArgumentException if there is no sample, their numbers differ or one is not finite
    public ValueErrors(int width, float[] predicted, float[] actual) {
        if (width < 1)
            throw new IllegalArgumentException(
                    "ValueErrors: expected at least 1 number for a sample, received " + width);
        if (actual.length == 0)
            throw new IllegalArgumentException("ValueErrors: expected at least 1 sample, received none");
        if (actual.length % width != 0 || predicted.length != actual.length)
            throw new IllegalArgumentException("ValueErrors: expected samples of %d numbers, received %d and %d in all"
                    .formatted(width, predicted.length, actual.length));
        for (int i = 0; i < actual.length; i++)
            if (!Float.isFinite(predicted[i]) || !Float.isFinite(actual[i]))
                throw new IllegalArgumentException("ValueErrors, sample %d: expected finite numbers, received %s for %s"
                        .formatted(i / width, predicted[i], actual[i]));
        this.width = width;
        this.predicted = predicted.clone();
        this.actual = actual.clone();
    }

    /// The mean absolute error, over all numbers: `mean |p − y|`.
    public double meanAbsolute() {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) sum += Math.abs((double) predicted[i] - actual[i]);
        return sum / actual.length;
    }

    /// The root of the mean squared error, over all numbers: `√mean (p − y)²`.
    public double rootMeanSquare() {
        double sum = 0;
        for (int c = 0; c < width; c++) sum += squares(c);
        return Math.sqrt(sum / actual.length);
    }

    /// The coefficient of determination, `1 − Σ (p − y)² / Σ (y − ȳ)²`, as the mean over the numbers of a
    /// sample: 1 for perfect predictions, 0 for those that are as good as the mean, below 0 for worse.
    ///
    /// A number that is the same in all samples counts 1 where it is always predicted right, else 0.
    public double determination() {
        double sum = 0;
        for (int c = 0; c < width; c++) {
            double left = squares(c), all = spread(c);
            sum += all > 0 ? 1 - left / all : left > 0 ? 0 : 1;
        }
        return sum / width;
    }

    /// `Σ (p − y)²` of one number of the samples.
    private double squares(int c) {
        double sum = 0;
        for (int i = c; i < actual.length; i += width) {
            double d = (double) predicted[i] - actual[i];
            sum += d * d;
        }
        return sum;
    }

    /// `Σ (y − ȳ)²` of one number of the samples, around the first, which loses nothing where all are the
    /// same.
    private double spread(int c) {
        double first = actual[c], sum = 0, squares = 0;
        int n = actual.length / width;
        for (int i = c; i < actual.length; i += width) sum += actual[i] - first;
        double mean = sum / n;
        for (int i = c; i < actual.length; i += width) {
            double d = actual[i] - first - mean;
            squares += d * d;
        }
        return squares;
    }
}
