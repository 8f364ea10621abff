package dev.tiefgang.data;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one pass over a column of a CSV file finds out; its memory does not grow with the file.
final class CsvStatistics {
    private static final int LONGEST = 200, FEW = 10;
    private static final Comparator<String> ORDER = (a, b) -> {
        boolean x = CsvNumbers.isNumber(a, false), y = CsvNumbers.isNumber(b, false);
        if (x && y) return Double.compare(Double.parseDouble(a), Double.parseDouble(b));
        return x != y ? (x ? -1 : 1) : a.compareTo(b);
    };

    final String name;
    private final boolean comma;
    private final int most;
    private final Map<String, Long> counts = new HashMap<>();
    private boolean tooMany;
    private long missing;
    private long numbers;
    private long words;
    private long others;
    private double sum;
    private boolean whole = true;
    private long missingLine;
    private long wordLine;
    private String word = "";
    private String other = "";

    /// @param most values that are told apart; where there are more, none are kept
    CsvStatistics(String name, boolean comma, int most) {
        this.name = name;
        this.comma = comma;
        this.most = most;
    }

    void add(String field, long line) {
        if (CsvNumbers.isMissing(field)) {
            if (missing++ == 0) missingLine = line;
            return;
        }
        if (CsvNumbers.isNumber(field, comma)) {
            double x = CsvNumbers.number(field, comma);
            numbers++;
            whole &= x == Math.rint(x) && Math.abs(x) < 1e9;
            sum += x;
        } else {
            if (words++ == 0) {
                wordLine = line;
                word = field;
            }
            if (CsvNumbers.isNumber(field, !comma) && others++ == 0) other = field;
        }
        if (!tooMany) count(key(field, comma));
    }

    private void count(String key) {
        counts.merge(key, 1L, Long::sum);
        tooMany = counts.size() > most || key.length() > LONGEST;
        if (tooMany) counts.clear();
    }

    /// What tells a value from others: `1`, `1.0` and `+1` are one.
    static String key(String field, boolean comma) {
        String text = field.strip();
        if (!CsvNumbers.isNumber(text, comma)) return text;
        double x = CsvNumbers.number(text, comma);
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : text.replace(',', '.');
    }

    /// True where there are numbers with so few and so rare words that these are mistakes.
    boolean hasStrayWords() {
        boolean few = words * 10 < numbers + words || tooMany || counts.size() > (numbers + words) / 4;
        return numbers > 0 && words > 0 && few && numbers >= words;
    }

    /// True where nearly all words would be numbers if the decimal sign were the other one.
    boolean isOtherNumbers() {
        return others > 0 && others * 10 >= words * 9;
    }

    /// The first of these words.
    String otherNumber() {
        return other;
    }

    /// True where values are so many and so rare that they tell rows apart rather than kinds of them.
    boolean hardlyRecurs() {
        long all = numbers + words;
        int different = counts.size();
        return !tooMany && (different == all && all >= FEW || different > 2 * FEW && 2L * different > all);
    }

    boolean hasWords() {
        return words > 0;
    }

    /// All values are whole numbers, and so few that they are classes.
    boolean isFewWholeNumbers(int few) {
        return words == 0 && whole && !tooMany && counts.size() <= few;
    }

    boolean isWithoutValues() {
        return numbers + words == 0;
    }

    /// More values than are told apart, or a long text.
    boolean hasTooManyValues() {
        return tooMany;
    }

    boolean hasMissing() {
        return missing > 0;
    }

    /// What to say about too many values, and how to get on.
    String tooMany(boolean isTarget) {
        return "expected " + (isTarget ? "classes" : "categories") + " that recur, found more than " + most
                + " different ones or a long text; "
                + (isTarget
                        ? "name another column by --target"
                        : "leave the column out by " + CsvDoubts.ignore(List.of(name)));
    }

    /// How many values are missing.
    long missing() {
        return missing;
    }

    /// How many values are no numbers.
    long words() {
        return words;
    }

    /// How often a value occurs; the value as [#values()] has it.
    long occurrences(String value) {
        return counts.getOrDefault(value, 0L);
    }

    /// The line of the first missing value.
    long missingLine() {
        return missingLine;
    }

    /// The line of the first value that is no number.
    long wordLine() {
        return wordLine;
    }

    /// The first value that is no number.
    String word() {
        return word;
    }

    /// The option that helps where the first word is a number with the other decimal sign.
    String remedy() {
        if (!word.equals(other) || other.isEmpty()) return "";
        return comma ? " (leave out --decimal-comma)" : " (--decimal-comma)";
    }

    double mean() {
        return numbers == 0 ? 0 : sum / numbers;
    }

    /// The values, numbers by size in front of words by their letters.
    List<String> values() {
        return counts.keySet().stream().sorted(ORDER).toList();
    }

    /// The place of the most frequent value in [#values()], the first of equals.
    int mode() {
        List<String> values = values();
        int best = 0;
        for (int i = 1; i < values.size(); i++)
            if (counts.getOrDefault(values.get(i), 0L) > counts.getOrDefault(values.get(best), 0L)) best = i;
        return best;
    }
}
