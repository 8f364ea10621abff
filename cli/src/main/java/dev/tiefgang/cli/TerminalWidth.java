package dev.tiefgang.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// How many characters a line of the terminal holds.
final class TerminalWidth {
    private static final int USUAL = 80, LEAST = 20;
    private static final File TERMINAL = new File("/dev/tty");

    private TerminalWidth() {}

    /// Characters that a line may have without the cursor going on to the next one: one less than fit.
    static int current() {
        return of(System.getenv(), stty());
    }

    /// @param environment its `COLUMNS` goes before what the terminal says: users set it to be obeyed
    /// @param size what `stty size` prints, rows and columns
    static int of(Map<String, String> environment, String size) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return number(columns)
                        .orElseGet(() -> number(size.replaceFirst("^\\d+ ", "")).orElse(USUAL))
                - 1;
    }

    /// Terminals that claim to be 0 wide do not know it.
    private static OptionalInt number(String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,5}")) return OptionalInt.empty();
        int n = Integer.parseInt(digits);
        return n < LEAST ? OptionalInt.empty() : OptionalInt.of(n);
    }

    /// Asks the terminal, which takes some milliseconds; nothing where there is none, or no such program.
    private static String stty() {
        if (!TERMINAL.canRead()) return "";
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(1, TimeUnit.SECONDS))
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.destroyForcibly();
        } catch (IOException e) {
            // No such program, or no terminal: the usual width will do.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
