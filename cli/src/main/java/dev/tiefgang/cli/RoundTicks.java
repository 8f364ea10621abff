package dev.tiefgang.cli;

import dev.tiefgang.lecture.Numbers;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.style.XYStyler;

/// Ticks at round numbers, far enough from each other to be read, on an axis that begins and ends with one.
///
/// @param least where the axis begins
/// @param most where it ends
/// @param step between ticks: 1, 2 or 5 with a power of ten
record RoundTicks(double least, double most, double step) {
    /// What a tick may miss the end of its axis by: it is reached by adding up steps.
    private static final double ROUNDING = 1e-9;
    /// From here on, and for steps below the inverse, numbers are written with a power of ten.
    private static final double LONG = 1e7;
    /// XChart places no points where the horizontal axis has wider spaces than the vertical one is long.
    private static final int WIDEST = 300;

    /// The ticks for these numbers.
    ///
    /// @param most how many steps there may be, about
    static RoundTicks of(double[] numbers, int most) {
        double low = Arrays.stream(numbers).filter(Double::isFinite).min().orElse(0),
                high = Arrays.stream(numbers).filter(Double::isFinite).max().orElse(1);
        if (low == high) {
            double room = low == 0 ? 1 : Math.abs(low) / 2;
            low -= room;
            high += room;
        }
        // Divided first: the difference of the largest numbers is none.
        double step = round(high / most - low / most);
        // Counts of something have no ticks between them.
        if (Arrays.stream(numbers).filter(Double::isFinite).allMatch(x -> x == Math.rint(x))) step = Math.max(1, step);
        return new RoundTicks(step * Math.floor(low / step + ROUNDING), step * Math.ceil(high / step - ROUNDING), step);
    }

    /// The least of 1, 2 and 5 with a power of ten that is not below a number.
    private static double round(double x) {
        double ten = Math.pow(10, Math.floor(Math.log10(x)));
        for (int digit : new int[] {1, 2, 5}) if (x <= digit * ten * (1 + ROUNDING)) return digit * ten;
        return 10 * ten;
    }

    /// Puts them on the horizontal axis.
    ///
    /// @param pixels how long the axis is, about
    void across(XYStyler style, int pixels) {
        style.setXAxisMin(least - ROUNDING * step);
        style.setXAxisMax(most + ROUNDING * step);
        style.setXAxisTickMarkSpacingHint(Math.min(WIDEST, spacing(pixels)));
        style.setXAxisTickLabelsFormattingFunction(text());
    }

    /// Puts them on the vertical axis.
    void up(XYStyler style, int pixels) {
        style.setYAxisMin(least - ROUNDING * step);
        style.setYAxisMax(most + ROUNDING * step);
        style.setYAxisTickMarkSpacingHint(spacing(pixels));
        style.setYAxisTickLabelsFormattingFunction(text());
    }

    /// XChart rounds what so many pixels are to 1, 2 or 5 with a power of ten, and draws nothing where they
    /// are more than the axis has: a little less than a step is rounded to it.
    private int spacing(int pixels) {
        return (int) Math.max(1, Math.round(0.85 * pixels * step / (most - least)));
    }

    private Function<Double, String> text() {
        if (Math.max(Math.abs(least), Math.abs(most)) >= LONG || step < 1 / LONG)
            return x -> String.format(Locale.ROOT, "%.1e", x).replace('-', '−');
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + ROUNDING));
        // Where few steps are wider than that, XChart has ticks between them, which stay without a number.
        double near = step / 100;
        return x -> Math.abs(x - step * Math.rint(x / step)) < near ? Numbers.fixed(x, decimals) : " ";
    }
}
