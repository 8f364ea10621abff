package dev.tiefgang.train;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;

/// Two parts of one data set that share no sample.
///
/// @param training   what the network learns from
/// @param validation what models are compared on while they learn; may be empty
public record Split(DataSet training, DataSet validation) {

    /// Puts `validation` samples aside, drawn at random, each class in the proportion it has in the whole set.
    ///
    /// The number of a class is its exact share rounded down; what is missing goes to the classes with the
    /// largest remainders, the lower class first. A set without classes is drawn from as one class. Both parts
    /// keep the order of the whole set. The same seed gives the same split on every machine.
    ///
    /// @throws DataException            if the set is empty
    /// @throws IllegalArgumentException if `validation` is negative or leaves nothing to learn from
    public static Split stratified(DataSet data, int validation, long seed) {
        int size = data.size();
        if (size == 0) throw new DataException("Data set '" + data.name() + "' is empty: nothing to split");
        if (validation < 0 || validation >= size)
            throw new IllegalArgumentException("Split of '" + data.name() + "': expected 0 … " + (size - 1)
                    + " validation samples of " + size + ", received " + validation);
        int[] classes = DataChecks.classes(data);
        int[] left = quotas(classes, Math.max(1, data.labels().size()), validation);
        var aside = new boolean[size];
        for (int i : Rng.of(seed, "split", 0).permutation(size)) if (left[classes[i]]-- > 0) aside[i] = true;
        return new Split(
                data.subset(where(aside, false, size - validation)), data.subset(where(aside, true, validation)));
    }

    /// How many of each class go aside; the sum is `total`.
    private static int[] quotas(int[] classes, int count, int total) {
        int[] quota = new int[count];
        for (int c : classes) quota[c]++;
        long[] remainder = new long[count];
        int missing = total;
        for (int c = 0; c < count; c++) {
            long share = (long) quota[c] * total;
            remainder[c] = share % classes.length;
            quota[c] = (int) (share / classes.length);
            missing -= quota[c];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int c = 1; c < count; c++) if (remainder[c] > remainder[largest]) largest = c;
            quota[largest]++;
            remainder[largest] = -1;
        }
        return quota;
    }

    private static int[] where(boolean[] aside, boolean value, int count) {
        int[] found = new int[count];
        for (int i = 0, n = 0; i < aside.length; i++) if (aside[i] == value) found[n++] = i;
        return found;
    }
}
