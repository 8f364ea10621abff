package dev.tiefgang.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What the beginning of a CSV file says about its form.
///
/// @param separator between fields
/// @param header    whether the first row names the columns
/// @param first     the first row
record CsvDialect(char separator, boolean header, List<String> first) {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int HEAD = 1 << 16, SAMPLE = 200, SEVERAL = 5;

    /// Looks at the first rows.
    ///
    /// @throws DataException if there are none
    static CsvDialect of(Path file, CsvOptions options) {
        String head = CsvRows.head(file, options.skip(), HEAD);
        if (head.isBlank())
            throw new DataException(file + ": expected rows of fields, the file is empty"
                    + (options.skip() > 0 ? " behind the " + options.skip() + " skipped lines" : ""));
        boolean whole = head.length() < HEAD;
        char separator = options.separator();
        if (separator == CsvOptions.DETECT) separator = separator(head, whole);
        List<List<String>> rows = sample(head, separator, whole);
        if (rows.isEmpty())
            throw new DataException(file + ", line " + (options.skip() + 1)
                    + ": expected a row of fields, found none that ends; are all quotes closed?");
        boolean header = switch (options.header()) {
            case YES -> true;
            case NO -> false;
            case DETECT -> looksLikeHeader(rows);
        };
        return new CsvDialect(separator, header, rows.getFirst());
    }

    /// The separator that gives all rows the same number of fields, of several the one that gives most;
    /// otherwise the one that gives the first row most.
    private static char separator(String head, boolean whole) {
        char best = SEPARATORS[0];
        long most = 1;
        for (char s : SEPARATORS) {
            List<List<String>> rows = sample(head, s, whole);
            if (rows.isEmpty()) continue;
            int fields = rows.getFirst().size();
            boolean even = rows.stream().allMatch(r -> r.size() == fields);
            if (s != ',' && even && fields > 1 && hasDecimalCommas(rows)) return s;
            long score = fields == 1 ? 1 : fields + (even ? 1L << 32 : 0);
            if (score > most) {
                most = score;
                best = s;
            }
        }
        return best;
    }

    /// True where commas are there only as the decimal signs of fields.
    private static boolean hasDecimalCommas(List<List<String>> rows) {
        boolean found = false;
        for (List<String> row : rows)
            for (String field : row) {
                if (field.indexOf(',') < 0) continue;
                if (!CsvNumbers.isNumber(field, true)) return false;
                found = true;
            }
        return found;
    }

    /// The first rows; the last one of a text that goes on is left out, since it may be cut.
    private static List<List<String>> sample(String head, char separator, boolean whole) {
        var rows = new ArrayList<List<String>>();
        var builder = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
        try {
            for (CsvRecord row : builder.ofCsvRecord(head)) {
                rows.add(row.getFields());
                if (rows.size() > SAMPLE) break;
            }
        } catch (CsvParseException e) {
            // A field in quotes that is cut; those before are good, and a broken file is found out later.
            return rows;
        }
        if (!whole && rows.size() <= SAMPLE && rows.size() > 1) rows.removeLast();
        return rows;
    }

    /// Words only, and below them either a number in some column or none of these words again. Data, too, may
    /// have a word twice or an empty first field: then a column decides that holds mostly numbers below a word,
    /// or several rows of other words.
    private static boolean looksLikeHeader(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        boolean unnamed = first.size() > 1 && first.getFirst().isBlank();
        for (String name : unnamed ? first.subList(1, first.size()) : first)
            if (CsvNumbers.isMissing(name) || isNumber(name)) return false;
        List<List<String>> below = rows.subList(1, rows.size());
        if (below.isEmpty()) return true;
        boolean usual = !unnamed && new HashSet<>(first).size() == first.size();
        if (usual ? below.getFirst().stream().anyMatch(CsvDialect::isNumber) : hasNumbersBelowWord(first, below))
            return true;
        boolean enough = usual || !unnamed && below.size() >= SEVERAL;
        return enough && below.stream().noneMatch(row -> sharesWord(first, row));
    }

    private static boolean hasNumbersBelowWord(List<String> first, List<List<String>> below) {
        for (int column = 0; column < first.size(); column++) {
            int c = column;
            if (first.get(c).isBlank()) continue;
            List<String> fields = below.stream()
                    .filter(row -> c < row.size() && !CsvNumbers.isMissing(row.get(c)))
                    .map(row -> row.get(c))
                    .toList();
            if (fields.stream().filter(CsvDialect::isNumber).count() * 2 > fields.size()) return true;
        }
        return false;
    }

    private static boolean sharesWord(List<String> first, List<String> row) {
        for (int c = 0; c < Math.min(first.size(), row.size()); c++)
            if (first.get(c).equals(row.get(c))) return true;
        return false;
    }

    /// A number with either decimal sign.
    private static boolean isNumber(String field) {
        return CsvNumbers.isNumber(field, false) || CsvNumbers.isNumber(field, true);
    }
}
