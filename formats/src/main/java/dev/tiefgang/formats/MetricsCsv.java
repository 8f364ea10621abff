package dev.tiefgang.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The table of a run's metrics: `epoch,step,` and further columns, one row of numbers a line.
///
/// Each row is written at once, so that at most the last line is torn after a crash; readers pass over a last
/// line that does not end. Numbers are written as Java does, with a point and independent of the locale.
public final class MetricsCsv {
    private static final List<String> FIRST = List.of("epoch", "step");
    private static final int STEP = 1;
    private static final int MAX_BYTES = 1 << 28;

    private final Path file;
    private final int columns;

    /// A table as it was read.
    ///
    /// @param columns the names, `epoch` and `step` first
    /// @param rows the numbers of each row, as many as there are columns
    public record Table(List<String> columns, List<List<Double>> rows) {
        /// Takes copies, so that nobody can change the record.
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// Opens a table for appending; it is made if it is not there, and loses a torn last line if it is.
    ///
    /// @param columns the names of the columns after `epoch` and `step`
    /// @throws FormatException if the file is there and has other columns or holds other things than numbers
    /// @throws FileException if it cannot be read or written
    public MetricsCsv(Path file, String... columns) {
        this.file = file;
        this.columns = columns.length;
        var names = new ArrayList<>(FIRST);
        names.addAll(Arrays.asList(columns));
        for (String name : names)
            if (name.matches(".*[,\"\\s].*|"))
                throw new IllegalArgumentException(
                        "MetricsCsv: expected column names without spaces, commas and quotes, received '" + name + "'");
        String header = String.join(",", names);
        List<String> lines = Files.exists(file) ? lines(file) : List.of();
        if (lines.isEmpty()) lines = List.of(header);
        if (!lines.getFirst().equals(header))
            throw new FormatException(
                    file + ", line 1: expected the columns " + header + ", received " + lines.getFirst());
        table(file, lines);
        write(file, lines);
    }

    /// Appends one row.
    ///
    /// @param values as many as there are columns after `epoch` and `step`
    /// @throws FileException if it cannot be written
    public void append(long epoch, long step, double... values) {
        if (values.length != columns)
            throw new IllegalArgumentException(
                    "MetricsCsv: expected " + columns + " values, received " + Arrays.toString(values));
        var line = new StringBuilder().append(epoch).append(',').append(step);
        for (double value : values) line.append(',').append(value);
        try {
            Files.writeString(file, line.append('\n'), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FileException.of(file, "written", e);
        }
    }

    /// Reads a table.
    ///
    /// @throws FormatException if it holds other things than numbers, with the line
    /// @throws FileException if it cannot be read
    public static Table read(Path file) {
        return table(file, lines(file));
    }

    /// Removes the rows of later steps than `step`, as a run does that resumes from there, and a torn last
    /// line. Where no table was begun yet, there is nothing to remove.
    ///
    /// @throws FormatException if it holds other things than numbers, with the line
    /// @throws FileException if it cannot be read or written
    public static void cutBack(Path file, long step) {
        List<String> lines = Files.exists(file) ? lines(file) : List.of();
        if (lines.isEmpty()) return;
        Table table = table(file, lines);
        var kept = new ArrayList<>(lines.subList(0, 1));
        for (int i = 1; i < lines.size(); i++) if (table.rows().get(i - 1).get(STEP) <= step) kept.add(lines.get(i));
        write(file, kept);
    }

    private static void write(Path file, List<String> lines) {
        AtomicFiles.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The lines that are complete.
    private static List<String> lines(Path file) {
        String text = new String(Inputs.bytes(file, MAX_BYTES), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static Table table(Path file, List<String> lines) {
        List<String> names =
                lines.isEmpty() ? List.of() : List.of(lines.getFirst().split(",", -1));
        if (names.size() < FIRST.size() || !names.subList(0, FIRST.size()).equals(FIRST))
            throw new FormatException(file + ", line 1: expected the columns epoch,step,…, received " + names);
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) rows.add(row(file + ", line " + (i + 1), lines.get(i), names.size()));
        return new Table(names, rows);
    }

    private static List<Double> row(String where, String line, int columns) {
        try {
            List<Double> row =
                    Arrays.stream(line.split(",", -1)).map(Double::valueOf).toList();
            if (row.size() == columns) return row;
        } catch (NumberFormatException e) {
            throw new FormatException(where + ": expected " + columns + " numbers, received '" + line + "'", e);
        }
        throw new FormatException(where + ": expected " + columns + " numbers, received '" + line + "'");
    }
}
