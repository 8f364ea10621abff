package dev.tiefgang.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

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
/// Where files have a header, columns are found by their names, in any order.
public final class CsvSchema {
    private static final int FEW = 20;

    private final CsvForm form;
    private final List<Optional<CsvColumn>> inputs;
    private final int target;
    private final CsvColumn targetColumn;
    private final List<String> columns;
    private final List<String> remarks;

    /// A row of a file as it is handed to [#forEach].
    ///
    /// @param line   where it begins, from 1
    /// @param fields its text
    /// @param input  its numbers; the next row overwrites them
    /// @param target class or value, where the row has one
    public record Row(long line, List<String> fields, float[] input, OptionalDouble target) {}

    /// A row that does not fit.
    ///
    /// @param line    where it begins, from 1
    /// @param problem what was expected and what came
    public record Refused(long line, DataException problem) {}

    private CsvSchema(CsvForm form, List<String> remarks) {
        this.form = form;
        this.remarks = List.copyOf(remarks);
        this.target = form.targetPosition();
        this.targetColumn = CsvColumn.of(form.columns().get(target), form.decimalComma());
        this.inputs = new ArrayList<>();
        for (int c = 0; c < form.columns().size(); c++) {
            CsvForm.Column column = form.columns().get(c);
            inputs.add(
                    c == target || column instanceof CsvForm.Ignored
                            ? Optional.empty()
                            : Optional.of(CsvColumn.of(column, form.decimalComma())));
        }
        this.columns = inputs.stream()
                .flatMap(Optional::stream)
                .flatMap(c -> c.names().stream())
                .toList();
        if (input().size() != columns.size())
            throw new DataException(
                    "CSV: expected " + columns.size() + " numbers in a sample, received the shape " + input());
    }

    static CsvSchema of(CsvPass pass) {
        var columns = new ArrayList<CsvForm.Column>();
        CsvForm.Column target = pass.targetColumn(FEW).form();
        for (int c = 0; c < pass.names().size(); c++)
            columns.add(
                    c == pass.target()
                            ? target
                            : pass.isIgnored(c)
                                    ? new CsvForm.Ignored(pass.names().get(c))
                                    : pass.inputColumn(c).form());
        var form = new CsvForm(
                String.valueOf(pass.dialect().separator()),
                pass.dialect().header(),
                pass.options().decimalComma(),
                pass.options().skip(),
                target.name(),
                columns);
        var schema = new CsvSchema(form, pass.remarks());
        if (schema.columns.isEmpty())
            throw new DataException(pass.file() + ": expected a column beside the target '" + target.name()
                    + "' to predict it from, found none; is the separator another one?");
        return schema;
    }

    /// Finds out from a file how to read it.
    ///
    /// @throws DataException if it cannot be read as a table with that target; the message says in which line
    ///                        and
    ///                       column, what was expected and what came
    public static CsvSchema of(Path file, CsvOptions options) {
        return of(file, options, Progress.none());
    }

    /// The same, told of as it goes.
    public static CsvSchema of(Path file, CsvOptions options, Progress progress) {
        return of(CsvPass.over(file, options, progress));
    }

    /// The schema of a form that was stored.
    public static CsvSchema of(CsvForm form) {
        return new CsvSchema(form, List.of());
    }

    /// Finds out how to read a file and reads it.
    ///
    /// @throws DataException if it cannot be read as a table with that target
    public static Table read(Path file, CsvOptions options) {
        CsvPass pass = CsvPass.over(file, options, Progress.none());
        return of(pass).read(file, pass.rows(), Progress.none());
    }

    /// Reads a file of this form.
    ///
    /// @throws DataException if it is of another form, holds categories that this schema does not know, or
    ///                        does not
    ///                       fit into memory
    public Table read(Path file) {
        return read(file, Progress.none());
    }

    /// The same, told of as it goes: once to count the rows, once to read them.
    public Table read(Path file, Progress progress) {
        long[] count = {form.header() ? -1 : 0};
        CsvRows.forEach(file, form.skip(), separator(), progress, _ -> count[0]++);
        return read(file, count[0], progress);
    }

    private Table read(Path file, long expected, Progress progress) {
        if (expected < 1) throw new DataException(file + ": expected rows below the header, found none");
        int width = columns.size();
        int size = Room.floats(file + ": " + expected + " rows of " + width + " inputs", expected * width);
        float[] numbers = new float[size], targets = new float[(int) expected];
        int[] rows = {0};
        var reading = new Reading(file, true, CsvSchema::refuse, row -> {
            if (rows[0] == targets.length)
                throw new DataException(
                        file + ": expected " + rows[0] + " rows, found more; the file is being changed");
            System.arraycopy(row.input(), 0, numbers, rows[0] * width, width);
            targets[rows[0]++] = (float) row.target().orElseThrow();
        });
        CsvRows.forEach(file, form.skip(), separator(), progress, reading::add);
        if (rows[0] != expected)
            throw new DataException(
                    file + ": expected " + expected + " rows, found " + rows[0] + "; the file is being changed");
        return Table.of(file.getFileName().toString(), input(), target(), labels(), columns, numbers, targets);
    }

    /// Hands over the rows of a file of this form one after the other, of which none is kept; the target may
    /// be missing in all rows or in some.
    ///
    /// @throws DataException if the file is of another form or holds categories that this schema does not know
    public void forEach(Path file, Consumer<Row> each) {
        forEach(file, each, CsvSchema::refuse);
    }

    /// The same for files of which some rows may be wrong: those are told of, and the next one follows.
    ///
    /// @throws DataException if the file as a whole is of another form
    public void forEach(Path file, Consumer<Row> each, Consumer<Refused> refused) {
        CsvRows.forEach(file, form.skip(), separator(), Progress.none(), new Reading(file, false, refused, each)::add);
    }

    private static void refuse(Refused row) {
        throw row.problem();
    }

    private char separator() {
        return form.separator().charAt(0);
    }

    /// The same with the numbers of a row in another shape, such as that of a picture.
    ///
    /// @throws ShapeException if a row has another number of numbers
    public CsvSchema shaped(Shape shape) {
        if (shape.size() != columns.size())
            throw new ShapeException("CSV: expected rows of " + shape.size() + " numbers for samples of shape " + shape
                    + ", a row has " + columns.size());
        return new CsvSchema(form.shape(shape), remarks);
    }

    /// What was found out, to be stored.
    public CsvForm form() {
        return form;
    }

    /// What people should know about a file that was looked at, a sentence each: names that its header has
    /// twice, and columns that are taken for categories though they may be numbers or mere names of the rows.
    /// Empty where a stored form is the source.
    public List<String> remarks() {
        return remarks;
    }

    /// Shape of one input: as many numbers as there are [#columns()].
    public Shape input() {
        return form.shape().orElse(Shape.of(columns.size()));
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

    /// The rows of a file as they come in.
    private final class Reading {
        private final Path file;
        private final boolean needsTarget;
        private final Consumer<Refused> refused;
        private final Consumer<Row> each;
        private final float[] input = new float[columns.size()];
        private final float[] value = new float[1];
        private Optional<CsvLayout> layout = Optional.empty();

        Reading(Path file, boolean needsTarget, Consumer<Refused> refused, Consumer<Row> each) {
            this.file = file;
            this.needsTarget = needsTarget;
            this.refused = refused;
            this.each = each;
        }

        void add(CsvRecord row) {
            List<String> fields = row.getFields();
            var place = new CsvColumn.Place(file, row.getStartingLineNumber() + form.skip());
            boolean first = layout.isEmpty();
            CsvLayout known = layout.orElseGet(() -> layout(place, fields));
            layout = Optional.of(known);
            if (first && form.header()) return;
            Row read;
            try {
                read = row(place, known, fields);
            } catch (DataException e) {
                refused.accept(new Refused(place.line(), e));
                return;
            }
            each.accept(read);
        }

        private Row row(CsvColumn.Place place, CsvLayout known, List<String> fields) {
            CsvPass.requireWidth(place, known.width(), fields);
            for (int c = 0, at = 0; c < inputs.size(); c++) {
                if (inputs.get(c).isEmpty()) continue;
                CsvColumn column = inputs.get(c).orElseThrow();
                column.write(place, fields.get(known.places()[c]), input, at);
                at += column.width();
            }
            return new Row(place.line(), fields, input, target(place, fields, known.places()[target]));
        }

        private CsvLayout layout(CsvColumn.Place place, List<String> fields) {
            return form.header()
                    ? CsvLayout.named(file, place.line(), form, fields, needsTarget)
                    : CsvLayout.plain(form, fields.size(), needsTarget);
        }

        private OptionalDouble target(CsvColumn.Place place, List<String> fields, int at) {
            if (at < 0 || !needsTarget && CsvNumbers.isMissing(fields.get(at))) return OptionalDouble.empty();
            targetColumn.write(place, fields.get(at), value, 0);
            return OptionalDouble.of(value[0]);
        }
    }
}
