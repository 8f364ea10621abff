package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one pass over a CSV file finds: how the classes are balanced, and what is wrong. One row of text is in
/// memory at a time, so that files of any size can be looked at.
///
/// @param name       of the file
/// @param rows       rows of data with the right number of fields
/// @param columns    names of the columns
/// @param target     name of the target
/// @param classes    size of each class; empty where the target is a number
/// @param ragged     rows with another number of fields than the first one
/// @param duplicates rows that are an earlier one again, the target left out
/// @param contradictions those of them with another target
/// @param compared   rows among which duplicates were looked for: the first [#MOST_COMPARED]
/// @param problems   what is wrong, one sentence each; empty where nothing is
/// @param schema     how the file is read; none where it cannot be
/// @param unusable   why it cannot
public record CsvReport(
        String name,
        long rows,
        List<String> columns,
        String target,
        List<ClassSize> classes,
        long ragged,
        long duplicates,
        long contradictions,
        long compared,
        List<String> problems,
        Optional<CsvSchema> schema,
        Optional<String> unusable) {
    /// Most rows among which duplicates are looked for.
    public static final int MOST_COMPARED = 2_000_000;

    private static final int FEW = 20, SHOWN = 3;

    /// A class and its number of rows.
    public record ClassSize(String label, long rows) {}

    public CsvReport {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        problems = List.copyOf(problems);
    }

    /// Looks at every row once.
    ///
    /// @throws DataException if the file cannot be read, is no text in UTF-8 or has no rows, or there is no such
    ///                       target
    public static CsvReport of(Path file, CsvOptions options) {
        return of(file, options, Progress.none());
    }

    /// The same, told of as it goes.
    public static CsvReport of(Path file, CsvOptions options, Progress progress) {
        return new Look(file, options).report(progress);
    }

    /// Size of the largest class over that of the smallest; 1 without classes.
    public double imbalance() {
        long least = Long.MAX_VALUE, most = 0;
        for (ClassSize c : classes) {
            least = Math.min(least, c.rows());
            most = Math.max(most, c.rows());
        }
        return classes.isEmpty() ? 1 : (double) most / least;
    }

    /// One pass.
    private static final class Look {
        private final Path file;
        private final CsvOptions options;
        private final CsvDialect dialect;
        private final CsvNames named;
        private final List<String> names;
        private final List<CsvStatistics> statistics;
        private final int target;
        private final HashSet<String> ignored = new HashSet<>();
        private final RowHashes hashes = new RowHashes(MOST_COMPARED);
        private final List<String> raggedExamples = new ArrayList<>();
        private @Nullable DataException firstRagged;
        private boolean isHeader;
        private long rows;
        private long ragged;

        Look(Path file, CsvOptions options) {
            this.file = file;
            this.options = options;
            this.dialect = CsvDialect.of(file, options);
            this.named = CsvNames.of(dialect);
            this.names = named.names();
            this.statistics = CsvPass.statistics(names, options);
            this.target = CsvPass.position(file, "target", options.target(), names);
            for (String c : options.ignored())
                ignored.add(names.get(CsvPass.position(file, "column to ignore", c, names)));
            for (String c : options.categories()) CsvPass.position(file, "column of categories", c, names);
            this.isHeader = dialect.header();
        }

        CsvReport report(Progress progress) {
            CsvRows.forEach(
                    file,
                    options.skip(),
                    dialect.separator(),
                    progress,
                    row -> add(row.getStartingLineNumber() + options.skip(), row.getFields()));
            if (rows + ragged < 1) throw new DataException(file + ": expected rows below the header, found none");
            CsvStatistics t = statistics.get(target);
            boolean isClass = switch (options.goal()) {
                case CLASS -> true;
                case VALUE -> false;
                case DETECT -> !t.hasStrayWords() && (t.hasWords() || t.isFewWholeNumbers(FEW));
            };
            var classes = new ArrayList<ClassSize>();
            if (isClass) for (String value : t.values()) classes.add(new ClassSize(value, t.occurrences(value)));
            Optional<CsvSchema> schema = Optional.empty();
            Optional<String> unusable = Optional.empty();
            try {
                schema = Optional.of(schema());
            } catch (DataException e) {
                unusable = Optional.of(String.valueOf(e.getMessage()));
            }
            return new CsvReport(
                    file.getFileName().toString(),
                    rows,
                    names,
                    t.name,
                    classes,
                    ragged,
                    hashes.duplicates(),
                    hashes.contradictions(),
                    Math.min(rows, MOST_COMPARED),
                    problems(isClass),
                    schema,
                    unusable);
        }

        private CsvSchema schema() {
            if (firstRagged != null) throw firstRagged;
            return CsvSchema.of(new CsvPass(file, options, dialect, named, statistics, target, rows));
        }

        private void add(long line, List<String> fields) {
            if (isHeader) {
                isHeader = false;
                return;
            }
            if (fields.size() != names.size()) {
                if (firstRagged == null)
                    firstRagged = CsvPass.ragged(new CsvColumn.Place(file, line), names.size(), fields.size());
                if (ragged++ < SHOWN) raggedExamples.add("line " + line + " with " + fields.size());
                return;
            }
            rows++;
            for (int c = 0; c < names.size(); c++) statistics.get(c).add(fields.get(c), line);
            hashes.add(fields, target);
        }

        private List<String> problems(boolean isClass) {
            var problems = new ArrayList<>(named.remarks());
            if (ragged > 0)
                problems.add(count(ragged, "row") + " with another number of fields than the " + names.size()
                        + " of the first row: " + String.join(", ", raggedExamples)
                        + (ragged > SHOWN ? " and others." : "."));
            for (int c = 0; c < names.size(); c++)
                if (!ignored.contains(names.get(c))) column(c, c == target, isClass, problems);
            problems.addAll(new CsvDoubts(options, statistics, target)
                    .all(c -> ignored.contains(names.get(c)) || isCategory(names.get(c))));
            if (hashes.duplicates() > 0)
                problems.add(count(hashes.duplicates(), "row") + " with the inputs of an earlier one"
                        + (hashes.contradictions() > 0
                                ? ", " + hashes.contradictions() + " of them with another target."
                                : "; the same row may be learned and tested."));
            return problems;
        }

        private void column(int c, boolean isTarget, boolean isClass, List<String> problems) {
            CsvStatistics s = statistics.get(c);
            String name = (isTarget ? "Target '" : "Column '") + s.name + "': ";
            if (s.isWithoutValues()) {
                problems.add(name + "all values are missing.");
                return;
            }
            if (s.hasMissing())
                problems.add(
                        name + count(s.missing(), "value") + " missing, the first in line " + s.missingLine() + ".");
            boolean words = isTarget ? !isClass && s.hasWords() : s.hasStrayWords() && !isCategory(s.name);
            if (words)
                problems.add(name + count(s.words(), "value") + " that "
                        + (s.words() == 1 ? "is no number" : "are no numbers") + ", the first in line " + s.wordLine()
                        + ": " + CsvColumn.unexpected(s.word(), options.decimalComma()) + s.remedy() + ".");
            if (s.hasTooManyValues() && s.hasWords() && !s.isOtherNumbers() && !words)
                problems.add(name + s.tooMany(isTarget) + ".");
            if (!s.hasTooManyValues() && s.values().size() == 1)
                problems.add(name + "all rows say '" + s.values().getFirst() + "'"
                        + (isTarget ? "; expected at least two classes." : ", which tells nothing."));
        }

        private boolean isCategory(String name) {
            return options.categories().stream()
                    .map(c -> names.get(CsvPass.position(file, "column", c, names)))
                    .anyMatch(name::equals);
        }

        private static String count(long n, String what) {
            return n + " " + what + (n == 1 ? "" : "s");
        }
    }
}
