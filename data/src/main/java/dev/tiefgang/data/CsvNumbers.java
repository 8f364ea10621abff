package dev.tiefgang.data;

import java.util.Locale;
import java.util.Set;

/// What counts as a number and what as missing in a field.
final class CsvNumbers {
    private static final Set<String> MISSING = Set.of("", "?", "NA", "N/A", "NAN", "NULL");

    private CsvNumbers() {}

    static boolean isMissing(String field) {
        if (field.isEmpty()) return true;
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
        double number = Double.parseDouble(comma ? field.strip().replace(',', '.') : field.strip());
        return Float.isInfinite((float) number) ? Double.POSITIVE_INFINITY : number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
