package dev.tiefgang.nn;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/// Names that users give, and names that users mistype.
public final class Names {
    private Names() {}

    /// Refuses a name that could not be told apart inside the name of a parameter.
    static void require(String where, String name) {
        if (!name.matches("[\\p{L}\\p{N}_-]{1,100}"))
            throw new IllegalArgumentException(
                    "%s: expected a name of letters, digits, '_' and '-', received '%s'".formatted(where, name));
    }

    /// The known name that takes the fewest insertions, deletions and replacements to reach, large and
    /// small letters alike; of equals the first.
    ///
    /// @throws java.util.NoSuchElementException if none is known
    public static String nearest(String name, Collection<String> known) {
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(lower, k.toLowerCase(Locale.ROOT))))
                .orElseThrow();
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
