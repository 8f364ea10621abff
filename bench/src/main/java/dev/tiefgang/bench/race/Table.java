package dev.tiefgang.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Results as text.
public final class Table {
    private Table() {}

    /// A race on a number of threads, a line for each side.
    public static String text(Race race, Result result) {
        var lines = new ArrayList<String>();
        lines.add("%s, %s".formatted(race.what(), threads(result.threads())));
        for (Side side : result.sides())
            lines.add("  %-26s %14s  (%s … %s)%s"
                    .formatted(
                            side.name(),
                            figure(race, result, side.median()),
                            figure(race, result, side.max()),
                            figure(race, result, side.min()),
                            side.name().equals(Ours.NAME) ? ours(result) : difference(side)));
        result.ratio()
                .ifPresent(ratio -> lines.add("  %s as fast as %s%s"
                        .formatted(times(ratio), result.best().orElseThrow().name(), goal(race, result))));
        result.notes().forEach(note -> lines.add("  " + note));
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private static String ours(Result r) {
        return ", %s, %,.0f bytes a step, %d collections".formatted(limit(r), r.allocated(), r.collections());
    }

    private static String difference(Side side) {
        return side.difference() < 0 ? "" : ", difference %.0e".formatted(side.difference());
    }

    private static String goal(Race race, Result result) {
        double goal = race.goal(result.threads());
        return goal == 0 ? "" : ", goal " + times(goal);
    }

    /// What is reached of the limit that counts.
    static String limit(Result r) {
        return r.memoryBound()
                ? format("%.0f %% of %.1f GB/s", 100 * r.reached(), 1e-9 * r.bandwidth())
                : format("%.0f %% of %.0f GFLOP/s", 100 * r.reached(), 1e-9 * r.peak());
    }

    static String times(double ratio) {
        return format(ratio < 10 ? "%.2f×" : "%.1f×", ratio);
    }

    static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    /// What a time of a step means for a race.
    static String figure(Race race, Result result, double seconds) {
        return switch (race.unit()) {
            case TIME -> time(seconds);
            case SAMPLES -> rate(result.samples() / seconds) + "/s";
            case FLOPS -> format("%.1f GFLOP/s", 1e-9 * result.flops() / seconds);
        };
    }

    static String time(double seconds) {
        if (seconds < 1e-3) return format("%.1f µs", 1e6 * seconds);
        return format(seconds < 1e-2 ? "%.3f ms" : seconds < 0.1 ? "%.2f ms" : "%.1f ms", 1e3 * seconds);
    }

    private static String rate(double perSecond) {
        if (perSecond >= 1e6) return format("%.2f M", 1e-6 * perSecond);
        if (perSecond >= 1e4) return format("%.1f K", 1e-3 * perSecond);
        return format(perSecond < 100 ? "%.2f" : "%.0f", perSecond);
    }

    @SuppressWarnings("AnnotateFormatMethod") // it would need annotations at run time
    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /// Names of all sides but ours, in the order in which they first appear.
    static List<String> peers(List<Result> results) {
        return results.stream()
                .flatMap(r -> r.sides().stream().skip(1))
                .map(Side::name)
                .distinct()
                .toList();
    }
}
