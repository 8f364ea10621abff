package dev.tiefgang.data;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The first pass over a CSV file: what its columns are.
///
/// @param named      what the columns are called
/// @param statistics of the columns
/// @param target     the column to be predicted
/// @param rows       rows of data
record CsvPass(
        Path file,
        CsvOptions options,
        CsvDialect dialect,
        CsvNames named,
        List<CsvStatistics> statistics,
        int target,
        long rows) {
    /// Most categories of a column, and of all columns together.
    private static final int MOST = 1000, MOST_IN_ALL = 1_000_000;

    static CsvPass over(Path file, CsvOptions options, Progress progress) {
        CsvDialect dialect = CsvDialect.of(file, options);
        CsvNames named = CsvNames.of(dialect);
        List<String> names = named.names();
        List<CsvStatistics> statistics = statistics(names, options);
        int target = position(file, "target", options.target(), names);
        for (String c : options.categories()) position(file, "column of categories", c, names);
        for (String c : options.ignored()) position(file, "column to ignore", c, names);
        long[] rows = {dialect.header() ? -1 : 0};
        CsvRows.forEach(file, options.skip(), dialect.separator(), progress, row -> {
            long line = row.getStartingLineNumber() + options.skip();
            requireWidth(new CsvColumn.Place(file, line), names.size(), row.getFields());
            if (rows[0]++ < 0) return;
            for (int c = 0; c < names.size(); c++) statistics.get(c).add(row.getField(c), line);
        });
        if (rows[0] < 1) throw new DataException(file + ": expected rows below the header, found none");
        return new CsvPass(file, options, dialect, named, statistics, target, rows[0]);
    }

    static List<CsvStatistics> statistics(List<String> names, CsvOptions options) {
        int most = Math.clamp(MOST_IN_ALL / names.size(), 64, MOST);
        return names.stream()
                .map(name -> new CsvStatistics(name, options.decimalComma(), most))
                .toList();
    }

    static void requireWidth(CsvColumn.Place place, int width, List<String> fields) {
        if (fields.size() != width) throw ragged(place, width, fields.size());
    }

    static DataException ragged(CsvColumn.Place place, int expected, int received) {
        return new DataException(place.file() + ", line " + place.line() + ": expected " + expected
                + " fields as in the first row, received " + received);
    }

    /// The names of the columns.
    List<String> names() {
        return named.names();
    }

    /// The column of that name, or at that place from 1, or from the end as `-1`.
    static int position(Path file, String what, String column, List<String> names) {
        int at = names.indexOf(column);
        if (at >= 0) return at;
        if (column.matches("-?[0-9]{1,6}")) {
            int place = Integer.parseInt(column);
            at = place < 0 ? names.size() + place : place - 1;
            if (place != 0 && at >= 0 && at < names.size()) return at;
        }
        throw new UnknownColumnException(file, what, column, names);
    }

    boolean isIgnored(int c) {
        return names(options.ignored()).contains(names().get(c));
    }

    private List<String> names(List<String> columns) {
        return columns.stream()
                .map(column -> names().get(position(file, "column", column, names())))
                .toList();
    }

    CsvColumn inputColumn(int c) {
        CsvStatistics s = statistics.get(c);
        if (s.isWithoutValues())
            throw new DataException(
                    file + ", column '" + s.name + "': expected values, all are missing; leave the column out");
        boolean fills = options.missing() != CsvOptions.Missing.REFUSE;
        if (s.hasMissing() && !fills) throw missing(s);
        boolean flags = s.hasMissing() && options.missing() == CsvOptions.Missing.COLUMN;
        boolean named = isNamedCategory(c);
        if (!named && s.hasStrayWords()) throw word(s);
        if (!named && !s.hasWords())
            return new CsvColumn.Real(s.name, options.decimalComma(), (float) s.mean(), fills, flags);
        if (s.hasTooManyValues()) throw tooMany(s);
        return CsvColumn.Category.of(s, options, fills, flags);
    }

    CsvColumn targetColumn(int few) {
        CsvStatistics s = statistics.get(target);
        if (s.hasMissing()) throw missing(s);
        boolean isClass = switch (options.goal()) {
            case CLASS -> true;
            case VALUE -> false;
            case DETECT -> {
                if (s.hasStrayWords()) throw word(s);
                yield s.hasWords() || s.isFewWholeNumbers(few);
            }
        };
        if (!isClass) {
            if (s.hasWords()) throw word(s);
            return new CsvColumn.Real(s.name, options.decimalComma(), 0, false, false);
        }
        if (s.hasTooManyValues()) throw tooMany(s);
        List<String> values = s.values();
        if (values.size() < 2)
            throw new DataException(file + ", column '" + s.name + "': expected at least two classes, all " + rows
                    + " rows say '" + values.getFirst() + "'");
        return CsvColumn.Category.of(s, options.coding(CsvOptions.Coding.INDEX), false, false);
    }

    private DataException missing(CsvStatistics s) {
        return new CsvColumn.Place(file, s.missingLine())
                .error(
                        s.name,
                        "expected a value, found none"
                                + (s == statistics.get(target)
                                        ? "; the target of a row cannot be missing, leave the row out"
                                        : "; fill it, or have missing values filled or marked by a column (--missing fill, --missing column)"));
    }

    private DataException word(CsvStatistics s) {
        return new CsvColumn.Place(file, s.wordLine())
                .error(s.name, CsvColumn.unexpected(s.word(), options.decimalComma()) + s.remedy());
    }

    private DataException tooMany(CsvStatistics s) {
        if (s.isOtherNumbers()) return word(s);
        return new DataException(file + ", column '" + s.name + "': " + s.tooMany(s == statistics.get(target)));
    }

    /// What people should know about names and columns, a sentence each.
    List<String> remarks() {
        var remarks = new ArrayList<>(named.remarks());
        remarks.addAll(new CsvDoubts(options, statistics, target).all(c -> isIgnored(c) || isNamedCategory(c)));
        return remarks;
    }

    private boolean isNamedCategory(int c) {
        return names(options.categories()).contains(names().get(c));
    }
}
