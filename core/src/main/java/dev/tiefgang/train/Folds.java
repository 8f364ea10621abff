package dev.tiefgang.train;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import java.util.ArrayList;
import java.util.List;

/// Cross-validation: a set cut into `k` parts, each of which is once what models are judged by.
///
/// Source: M. Stone, "Cross-validatory choice and assessment of statistical predictions", 1974.
public final class Folds {
    private Folds() {}

    /// The `k` splits of a set; the validation part of split `i` is part `i`, its training part all others.
    ///
    /// The samples of each class are dealt to the parts in random order, one after the other, and the next
    /// class goes on where the last one ended: parts differ by at most one sample, in each class and in all.
    /// A set without classes is dealt as one class. All parts keep the order of the whole set. The same seed
    /// gives the same parts on every machine.
    ///
    /// @param k number of parts, 2 to the size of the set
    /// @throws DataException            if the set is empty
    /// @throws IllegalArgumentException if there cannot be so many parts
    public static List<Split> stratified(DataSet data, int k, long seed) {
        int size = data.size();
        if (size == 0) throw new DataException("Data set '" + data.name() + "' is empty: nothing to split");
        if (k < 2 || k > size)
            throw new IllegalArgumentException(
                    "Folds of '" + data.name() + "': expected 2 … " + size + " parts, received " + k);
        int[] part = parts(data, k, seed);
        var splits = new ArrayList<Split>();
        for (int f = 0; f < k; f++)
            splits.add(new Split(data.subset(where(part, f, false)), data.subset(where(part, f, true))));
        return List.copyOf(splits);
    }

    private static int[] parts(DataSet data, int k, long seed) {
        int[] order = Rng.of(seed, "folds", 0).permutation(data.size()), part = new int[order.length];
        int[] classes = DataChecks.classes(data);
        int dealt = 0;
        for (int c = 0; c < Math.max(1, data.labels().size()); c++)
            for (int i : order) if (classes[i] == c) part[i] = dealt++ % k;
        return part;
    }

    private static int[] where(int[] part, int fold, boolean inside) {
        int count = 0;
        for (int p : part) if (p == fold == inside) count++;
        int[] found = new int[count];
        for (int i = 0, n = 0; i < part.length; i++) if (part[i] == fold == inside) found[n++] = i;
        return found;
    }
}
