package dev.tiefgang.cli;

import dev.tiefgang.lecture.Events;
import dev.tiefgang.lecture.Result;
import dev.tiefgang.lecture.Simulation;
import java.time.Duration;

/// A live line for an experiment that takes long, where its number of steps is known.
final class StepProgress implements AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000, LONG_NANOS = 1_000_000_000;

    private final Output output;
    private final boolean live;
    private final long began = System.nanoTime();
    private long shown = began;
    private boolean open;

    private StepProgress(Output output, boolean live) {
        this.output = output;
        this.live = live;
    }

    /// Does all steps; the line is for those that nobody hears of.
    static Result run(Simulation s, Events told, Output output) {
        try (var progress = new StepProgress(output, ProgressView.isTerminal() && !told.listening())) {
            for (int n = 1; s.step(told); n++) progress.stepped(n, s.steps());
        }
        return s.result();
    }

    /// @param all steps in all; 0 where nobody knows
    private void stepped(int done, int all) {
        long now = System.nanoTime();
        if (!live || all == 0 || now - began < LONG_NANOS || now - shown < EVERY_NANOS) return;
        shown = now;
        open = true;
        double share = Math.min(1, (double) done / all);
        var left = Duration.ofNanos((long) ((now - began) * (1 - share) / share));
        output.text().print("\r" + new LiveLine(share, done + "/" + all, left).fitted(TerminalWidth.current()));
        output.text().flush();
    }

    @Override
    public void close() {
        if (!open) return;
        output.text().print("\r" + " ".repeat(TerminalWidth.current()) + "\r");
        output.text().flush();
    }
}
