package dev.tiefgang.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Results as a section of a Markdown document.
public final class Report {
    private Report() {}

    /// A table with a row for each race and number of threads, and what is to be said about it.
    public static String markdown(List<Result> results) {
        Map<String, Race> races = Races.all().stream().collect(Collectors.toMap(Race::name, Function.identity()));
        List<String> peers = Table.peers(results);
        var text = new StringBuilder("## Races\n\n| race | threads | Tiefgang (slowest … fastest round) | ")
                .append(String.join(" | ", peers))
                .append(" | times as fast as the best | goal | of the limit | bytes a step, collections |\n|---|---|")
                .append("---|".repeat(peers.size() + 5))
                .append('\n');
        for (Result r : results) row(text, Objects.requireNonNull(races.get(r.race())), r, peers);
        text.append("\n### Notes\n");
        notes(results).forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, Race race, Result r, List<String> peers) {
        var cells = new ArrayList<String>();
        cells.add(race.name());
        cells.add(String.valueOf(r.threads()));
        Side ours = r.ours();
        cells.add("%s (%s … %s)"
                .formatted(
                        Table.figure(race, r, ours.median()),
                        Table.figure(race, r, ours.max()),
                        Table.figure(race, r, ours.min())));
        for (String peer : peers)
            cells.add(r.sides().stream()
                    .filter(side -> side.name().equals(peer))
                    .map(side -> Table.figure(race, r, side.median()))
                    .findFirst()
                    .orElse(""));
        cells.add(r.ratio().map(ratio -> "**" + Table.times(ratio) + "**").orElse(""));
        cells.add(race.goal(r.threads()) == 0 ? "" : Table.times(race.goal(r.threads())));
        cells.add(Table.limit(r));
        cells.add(Table.format("%,.0f, %d", r.allocated(), r.collections()));
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static List<String> notes(List<Result> results) {
        var notes = new ArrayList<String>();
        notes.add("All sides of a row took turns in one process; each row is a process of its own."
                + " Figures are medians of the rounds.");
        notes.add("Weights and inputs are the same, and what comes out was compared before, except where said below:"
                + " predictions, products, gradients, and the losses of the first two steps of training. The largest"
                + " difference seen was "
                + Table.format("%.1e", largest(results)) + " of the largest number.");
        notes.add("Inputs of the others lie ready in their own memory and layout; those of our networks are handed over"
                + " in each step as rows of a `float[]`, those of our single ops lie ready row by row. XOR is learned"
                + " by steps as the trainer makes them, without its bookkeeping.");
        notes.add("The limit is the measured peak of fused multiply-adds, or the measured read bandwidth where weights"
                + " of 16 MB and more must be read in less time than the arithmetic needs; work is counted as done"
                + " directly, so Winograd's formulas may exceed it.");
        notes.add("PyTorch runs op by op, since its compiled form cannot be made from Java; TensorFlow runs graphs,"
                + " with pictures channels last; DL4J runs its own layers, whose convolutions unfold the pictures by"
                + " an op and multiply matrices, also in its build with oneDNN.");
        var more = new TreeSet<String>();
        results.forEach(r -> r.notes().forEach(note -> more.add(note + " (" + r.race() + ")")));
        notes.addAll(merged(more));
        return notes;
    }

    private static double largest(List<Result> results) {
        return results.stream()
                .flatMap(r -> r.sides().stream())
                .mapToDouble(Side::difference)
                .max()
                .orElse(0);
    }

    /// The same said about several races becomes one note.
    private static List<String> merged(Set<String> notes) {
        return notes.stream()
                .collect(Collectors.groupingBy(
                        note -> note.substring(0, note.lastIndexOf(" (")),
                        TreeMap::new,
                        Collectors.mapping(
                                note -> note.substring(note.lastIndexOf(" (") + 2, note.length() - 1),
                                Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .toList();
    }
}
