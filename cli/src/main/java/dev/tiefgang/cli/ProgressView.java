package dev.tiefgang.cli;

import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Shows how training goes: a line for each epoch and, on a terminal, a live bar with the time that is left.
final class ProgressView implements Listener, AutoCloseable {
    private static final int WIDTH = 100;
    private static final int EVERY = 16;

    private final Output output;
    private final boolean live;
    private final int epochs;
    private final long began = System.nanoTime();
    private @Nullable ProgressBar bar;
    private long shownFrom;
    private long shownSince;

    /// @param live whether the output is a terminal
    ProgressView(Output output, boolean live, int epochs) {
        this.output = output;
        this.live = live;
        this.epochs = epochs;
    }

    /// True where somebody looks at a terminal.
    @SuppressWarnings("SystemConsoleNull") // it is null where jdk.console was chosen to be
    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    @Override
    public void stepped(Progress p) {
        if (!live) return;
        long seen = (long) (p.epoch() - 1) * p.samples() + p.seen();
        ProgressBar b = bar == null ? open(p, seen) : bar;
        bar = b;
        b.stepTo(seen);
        if (p.stepInEpoch() % EVERY != 0) return;
        double speed = (seen - shownFrom) / Math.max(1e-9, (System.nanoTime() - shownSince) * 1e-9);
        b.setExtraMessage(String.format(
                Locale.ROOT,
                " loss %.4f, %.2f %%, %s samples/s",
                p.loss(),
                100 * p.accuracy(),
                Units.count(Math.round(speed))));
    }

    private ProgressBar open(Progress p, long seen) {
        PrintWriter text = output.text();
        shownFrom = seen;
        shownSince = System.nanoTime();
        return new ProgressBarBuilder()
                .setTaskName("epoch %d/%d".formatted(p.epoch(), p.epochs()))
                .setInitialMax((long) p.epochs() * p.samples())
                .startsFrom(seen, Duration.ofNanos(System.nanoTime() - began))
                .setUnit("", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            text.print("\r" + line);
                            text.flush();
                        },
                        WIDTH))
                .build();
    }

    @Override
    public void epoch(EpochReport r) {
        close();
        var line = new StringBuilder(String.format(
                Locale.ROOT,
                "epoch %2d/%d  loss %s  accuracy %6.2f %%",
                r.epoch(),
                epochs,
                Units.decimal(r.loss(), 4),
                100 * r.accuracy()));
        if (Double.isFinite(r.validationLoss()))
            line.append(String.format(
                    Locale.ROOT,
                    "  validation %s  %6.2f %%",
                    Units.decimal(r.validationLoss(), 4),
                    100 * r.validationAccuracy()));
        line.append(String.format(
                Locale.ROOT,
                "  rate %.2g  %.1f s  %s samples/s",
                r.rate(),
                r.seconds(),
                Units.count(Math.round(r.samplesPerSecond()))));
        output.line(line.toString());
    }

    /// Takes the bar away.
    @Override
    public void close() {
        if (bar == null) return;
        bar.close();
        bar = null;
        output.text().print("\r" + " ".repeat(WIDTH) + "\r");
        output.text().flush();
    }
}
