package dev.tiefgang.cli;

import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/// The time that is left for several trainings one after the other; a live line on a terminal.
final class Countdown implements Listener, AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000;

    private final Output output;
    private final boolean live;
    private final int jobs;
    private final long began = System.nanoTime();
    private int finished;
    private String title = "";
    private long shown;
    private boolean open;

    /// @param live whether the output is a terminal
    /// @param jobs trainings that are to be done
    Countdown(Output output, boolean live, int jobs) {
        this.output = output;
        this.live = live;
        this.jobs = jobs;
    }

    /// The next training begins.
    void begin(String name) {
        title = name;
    }

    /// A training has ended.
    ///
    /// @param line what it brought
    void done(String line) {
        finished++;
        close();
        output.line("%s", line + (finished < jobs ? "  " + left(0) + " left" : ""));
    }

    @Override
    public void stepped(Progress p) {
        long now = System.nanoTime();
        if (!live || now - shown < EVERY_NANOS) return;
        shown = now;
        open = true;
        double part = ((p.epoch() - 1) * (double) p.samples() + p.seen()) / ((double) p.epochs() * p.samples());
        String state = "%s: epoch %d/%d  loss %s".formatted(title, p.epoch(), p.epochs(), Units.decimal(p.loss(), 4));
        PrintWriter text = output.text();
        text.print("\r" + new LiveLine(share(part), state, duration(part)).fitted(TerminalWidth.current()));
        text.flush();
    }

    private double share(double part) {
        return (finished + part) / jobs;
    }

    private Duration duration(double part) {
        double done = Math.max(1e-6, share(part));
        return Duration.ofNanos((long) ((System.nanoTime() - began) * (1 - done) / done));
    }

    /// Time left when a part of the training at hand is done, in words.
    private String left(double part) {
        return Units.duration(duration(part));
    }

    /// Takes the live line away.
    @Override
    public void close() {
        if (!open) return;
        open = false;
        output.text().print("\r" + " ".repeat(TerminalWidth.current()) + "\r");
        output.text().flush();
    }
}
