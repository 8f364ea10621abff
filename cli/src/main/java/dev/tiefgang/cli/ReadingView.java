package dev.tiefgang.cli;

import dev.tiefgang.data.Progress;
import java.time.Duration;

/// Shows how far a large file has been read, once that takes some seconds: a bar on a terminal, else a line now and
/// then.
final class ReadingView implements Progress {
    private static final long FIRST = 3_000_000_000L, LIVE = 200_000_000L, LINE = 20_000_000_000L;

    private final Output output;
    private final boolean live;
    private String file = "";
    private long before;
    private long began;
    private long shown;

    ReadingView(Output output) {
        this(output, !output.json() && ProgressView.isTerminal());
    }

    /// @param live whether the output is a terminal
    ReadingView(Output output, boolean live) {
        this.output = output;
        this.live = live;
    }

    @Override
    public synchronized void at(String name, long done, long total) {
        at(name, done, total, System.nanoTime());
    }

    /// The same at a time in nanoseconds.
    void at(String name, long done, long total, long now) {
        if (!name.equals(file) || done < before) {
            file = name;
            began = now;
            shown = 0;
        }
        before = done;
        long seconds = now - began;
        if (seconds < FIRST || done <= 0) return;
        String state = "reading %s: %s of %s".formatted(name, Units.bytes(done), Units.bytes(total));
        var left = Duration.ofNanos((long) ((double) seconds / done * (total - done)));
        if (!live) {
            if (done == total || shown != 0 && now - shown < LINE) return;
            output.line("%s", state + ", " + Units.duration(left) + " left");
        } else if (done == total) {
            output.text().print("\r" + " ".repeat(TerminalWidth.current()) + "\r");
            output.text().flush();
        } else {
            if (shown != 0 && now - shown < LIVE) return;
            double share = (double) done / total;
            output.text().print("\r" + new LiveLine(share, state, left).fitted(TerminalWidth.current()));
            output.text().flush();
        }
        shown = now;
    }
}
