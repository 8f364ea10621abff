package dev.tiefgang.nn;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Names that users give, and names that users mistype.
public final class Names {
    private static final int LISTED = 16, LEAST_BEGINNING = 3;

    private Names() {}

    /// Refuses a name that could not be told apart inside the name of a parameter.
    static void require(String where, String name) {
        if (!name.matches("[\\p{L}\\p{N}_-]{1,100}"))
            throw new IllegalArgumentException(
                    "%s: expected a name of letters, digits, '_' and '-', received '%s'".formatted(where, name));
    }

    /// The known name that somebody may have meant: the one that takes the fewest insertions, deletions,
    /// replacements and exchanges of neighbours to reach, large and small letters alike; of equals the
    /// first. Up to three letters may have one slip, longer names two or a third of their letters. Where
    /// none is so near, the one that begins like it the longest: all of the shorter name, or two thirds of
    /// it. Empty where nothing is near.
    public static Optional<String> near(String name, Collection<String> known) {
        String meant = folded(name);
        int slips = Math.min(meant.length() - 1, meant.length() <= 3 ? 1 : Math.max(2, meant.length() / 3));
        Optional<String> nearest = known.stream().min(Comparator.comparingInt(k -> distance(meant, folded(k))));
        if (nearest.isPresent() && distance(meant, folded(nearest.get())) <= Math.max(0, slips)) return nearest;
        return known.stream()
                .filter(k -> beginAlike(meant, folded(k)))
                .min(Comparator.comparingInt(k -> -common(meant, folded(k))));
    }

    /// Names for a message, the first ones of many: `a, b, c, … (10 in all)`.
    public static String list(Collection<String> names) {
        List<String> shown = names.stream().limit(LISTED).toList();
        String more = names.size() > shown.size() ? ", … (" + names.size() + " in all)" : "";
        return String.join(", ", shown) + more;
    }

    /// In small letters, without the dashes of an option.
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceFirst("^-+", "");
    }

    private static boolean beginAlike(String a, String b) {
        int common = common(a, b), shorter = Math.min(a.length(), b.length());
        return common >= LEAST_BEGINNING
                && (common == shorter || common > LEAST_BEGINNING && 3 * common >= 2 * shorter);
    }

    /// Letters at the beginning that are the same.
    private static int common(String a, String b) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) n++;
        return n;
    }

    /// Levenshtein's distance with exchanges of neighbours, row by row.
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1], row = new int[b.length() + 1], next = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            next[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (exchanged) next[j] = Math.min(next[j], before[j - 2] + 1);
            }
            int[] free = before;
            before = row;
            row = next;
            next = free;
        }
        return row[b.length()];
    }
}
