package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the rows of CSV files become samples, found out from one file and good for others of the same form.
///
/// ```java
/// var schema = CsvSchema.of(Path.of("train.csv"), new CsvOptions().target("class"));
/// Table training = schema.read(Path.of("train.csv"));
/// Table test = schema.read(Path.of("test.csv")); // the same columns, categories and means
/// ```
///
/// A column of numbers is one input. A column of words, or of words and numbers that recur, holds categories.
/// The target is the index of a class or a number. Reading is a stream: one row of text is in memory at a
/// time, the numbers are kept as floats, and whether there is room for them is asked before they are read.
public final class CsvSchema {
    private static final int FEW = 20;

    private final CsvOptions options;
    private final char separator;
    private final boolean header;
    private final List<String> names;
    private final List<Optional<CsvColumn>> inputs;
    private final int target;
    private final CsvColumn targetColumn;
    private final List<String> columns;
    private final long rows;

    private CsvSchema(CsvPass pass) {
        this.options = pass.options();
        this.separator = pass.dialect().separator();
        this.header = pass.dialect().header();
        this.names = pass.names();
        this.target = pass.target();
        this.rows = pass.rows();
        this.targetColumn = pass.targetColumn(FEW);
        this.inputs = new ArrayList<>();
        for (int c = 0; c < names.size(); c++)
            inputs.add(c == target || pass.isIgnored(c) ? Optional.empty() : Optional.of(pass.inputColumn(c)));
        this.columns = inputs.stream()
                .flatMap(Optional::stream)
                .flatMap(c -> c.names().stream())
                .toList();
        if (columns.isEmpty())
            throw new DataException(pass.file() + ": expected a column beside the target '" + targetColumn.name()
                    + "' to predict it from, found none; is the separator another one?");
    }

    /// Finds out from a file how to read it.
    ///
    /// @throws DataException if it cannot be read as a table with that target; the message says in which line
    ///                        and
    ///                       column, what was expected and what came
    public static CsvSchema of(Path file, CsvOptions options) {
        return new CsvSchema(CsvPass.over(file, options));
    }

    /// Finds out how to read a file and reads it.
    ///
    /// @throws DataException if it cannot be read as a table with that target
    public static Table read(Path file, CsvOptions options) {
        CsvSchema schema = of(file, options);
        return schema.read(file, schema.rows);
    }

    /// Reads a file of this form.
    ///
    /// @throws DataException if it is of another form, holds categories that this schema does not know, or
    ///                        does not
    ///                       fit into memory
    public Table read(Path file) {
        long[] count = {header ? -1 : 0};
        CsvRows.forEach(file, options.skip(), separator, _ -> count[0]++);
        return read(file, count[0]);
    }

    private Table read(Path file, long expected) {
        if (expected < 1) throw new DataException(file + ": expected rows below the header, found none");
        int width = columns.size();
        int size = Room.floats(file + ": " + expected + " rows of " + width + " inputs", expected * width);
        var reading = new Reading(file, new float[size], new float[(int) expected]);
        CsvRows.forEach(
                file, options.skip(), separator, row -> reading.add(row.getStartingLineNumber(), row.getFields()));
        if (reading.rows != expected)
            throw new DataException(
                    file + ": expected " + expected + " rows, found " + reading.rows + "; the file is being changed");
        return Table.of(
                file.getFileName().toString(), input(), target(), labels(), columns, reading.inputs, reading.targets);
    }

    /// Shape of one input: as many numbers as there are [#columns()].
    public Shape input() {
        return Shape.of(columns.size());
    }

    /// Shape of one target: `[]` for a class, `[1]` for a number.
    public Shape target() {
        return labels().isEmpty() ? Shape.of(1) : Shape.of();
    }

    /// The classes of the target, sorted; empty where it is a number.
    public List<String> labels() {
        return targetColumn instanceof CsvColumn.Category c ? c.values() : List.of();
    }

    /// What each number of an input stands for, for example `age`, `colour=red` and `age?`.
    public List<String> columns() {
        return columns;
    }

    /// The numbers of a file as they come in.
    private final class Reading {
        private final Path file;
        private final float[] inputs;
        private final float[] targets;
        private int rows;
        private boolean isHeader = header;

        Reading(Path file, float[] inputs, float[] targets) {
            this.file = file;
            this.inputs = inputs;
            this.targets = targets;
        }

        void add(long line, List<String> fields) {
            var place = new CsvColumn.Place(file, line + options.skip());
            CsvPass.requireWidth(place, names, fields);
            if (isHeader) {
                isHeader = false;
                if (!fields.equals(names))
                    throw new DataException(file + ", line " + place.line() + ": expected the columns " + names
                            + ", received " + fields);
                return;
            }
            if (rows == targets.length)
                throw new DataException(file + ": expected " + rows + " rows, found more; the file is being changed");
            int at = rows * columns.size();
            for (int c = 0; c < fields.size(); c++) {
                if (CsvSchema.this.inputs.get(c).isEmpty()) continue;
                CsvColumn column = CsvSchema.this.inputs.get(c).orElseThrow();
                column.write(place, fields.get(c), inputs, at);
                at += column.width();
            }
            targetColumn.write(place, fields.get(target), targets, rows++);
        }
    }
}
