package dev.tiefgang.lecture;

import java.util.List;

/// Numbers to be put into formulas: with as many decimals as they have, up to six, so that who computes by
/// hand gets the four decimals of the result.
final class Precise {
    private static final int MOST = 6;
    /// Of a sum: as many terms as are written out.
    private static final int TERMS = 6;

    private Precise() {}

    /// @param least how many decimals are written even where they are zeros
    static String fixed(double x, int least) {
        String text = Numbers.fixed(x, MOST);
        if (!text.contains(".")) return text;
        int end = text.length(), shortest = text.length() - MOST + least;
        while (end > shortest && text.charAt(end - 1) == '0') end--;
        return text.charAt(end - 1) == '.' ? text.substring(0, end - 1) : text.substring(0, end);
    }

    /// In brackets where a sign would stand behind another one.
    static String factor(double x, int least) {
        String text = fixed(x, least);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }

    /// A sum, of many terms the first two and the last one.
    static String sum(List<String> terms) {
        if (terms.size() <= TERMS) return String.join(" + ", terms);
        return terms.get(0) + " + " + terms.get(1) + " + … + " + terms.getLast();
    }
}
