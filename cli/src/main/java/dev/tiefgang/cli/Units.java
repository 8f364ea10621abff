package dev.tiefgang.cli;

import java.time.Duration;
import java.util.Locale;

/// Numbers with their units, the same in every country.
final class Units {
    private static final double HUGE = 1e7;
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Units() {}

    /// A share as `98.70 %`.
    static String percent(double share, int decimals) {
        return decimal(100 * share, decimals) + " %";
    }

    /// A number with so many decimals: `0.0421`; a huge one, such as the loss of training that went astray,
    /// with four digits: `1.234e+30`.
    static String decimal(double number, int decimals) {
        boolean huge = Double.isFinite(number) && Math.abs(number) >= HUGE;
        return String.format(Locale.ROOT, huge ? "%.3e" : "%." + decimals + "f", number);
    }

    /// A number of things: `1 thread`, `2 threads`.
    static String of(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /// A whole number with its thousands apart: `61,706`.
    static String count(long number) {
        var text = new StringBuilder(Long.toString(number));
        for (int i = text.length() - 3, first = number < 0 ? 1 : 0; i > first; i -= 3) text.insert(i, ',');
        return text.toString();
    }

    /// A time as `7 s`, `12 min` or `3 h 5 min`.
    static String duration(Duration d) {
        return d.toMinutes() == 0
                ? d.toSeconds() + " s"
                : d.toHours() == 0 ? d.toMinutes() + " min" : d.toHours() + " h " + d.toMinutesPart() + " min";
    }

    /// A number of bytes as `1.5 MiB`.
    static String bytes(long bytes) {
        int unit = 0;
        double size = bytes;
        for (; size >= 1024 && unit < BYTES.length - 1; unit++) size /= 1024;
        return unit == 0 ? bytes + " B" : decimal(size, 1) + " " + BYTES[unit];
    }
}
