package dev.tiefgang.cli;

import java.time.Duration;
import java.util.Locale;

/// The live line of training: where it stands, in as much detail as fits into the terminal.
///
/// @param done share of all epochs, 0 to 1
/// @param state epoch, loss, accuracy and speed
/// @param left time until the end
record LiveLine(double done, String state, Duration left) {
    private static final int LEAST_BAR = 10, MOST_BAR = 40;

    /// The line with exactly so many characters, so that nothing stays of the one before: the bar gives way first, then
    /// the end of the line.
    String fitted(int width) {
        String text = "%3d %%  %s  %s left".formatted((int) (100 * done), state, time(left));
        int room = Math.min(MOST_BAR, width - text.length() - 2);
        String line = room < LEAST_BAR ? text : bar(room - 2) + "  " + text;
        return line.length() <= width ? line + " ".repeat(width - line.length()) : line.substring(0, width);
    }

    private String bar(int inside) {
        int full = (int) Math.round(done * inside);
        String arrow = full == 0 ? "" : "=".repeat(full - 1) + ">";
        return "[" + arrow + " ".repeat(inside - full) + "]";
    }

    private static String time(Duration d) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", d.toHours(), d.toMinutesPart(), d.toSecondsPart());
    }
}
