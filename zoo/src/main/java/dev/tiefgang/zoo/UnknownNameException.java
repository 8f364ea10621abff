package dev.tiefgang.zoo;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// A name that is in no table; the message offers the nearest known one.
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LISTED = 16;

    /// The error for a name that is not among the known ones.
    ///
    /// @param what what the name stands for, for example `model`
    public UnknownNameException(String what, String name, Collection<String> known) {
        super("Unknown %s '%s': did you mean '%s'?%s".formatted(what, name, nearest(name, known), all(known)));
    }

    /// The known name that takes the fewest insertions, deletions and replacements to reach; of equals the first.
    ///
    /// @throws java.util.NoSuchElementException if none is known
    public static String nearest(String name, Collection<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(lower, k.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    private static String all(Collection<String> known) {
        return known.size() > LISTED ? "" : " Known: " + String.join(", ", known) + ".";
    }

    /// Levenshtein's distance, row by row.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
