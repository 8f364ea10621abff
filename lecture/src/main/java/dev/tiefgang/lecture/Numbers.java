package dev.tiefgang.lecture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Numbers as the lecture writes them.
public final class Numbers {
    private static final String INDICES = "₀₁₂₃₄₅₆₇₈₉";
    /// From here on a number is written with a power of ten, as is one nearer to 0 than the other.
    private static final double HUGE = 1e15, TINY = 1e-9;
    /// Digits that are left of such a number where its decimals are chosen.
    private static final int DIGITS = 5;
    /// Parts groups of digits in German, where a point stands before decimals as on the slides.
    private static final String NARROW_BLANK = "\u202f";

    private Numbers() {}

    /// A number of so many decimals, with the sign of subtraction: `−0.258`; a zero has no sign, and a huge
    /// number no decimals but a power of ten: `−1e308`.
    public static String fixed(double x, int decimals) {
        if (!Double.isFinite(x)) return Double.isNaN(x) ? "NaN" : x > 0 ? "∞" : "−∞";
        if (Math.abs(x) >= HUGE) return power(new BigDecimal(Double.toString(x)).round(new MathContext(DIGITS)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(x));
        boolean negative = x < 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
        return negative ? "−" + text : text;
    }

    /// A number without needless zeros: `0.1`, `10`, `1e−12`.
    public static String plain(double x) {
        if (!Double.isFinite(x)) return fixed(x, 0);
        var exact = new BigDecimal(Double.toString(x));
        if (x != 0 && (Math.abs(x) >= HUGE || Math.abs(x) < TINY)) return power(exact);
        return exact.stripTrailingZeros().toPlainString().replace("-", "−");
    }

    /// A number with a power of ten: `−1.5e308`.
    private static String power(BigDecimal x) {
        int exponent = x.precision() - x.scale() - 1;
        String digits = x.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return (digits + "e" + exponent).replace("-", "−");
    }

    /// A whole number, from 10,000 on in groups of three digits: `61,706`, in German `61 706`.
    public static String whole(long n, Language language) {
        String text = String.format(Locale.ROOT, Math.abs(n) < 10_000 ? "%d" : "%,d", n)
                .replace('-', '−');
        return language == Language.DE ? text.replace(",", NARROW_BLANK) : text;
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
