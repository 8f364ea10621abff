package dev.tiefgang.train;

import dev.tiefgang.tensor.DataException;

/// What every sample has to fulfil before a network sees it: finite numbers, labels that exist.
public final class DataChecks {
    private DataChecks() {}

    /// Reads the whole set once and returns it if every sample is usable.
    ///
    /// @throws DataException if the set is empty, its target does not fit its labels, or a sample holds NaN, an
    ///                       infinity or a label out of range; the message names the sample
    public static DataSet require(DataSet data) {
        requireForm(data);
        float[] input = new float[data.input().size()],
                target = new float[data.target().size()];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, input, 0, target, 0);
            requireSample(data, i, input, 0, target, 0);
        }
        return data;
    }

    /// Returns the set if it has samples and its target fits its labels, without reading any.
    ///
    /// @throws DataException otherwise
    public static DataSet requireForm(DataSet data) {
        if (data.size() < 1) throw new DataException("Data set '" + data.name() + "' is empty: expected samples");
        if (!data.labels().isEmpty() && data.target().rank() != 0)
            throw new DataException("Data set '" + data.name()
                    + "' has classes: expected targets of shape [], received " + data.target());
        return data;
    }

    /// Checks one sample that lies in the two arrays; allocates nothing where it is good.
    static void requireSample(DataSet data, int index, float[] input, int at, float[] target, int targetAt) {
        int inputs = data.input().size(), targets = data.target().size();
        if (!Finite.all(input, at, inputs)) throw notFinite(data, index, "input", input, at);
        if (!Finite.all(target, targetAt, targets)) throw notFinite(data, index, "target", target, targetAt);
        int classes = data.labels().size();
        if (classes > 0) requireLabel(data, index, target[targetAt], classes);
    }

    /// The weight of a sample, checked.
    static float weight(DataSet data, int index) {
        float weight = data.weight(index);
        if (!(weight >= 0) || weight == Float.POSITIVE_INFINITY)
            throw new DataException("Data set '" + data.name() + "', sample " + index
                    + ": expected a weight of at least 0, received " + weight);
        return weight;
    }

    /// The class of a sample, checked.
    static int label(DataSet data, int index) {
        int label = data.label(index);
        requireLabel(data, index, label, data.labels().size());
        return label;
    }

    /// The class of each sample, checked; 0 for all where the set has no classes.
    static int[] classes(DataSet data) {
        int[] classes = new int[data.size()];
        if (!data.labels().isEmpty()) for (int i = 0; i < classes.length; i++) classes[i] = label(data, i);
        return classes;
    }

    private static void requireLabel(DataSet data, int index, float label, int classes) {
        if (label < 0 || label >= classes || label != (int) label)
            throw new DataException("Data set '" + data.name() + "', sample " + index
                    + ": expected a label that is a whole number from 0 to " + (classes - 1) + ", received " + label);
    }

    private static DataException notFinite(DataSet data, int index, String what, float[] x, int from) {
        int i = from;
        while (Float.isFinite(x[i])) i++;
        return new DataException("Data set '" + data.name() + "', sample " + index + ": expected finite numbers, found "
                + x[i] + " at element " + (i - from) + " of the " + what);
    }
}
