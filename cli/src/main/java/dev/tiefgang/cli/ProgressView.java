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
import org.jspecify.annotations.Nullable;

/// Shows how training goes: a line for each epoch and, on a terminal, a live bar with the time that is left.
final class ProgressView implements Listener, AutoCloseable {
    private static final long EVERY_NANOS = 200_000_000, WIDTH_HOLDS_NANOS = 1_000_000_000;
    /// Of more epochs than this, those that took less than this time are said in about so many lines.
    private static final int MOST_LINES = 40, LINES = 20;

    private static final long LONG_NANOS = 2_000_000_000;

    private final Output output;
    private final boolean live;
    private final int epochs;
    private final Measure measure;
    private final int every;
    private long said = System.nanoTime();
    private @Nullable ProgressBar bar;
    private int width;
    private long widthSince = System.nanoTime() - WIDTH_HOLDS_NANOS;
    private long runFrom;
    private long runSince = System.nanoTime();
    private long epochFrom;
    private long epochSince = runSince;
    private long seen;
    private long shownSince;
    /// Epoch, loss, accuracy and speed; read by the thread that draws.
    private volatile String state = "";

    /// @param live whether the output is a terminal
    ProgressView(Output output, boolean live, int epochs, Measure measure) {
        this.output = output;
        this.live = live;
        this.epochs = epochs;
        this.measure = measure;
        this.every = epochs <= MOST_LINES ? 1 : Math.ceilDiv(epochs, LINES);
    }

    /// True where somebody looks at a terminal.
    @SuppressWarnings("SystemConsoleNull") // it is null where jdk.console was chosen to be
    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    @Override
    public void started(Progress p) {
        runFrom = epochFrom = seen = seen(p);
        runSince = epochSince = System.nanoTime();
    }

    /// Samples seen in all epochs so far.
    private static long seen(Progress p) {
        return (long) (p.epoch() - 1) * p.samples() + p.seen();
    }

    @Override
    public void stepped(Progress p) {
        if (!live) return;
        long now = System.nanoTime();
        if (bar == null || now - shownSince >= EVERY_NANOS) {
            shownSince = now;
            state = state(p, (seen(p) - epochFrom) / Math.max(1e-9, (now - epochSince) * 1e-9));
        }
        ProgressBar b = bar == null ? open(p) : bar;
        bar = b;
        seen = seen(p);
        b.stepTo(seen);
    }

    private String state(Progress p, double speed) {
        return "epoch %d/%d  loss %s  %s%s samples/s"
                .formatted(
                        p.epoch(),
                        p.epochs(),
                        Units.decimal(p.loss(), 4),
                        measure.numbers() ? "" : Units.percent(p.accuracy(), 2) + "  ",
                        Units.count(Math.round(speed)));
    }

    private ProgressBar open(Progress p) {
        PrintWriter text = output.text();
        width = width();
        return new ProgressBarBuilder()
                .setInitialMax((long) p.epochs() * p.samples())
                .startsFrom(seen(p), Duration.ZERO)
                .setUpdateIntervalMillis((int) Duration.ofNanos(EVERY_NANOS).toMillis())
                .setRenderer((progress, most) -> line(progress.getCurrent(), progress.getMax(), most))
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            text.print("\r" + line);
                            text.flush();
                        },
                        width))
                .build();
    }

    private String line(long seen, long all, int most) {
        double nanosEach = (double) (System.nanoTime() - runSince) / Math.max(1, seen - runFrom);
        Duration left = Duration.ofNanos((long) (nanosEach * (all - seen)));
        return new LiveLine((double) seen / all, state, left).fitted(most);
    }

    /// Windows change their size; asking costs more than a short epoch takes.
    private int width() {
        long now = System.nanoTime();
        if (now - widthSince < WIDTH_HOLDS_NANOS) return width;
        widthSince = now;
        return TerminalWidth.current();
    }

    /// Says how an epoch went; of very many short ones only some are said.
    @Override
    public void epoch(EpochReport r) {
        epochFrom = seen;
        epochSince = System.nanoTime();
        boolean said = r.epoch() % every == 0 || r.epoch() == epochs || epochSince - this.said > LONG_NANOS;
        if (!said) return;
        this.said = epochSince;
        close();
        output.line(line(r));
    }

    private String line(EpochReport r) {
        var line = new StringBuilder(String.format(
                Locale.ROOT,
                "epoch %" + Math.max(2, Integer.toString(epochs).length()) + "d/%d  loss %s  %s",
                r.epoch(),
                epochs,
                Units.decimal(r.loss(), 4),
                measure.text(r.loss(), r.accuracy())));
        if (Double.isFinite(r.validationLoss()))
            line.append("  validation ")
                    .append(Units.decimal(r.validationLoss(), 4))
                    .append("  ")
                    .append(measure.text(r.validationLoss(), r.validationAccuracy())
                            .replace("accuracy ", "")
                            .replace("typical ", ""));
        return line.append(String.format(
                        Locale.ROOT,
                        "  rate %.2g  %.1f s  %s samples/s",
                        r.rate(),
                        r.seconds(),
                        Units.count(Math.round(r.samplesPerSecond()))))
                .toString();
    }

    /// Takes the bar away.
    @Override
    public void close() {
        if (bar == null) return;
        bar.close();
        bar = null;
        output.text().print("\r" + " ".repeat(width) + "\r");
        output.text().flush();
    }
}
