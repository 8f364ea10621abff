package dev.tiefgang.train;

import java.io.PrintStream;
import java.util.Locale;

/// Shows training on a terminal: a bar that moves, and a line for every epoch.
public final class ConsoleProgress implements Listener {
    private static final int WIDTH = 24;
    private static final long EVERY_NANOS = 100_000_000;

    private final PrintStream out;
    private long epochBegan;
    private long shown;

    /// @param out for example `System.out`
    public ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(Progress progress) {
        epochBegan = System.nanoTime();
    }

    @Override
    public void stepped(Progress p) {
        long now = System.nanoTime();
        if (now - shown < EVERY_NANOS) return;
        shown = now;
        int done = (int) (WIDTH * p.seen() / p.samples());
        double seconds = (now - epochBegan) * 1e-9, rate = p.seen() / seconds;
        out.printf(
                Locale.ROOT,
                "\repoch %d/%d [%s%s] loss %.4f  accuracy %.2f %%  %,.0f samples/s  ETA %.0f s  ",
                p.epoch(),
                p.epochs(),
                "#".repeat(done),
                " ".repeat(WIDTH - done),
                p.loss(),
                100 * p.accuracy(),
                rate,
                (p.samples() - p.seen() + (double) (p.epochs() - p.epoch()) * p.samples()) / rate);
        out.flush();
    }

    @Override
    public void epoch(EpochReport r) {
        epochBegan = System.nanoTime();
        String validation = Double.isNaN(r.validationLoss())
                ? ""
                : String.format(
                        Locale.ROOT, "  validation %.4f, %.2f %%", r.validationLoss(), 100 * r.validationAccuracy());
        out.printf(
                Locale.ROOT,
                "\repoch %d: loss %.4f, accuracy %.2f %%%s  %,.0f samples/s%s%n",
                r.epoch(),
                r.loss(),
                100 * r.accuracy(),
                validation,
                r.samplesPerSecond(),
                " ".repeat(WIDTH));
    }
}
