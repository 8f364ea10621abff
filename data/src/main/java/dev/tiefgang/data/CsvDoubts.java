package dev.tiefgang.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// What is doubtful about columns that are taken for categories: that they are numbers with the other decimal
/// sign, or texts of which hardly two are the same.
///
/// @param options how the file is understood
/// @param columns what one pass over each column found
/// @param target  the column to be predicted
record CsvDoubts(CsvOptions options, List<CsvStatistics> columns, int target) {
    private static final int SHOWN = 6, LETTERS = 20;

    /// A sentence for each doubt.
    ///
    /// @param certain whether the user said what becomes of an input column
    List<String> all(IntPredicate certain) {
        List<CsvStatistics> numbers = new ArrayList<>(), texts = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            CsvStatistics s = columns.get(c);
            if (c == target || !isCategory(s) || certain.test(c)) continue;
            if (s.isOtherNumbers()) numbers.add(s);
            else if (s.hardlyRecurs()) texts.add(s);
        }
        var doubts = new ArrayList<String>();
        if (!numbers.isEmpty()) doubts.add(listed(numbers) + numbers(numbers.getFirst(), "categories"));
        if (!texts.isEmpty())
            doubts.add(listed(texts) + texts(texts.getFirst(), "categories") + "leave "
                    + (texts.size() == 1 ? "it" : "them") + " out by "
                    + ignore(texts.stream().map(s -> s.name).toList()) + ".");
        CsvStatistics t = columns.get(target);
        if (options.goal() != CsvOptions.Goal.DETECT || !isCategory(t)) return doubts;
        String name = "Target '" + t.name + "': ";
        if (t.isOtherNumbers()) doubts.add(name + numbers(t, "classes"));
        else if (t.hardlyRecurs()) doubts.add(name + texts(t, "classes") + "name another column by --target.");
        return doubts;
    }

    private static boolean isCategory(CsvStatistics s) {
        return s.hasWords() && !s.hasStrayWords();
    }

    private String numbers(CsvStatistics s, String kind) {
        return "texts such as '" + shown(s.otherNumber()) + "' are taken for " + kind + "; if they are numbers, "
                + (options.decimalComma() ? "leave out --decimal-comma." : "add --decimal-comma.");
    }

    private static String texts(CsvStatistics s, String kind) {
        return "texts of which hardly two are the same, such as '" + shown(s.word()) + "', are taken for " + kind
                + "; ";
    }

    /// The option that leaves columns out, fit to be copied.
    static String ignore(List<String> columns) {
        String list = String.join(",", columns);
        return "--ignore " + (list.matches("[\\p{L}\\p{N}.,_-]+") ? list : '"' + list + '"');
    }

    private static String listed(List<CsvStatistics> columns) {
        var list = new ArrayList<String>();
        for (CsvStatistics s : columns.subList(0, Math.min(SHOWN, columns.size()))) list.add("'" + s.name + "'");
        return (columns.size() == 1 ? "Column " : "Columns ")
                + String.join(", ", list)
                + (columns.size() > SHOWN ? ", …: " : ": ");
    }

    private static String shown(String word) {
        return word.length() > LETTERS ? word.substring(0, LETTERS) + "…" : word;
    }
}
