package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.DataSet;
import java.util.ArrayList;
import java.util.List;

/// What a look at every sample of a data set finds: how the classes are balanced, and what is wrong.
///
/// Lists hold at most [#MOST] entries; the numbers beside them count all.
///
/// @param name       of the set
/// @param samples    number of samples
/// @param classes    size of each class; empty where targets are real values
/// @param broken     samples that cannot be read or hold no usable label, with the reason
/// @param brokenCount number of them
/// @param notFinite  samples with NaN or an infinity among their inputs or targets
/// @param notFiniteCount number of them
/// @param constant   columns of a table that have one value in all samples
/// @param duplicates samples whose input is that of an earlier one
/// @param duplicateCount number of them
public record DataReport(
        String name,
        int samples,
        List<ClassSize> classes,
        List<Broken> broken,
        int brokenCount,
        List<Integer> notFinite,
        int notFiniteCount,
        List<String> constant,
        List<Duplicates.Pair> duplicates,
        int duplicateCount) {
    /// Most entries of a list.
    public static final int MOST = 100;

    /// A class and its number of samples.
    public record ClassSize(String label, int samples) {}

    /// A sample that cannot be used.
    public record Broken(int index, String problem) {}

    public DataReport {
        classes = List.copyOf(classes);
        broken = List.copyOf(broken);
        notFinite = List.copyOf(notFinite);
        constant = List.copyOf(constant);
        duplicates = List.copyOf(duplicates);
    }

    /// Looks at every sample once.
    public static DataReport of(DataSet data) {
        return new Look(data).report();
    }

    /// Size of the largest class over that of the smallest; infinite where a class is empty, 1 without classes.
    public double imbalance() {
        int least = Integer.MAX_VALUE, most = 0;
        for (ClassSize c : classes) {
            least = Math.min(least, c.samples());
            most = Math.max(most, c.samples());
        }
        return classes.isEmpty() ? 1 : least == 0 ? Double.POSITIVE_INFINITY : (double) most / least;
    }

    /// What is wrong, one sentence each; empty where nothing is. Classes of different size are no mistake,
    /// empty ones are.
    public List<String> problems() {
        var problems = new ArrayList<String>();
        if (samples == 0) problems.add("There are no samples.");
        if (brokenCount > 0)
            problems.add(count(brokenCount, "sample") + " cannot be used, the first is "
                    + broken.getFirst().index() + ": " + broken.getFirst().problem());
        if (notFiniteCount > 0)
            problems.add(count(notFiniteCount, "sample") + " with NaN or an infinity, the first is "
                    + notFinite.getFirst() + ".");
        for (ClassSize c : classes) if (c.samples() == 0) problems.add(empty(c.label()));
        if (!constant.isEmpty())
            problems.add("Columns with one value only, which tell nothing: " + String.join(", ", constant) + ".");
        long contradictions = duplicates.stream().filter(p -> !p.sameTarget()).count();
        if (duplicateCount > 0)
            problems.add(count(duplicateCount, "sample") + " with the input of an earlier one, the first is "
                    + duplicates.getFirst().second() + ", equal to "
                    + duplicates.getFirst().first()
                    + (contradictions > 0 ? "; some of them with another target." : "."));
        return List.copyOf(problems);
    }

    /// What [#problems] says about a class without samples.
    public static String empty(String label) {
        return "Class '" + label + "' has no samples.";
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /// One pass over a set.
    private static final class Look {
        private final DataSet data;
        private final float[] input;
        private final float[] target;
        private final int[] counts;
        private final List<Broken> broken = new ArrayList<>();
        private final List<Integer> notFinite = new ArrayList<>();
        private final float[] first;
        private final boolean[] varies;
        private final boolean[] usable;
        private int brokenCount;
        private int notFiniteCount;
        private int good;

        Look(DataSet data) {
            this.data = data;
            input = new float[data.input().size()];
            target = new float[data.target().size()];
            counts = new int[data.labels().size()];
            first = new float[input.length];
            varies = new boolean[input.length];
            usable = new boolean[data.size()];
        }

        DataReport report() {
            for (int i = 0; i < data.size(); i++) {
                try {
                    data.read(i, input, 0, target, 0);
                    sample(i);
                } catch (DataException e) {
                    broken(i, String.valueOf(e.getMessage()));
                }
            }
            var pairs = new ArrayList<Duplicates.Pair>();
            int duplicates = Duplicates.within(data, usable, MOST, pairs);
            var classes = new ArrayList<ClassSize>();
            for (int c = 0; c < counts.length; c++)
                classes.add(new ClassSize(data.labels().get(c), counts[c]));
            return new DataReport(
                    data.name(),
                    data.size(),
                    classes,
                    broken,
                    brokenCount,
                    notFinite,
                    notFiniteCount,
                    constant(),
                    pairs,
                    duplicates);
        }

        private void broken(int i, String problem) {
            if (brokenCount++ < MOST) broken.add(new Broken(i, problem));
        }

        private void sample(int i) {
            usable[i] = true;
            boolean finite = isFinite(input) && isFinite(target);
            if (!finite && notFiniteCount++ < MOST) notFinite.add(i);
            if (counts.length > 0) {
                float c = target[0];
                if (c >= 0 && c < counts.length && c == (int) c) counts[(int) c]++;
                else if (finite) broken(i, "expected a label of 0 to " + (counts.length - 1) + ", received " + c + ".");
            }
            if (good++ == 0) System.arraycopy(input, 0, first, 0, input.length);
            for (int e = 0; e < input.length; e++) varies[e] |= input[e] != first[e];
        }

        private static boolean isFinite(float[] x) {
            for (float v : x) if (!Float.isFinite(v)) return false;
            return true;
        }

        /// Only tables have columns: the corners of pictures are often all black.
        private List<String> constant() {
            var names = new ArrayList<String>();
            if (data.input().rank() != 1 || good < 2) return names;
            List<String> columns = data instanceof Table t ? t.columns() : List.of();
            for (int e = 0; e < varies.length; e++)
                if (!varies[e] && names.size() < MOST) names.add(columns.isEmpty() ? "input " + e : columns.get(e));
            return names;
        }
    }
}
