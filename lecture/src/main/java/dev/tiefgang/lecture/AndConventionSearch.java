package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Tries every convention under which an epoch may lead from some weights to others.
final class AndConventionSearch {
    private static final int PATTERNS = Task.AND.size();
    /// What the errors of an epoch can sum up to in one weight: one to four of size 1 or of size 2.
    private static final long[] SUMS = {1, 2, 3, 4, 6, 8};
    /// Rates that one may think of, beside those that can do it.
    private static final double[] OTHERS = {0.01, 0.02, 0.03, 0.04, 0.06, 0.07, 0.08, 0.09, 0.3, 0.5, 0.7, 0.9, 1};

    private final List<AndReading> readings = AndReading.all();
    private final long[] start;
    private final long[] after;

    AndConventionSearch(double[] start, double[] after) {
        this.start = AndConvention.exact(start);
        this.after = AndConvention.exact(after);
    }

    long[] start() {
        return start.clone();
    }

    long[] after() {
        return after.clone();
    }

    /// The only rates that can do it: the largest change of a weight is the rate times a sum of errors,
    /// which a mean divides by the number of patterns.
    SortedSet<Long> possible() {
        long change = IntStream.range(0, start.length)
                .mapToLong(i -> Math.abs(after[i] - start[i]))
                .max()
                .orElseThrow();
        var rates = new TreeSet<Long>();
        for (long sum : SUMS) {
            rates.add(change / sum);
            rates.add(PATTERNS * change / sum);
        }
        return rates;
    }

    SortedSet<Long> rates() {
        SortedSet<Long> rates = possible();
        for (long rate : AndConvention.exact(OTHERS)) rates.add(rate);
        return rates;
    }

    /// Every pattern once an epoch. Where the weights change only at its end, one order stands for all.
    List<AndConvention> once() {
        var all = new ArrayList<AndConvention>();
        List<List<Integer>> orders = sequences(true);
        for (AndReading reading : readings)
            for (long alpha : rates())
                for (AndConvention.Rule rule : AndConvention.Rule.values())
                    for (List<Integer> order : rule == AndConvention.Rule.ONLINE ? orders : orders.subList(0, 1))
                        all.add(new AndConvention(reading, rule, alpha, order));
        return all;
    }

    /// As many patterns as there are, each drawn from all of them: some may come twice, others not at all.
    ///
    /// @return how many conventions there are
    long drawn(Consumer<AndConvention> each) {
        List<List<Integer>> draws = sequences(false);
        SortedSet<Long> rates = rates();
        for (AndReading reading : readings)
            for (long alpha : rates)
                for (List<Integer> draw : draws)
                    each.accept(new AndConvention(reading, AndConvention.Rule.ONLINE, alpha, draw));
        return (long) readings.size() * rates.size() * draws.size();
    }

    boolean hits(AndConvention convention) {
        return convention.leads(start, after);
    }

    private static List<List<Integer>> sequences(boolean once) {
        List<List<Integer>> sequences = List.of(List.of());
        for (int place = 0; place < PATTERNS; place++)
            sequences = sequences.stream()
                    .flatMap(s -> IntStream.range(0, PATTERNS)
                            .filter(p -> !once || !s.contains(p))
                            .mapToObj(p -> {
                                var longer = new ArrayList<>(s);
                                longer.add(p);
                                return List.copyOf(longer);
                            }))
                    .toList();
        return sequences;
    }
}
