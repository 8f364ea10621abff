package dev.tiefgang.train;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import java.util.Arrays;

/// What can be done about classes of very different size.
public final class Balance {
    private Balance() {}

    /// Number of samples of each class.
    ///
    /// @throws DataException         if a label is out of range
    /// @throws IllegalStateException if the set has no classes
    public static int[] counts(DataSet data) {
        if (data.labels().isEmpty()) throw new IllegalStateException("Data set '" + data.name() + "' has no classes");
        int[] counts = new int[data.labels().size()];
        for (int c : DataChecks.classes(data)) counts[c]++;
        return counts;
    }

    /// A weight for each class, `n / (k · nᵢ)` for `n` samples in `k` classes: all classes together weigh the
    /// same, and a sample weighs 1 on average.
    ///
    /// @throws DataException         if a class has no samples
    /// @throws IllegalStateException if the set has no classes
    public static float[] weights(DataSet data) {
        int[] counts = requireAll(data);
        float[] weights = new float[counts.length];
        for (int c = 0; c < counts.length; c++)
            weights[c] = (float) ((double) data.size() / ((double) counts.length * counts[c]));
        return weights;
    }

    /// A view in which the samples of all classes together [weigh][#weights(DataSet)] the same; weights that
    /// the samples had before are multiplied.
    ///
    /// @throws DataException         if a class has no samples
    /// @throws IllegalStateException if the set has no classes
    public static DataSet weighted(DataSet data) {
        float[] byClass = weights(data), weights = new float[data.size()];
        int[] classes = DataChecks.classes(data);
        for (int i = 0; i < weights.length; i++) weights[i] = byClass[classes[i]] * data.weight(i);
        return data.withWeights(weights);
    }

    /// A view in which every class is as large as the largest one.
    ///
    /// Each sample occurs as often as it fits into that size; the rest are drawn at random, no sample twice.
    /// The samples come in the order of the whole set, those that are repeated in rounds behind it.
    ///
    /// @throws DataException         if a class has no samples, or the view would have more samples than an
    ///                        array
    /// @throws IllegalStateException if the set has no classes
    public static DataSet oversampled(DataSet data, long seed) {
        int[] counts = requireAll(data), classes = DataChecks.classes(data);
        int largest = 0;
        for (int n : counts) largest = Math.max(largest, n);
        long total = (long) largest * counts.length;
        if (total > Integer.MAX_VALUE - 16)
            throw new DataException("Data set '" + data.name() + "': " + total
                    + " samples after balancing are more than one array can hold; balance by weights");
        int[] indices = new int[(int) total], left = new int[counts.length];
        Arrays.fill(left, largest);
        int n = 0;
        for (int round = 0; n < total; round++) {
            boolean[] taken = round(classes, counts, left, Rng.of(seed, "oversample", round));
            for (int i = 0; i < taken.length; i++) if (taken[i]) indices[n++] = i;
        }
        return data.subset(indices);
    }

    /// Takes all samples of the classes that still miss as many, and of the others as many as they miss.
    private static boolean[] round(int[] classes, int[] counts, int[] left, Rng rng) {
        var taken = new boolean[classes.length];
        int[] quota = new int[counts.length];
        for (int c = 0; c < counts.length; c++) {
            quota[c] = Math.min(counts[c], left[c]);
            left[c] -= quota[c];
        }
        for (int i : rng.permutation(classes.length)) if (quota[classes[i]]-- > 0) taken[i] = true;
        return taken;
    }

    private static int[] requireAll(DataSet data) {
        int[] counts = counts(data);
        for (int c = 0; c < counts.length; c++)
            if (counts[c] == 0)
                throw new DataException("Data set '" + data.name() + "': expected samples of class '"
                        + data.labels().get(c) + "' to balance, found none");
        return counts;
    }
}
