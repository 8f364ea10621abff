package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// All that must be known to compute the perceptron of the slide: how its weights are read, and how it
/// learns. Weights and rates are counted in [#UNIT]ths, as whole numbers, so that every sum is exact and
/// `in > 0` differs from `in ≥ 0` only where `in` is 0 indeed.
///
/// @param alpha the learning rate, in the unit of the weights
/// @param order the patterns of an epoch, in the order in which they are presented
record AndConvention(AndReading reading, Rule rule, long alpha, List<Integer> order) {
    /// 1 in the unit of weights. A millionth has 96 of them: it can be divided by 8, by 3, and by the four
    /// patterns of a mean once more.
    static final long UNIT = 96_000_000;

    private static final int MOST_EPOCHS = 20;

    /// When the weights change.
    enum Rule {
        ONLINE,
        /// After all patterns, by the sum of the changes.
        BATCH_SUM,
        /// After all patterns, by the mean of the changes.
        BATCH_MEAN
    }

    static long[] exact(double[] w) {
        return Arrays.stream(w)
                .mapToLong(x -> Math.round(x * 1e6) * (UNIT / 1_000_000))
                .toArray();
    }

    static double[] real(long[] w) {
        return Arrays.stream(w).mapToDouble(x -> (double) x / UNIT).toArray();
    }

    double rate() {
        return (double) alpha / UNIT;
    }

    /// Learns an epoch.
    ///
    /// @param w changed
    /// @return how many outputs were wrong while the patterns were presented
    int epoch(long[] w) {
        long[] sum = rule == Rule.ONLINE ? w : new long[w.length];
        int wrong = 0;
        for (int p : order) if (present(p, w, sum)) wrong++;
        if (rule != Rule.ONLINE)
            for (int i = 0; i < w.length; i++) w[i] += rule == Rule.BATCH_MEAN ? sum[i] / order.size() : sum[i];
        return wrong;
    }

    /// Adds what pattern `p` changes, which may be added to the weights themselves.
    ///
    /// @return whether the output was wrong
    boolean present(int p, long[] w, long[] sum) {
        int[] x = reading.inputs()[p];
        int error = reading.wanted()[p] - reading.output(AndReading.in(w, x));
        for (int i = 0; i < x.length; i++) sum[i] += alpha * error * x[i];
        return error != 0;
    }

    boolean leads(long[] start, long[] after) {
        long[] w = start.clone();
        epoch(w);
        return Arrays.equals(w, after);
    }

    /// How many were wrong while presenting in each epoch, up to the first without an error or to
    /// [#MOST_EPOCHS].
    List<Integer> wrong(long[] start) {
        long[] w = start.clone();
        var wrong = new ArrayList<Integer>();
        do wrong.add(epoch(w));
        while (wrong.getLast() > 0 && wrong.size() < MOST_EPOCHS);
        return wrong;
    }

    /// How many are wrong if the weights before and after the first epoch are tested.
    List<Integer> tested(long[] start, long[] after) {
        return List.of(reading.tested(start), reading.tested(after));
    }

    /// The smallest |in| while the patterns of so many epochs are presented.
    double leastSum(long[] start, int epochs) {
        long[] w = start.clone();
        long least = Long.MAX_VALUE;
        for (int e = 0; e < epochs; e++) {
            long[] now = w.clone(), sum = rule == Rule.ONLINE ? now : new long[w.length];
            for (int p : order) {
                least = Math.min(least, Math.abs(AndReading.in(now, reading.inputs()[p])));
                present(p, now, sum);
            }
            epoch(w);
        }
        return (double) least / UNIT;
    }

    /// The patterns as the slide's table writes them: `11, 10, 01, 00`.
    String patterns() {
        return order.stream()
                .map(p -> Numbers.plain(Task.AND.x()[p][0])
                        + Numbers.plain(Task.AND.x()[p][1]))
                .collect(Collectors.joining(", "));
    }
}
