package dev.tiefgang.data;

import java.util.Locale;
import java.util.Set;

/// What counts as a number and what as missing in a field.
final class CsvNumbers {
    private static final Set<String> MISSING = Set.of("", "?", "NA", "N/A", "NAN", "NULL");

    /// Whole numbers of so many digits are below 2⁵³.
    private static final int MOST_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private CsvNumbers() {}

    static boolean isMissing(String field) {
        if (field.isEmpty()) return true;
        char first = field.charAt(0);
        if (first > ' ' && first != '?' && first != 'N' && first != 'n') return false;
        return field.length() <= 8 && MISSING.contains(field.strip().toUpperCase(Locale.ROOT));
    }

    /// A decimal number, with or without exponent: none of the other spellings that Java knows, such as `1f`,
    /// `0x10` and `Infinity`.
    static boolean isNumber(String field, boolean comma) {
        String text = field.strip();
        int i = 0, n = text.length(), digits = 0;
        if (i < n && (text.charAt(i) == '-' || text.charAt(i) == '+')) i++;
        for (; i < n && isDigit(text.charAt(i)); i++) digits++;
        if (i < n && text.charAt(i) == (comma ? ',' : '.')) for (i++; i < n && isDigit(text.charAt(i)); i++) digits++;
        if (digits == 0) return false;
        if (i == n) return true;
        if (text.charAt(i) != 'e' && text.charAt(i) != 'E') return false;
        i++;
        if (i < n && (text.charAt(i) == '-' || text.charAt(i) == '+')) i++;
        int from = i;
        while (i < n && isDigit(text.charAt(i))) i++;
        return i == n && i > from;
    }

    /// The number in a field that holds one; infinite where a `float` cannot hold it.
    static double number(String field, boolean comma) {
        double quick = quick(field, comma);
        if (!Double.isNaN(quick)) return quick;
        double number = Double.parseDouble(comma ? field.strip().replace(',', '.') : field.strip());
        return Float.isInfinite((float) number) ? Double.POSITIVE_INFINITY : number;
    }

    /// A short number without an exponent: whole digits over a power of ten, both of which a `double` holds exactly, so
    /// that the quotient is the nearest one, as of `parseDouble`; NaN where the number is of another form. Source:
    /// Clinger: "How to read floating point numbers accurately", 1990.
    private static double quick(String text, boolean comma) {
        int n = text.length(), i = 0, digits = 0, behind = 0;
        boolean negative = n > 0 && text.charAt(0) == '-', point = false;
        long whole = 0;
        if (negative || n > 0 && text.charAt(0) == '+') i++;
        for (; i < n; i++) {
            char c = text.charAt(i);
            if (c == (comma ? ',' : '.') && !point) {
                point = true;
                continue;
            }
            if (!isDigit(c) || ++digits > MOST_DIGITS) return Double.NaN;
            whole = 10 * whole + c - '0';
            if (point) behind++;
        }
        double size = digits == 0 ? Double.NaN : whole / POWERS[behind];
        return negative ? -size : size;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
