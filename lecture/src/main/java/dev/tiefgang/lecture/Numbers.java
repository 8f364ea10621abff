package dev.tiefgang.lecture;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Numbers as the lecture writes them.
public final class Numbers {
    private static final String INDICES = "₀₁₂₃₄₅₆₇₈₉";

    private Numbers() {}

    /// A number of so many decimals, with the sign of subtraction: `−0.258`; a zero has no sign.
    public static String fixed(double x, int decimals) {
        if (!Double.isFinite(x)) return Double.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(x));
        boolean negative = x < 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
        return negative ? "−" + text : text;
    }

    /// A number without needless zeros: `0.1`, `10`.
    public static String plain(double x) {
        if (!Double.isFinite(x)) return fixed(x, 0);
        return new BigDecimal(Double.toString(x))
                .stripTrailingZeros()
                .toPlainString()
                .replace("-", "−");
    }

    /// A whole number, from 10,000 on in groups of three digits: `61,706`, in German `61.706`.
    public static String whole(long n, Language language) {
        Locale locale = language == Language.DE ? Locale.GERMANY : Locale.ROOT;
        return Math.abs(n) < 10_000 ? Long.toString(n).replace('-', '−') : String.format(locale, "%,d", n);
    }

    /// The least, the largest and the mean of some numbers.
    static DoubleSummaryStatistics range(float[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i]).summaryStatistics();
    }

    /// The standard deviation of a sample: `√(Σ(x − x̄)²/(n − 1))`; NaN for less than two numbers.
    static double spread(double[] x) {
        double mean = Arrays.stream(x).average().orElse(Double.NaN);
        double sum = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
        return x.length < 2 ? Double.NaN : Math.sqrt(sum / (x.length - 1));
    }

    /// A quantile of sorted numbers, between its two neighbours in proportion; NaN where there are none.
    static double quantile(double[] sorted, double q) {
        if (sorted.length == 0) return Double.NaN;
        double at = q * (sorted.length - 1);
        int below = (int) at, above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// A number that somebody typed, or that [#plain] wrote.
    ///
    /// @throws NumberFormatException if it is none
    static double parse(String word) {
        return Double.parseDouble(word.replace('−', '-'));
    }

    /// In brackets where a sign would stand behind another one.
    public static String factor(double x, int decimals) {
        String text = fixed(x, decimals);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }

    /// The same without needless zeros.
    static String factor(double x) {
        String text = plain(x);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }

    /// Where a sum lies: `0.039 > 0`, `−0.030 ≤ 0`.
    static String beside(double in, double threshold, int decimals) {
        return fixed(in, decimals) + (in > threshold ? " > " : " ≤ ") + plain(threshold);
    }

    /// The square of an error with its numbers: `(1 − 0.8990)²`.
    static String square(double y, double o) {
        return "(" + plain(y) + " − " + factor(o, 4) + ")²";
    }

    /// A column as the slides write it: `[0.028;−0.258;−0.189]`.
    public static String column(double[] x, int decimals) {
        return Arrays.stream(x).mapToObj(v -> fixed(v, decimals)).collect(Collectors.joining(";", "[", "]"));
    }

    /// A row: `(1, 0)`.
    public static String row(double[] x) {
        return Arrays.stream(x).mapToObj(Numbers::plain).collect(Collectors.joining(", ", "(", ")"));
    }

    /// A number as an index: `₁₂`.
    public static String index(int i) {
        return Integer.toString(i)
                .chars()
                .mapToObj(c -> String.valueOf(INDICES.charAt(c - '0')))
                .collect(Collectors.joining());
    }
}
