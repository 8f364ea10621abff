package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ReadingViewTest {
    private static final long SECOND = 1_000_000_000L, SIZE = 10L << 30;

    @Command
    private static final class Probe {
        @Mixin
        private final Output output = new Output();
    }

    private final StringWriter out = new StringWriter();

    private ReadingView view(boolean live) {
        var probe = new Probe();
        new CommandLine(probe).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        return new ReadingView(probe.output, live);
    }

    /// A file of 10 GiB of which 1 % is read in each second.
    private void read(ReadingView view, int seconds) {
        for (int s = 0; s <= seconds; s++) view.at("big.csv", SIZE / 100 * s, SIZE, s * SECOND);
    }

    @Test
    void shortPassesSayNothing() {
        read(view(false), 2);
        read(view(true), 2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void longOnesSayNowAndThenHowLongTheyTake() {
        read(view(false), 50);
        assertThat(List.of(out.toString().split("\\R")))
                .containsExactly(
                        "reading big.csv: 307.2 MiB of 10.0 GiB, 1 min left",
                        "reading big.csv: 2.3 GiB of 10.0 GiB, 1 min left",
                        "reading big.csv: 4.3 GiB of 10.0 GiB, 57 s left");
    }

    @Test
    void aTerminalShowsABarThatGoesAway() {
        ReadingView view = view(true);
        read(view, 40);
        view.at("big.csv", SIZE, SIZE, 41 * SECOND);
        assertThat(out.toString())
                .contains("39 %  reading big.csv: 4.0 GiB of 10.0 GiB")
                .endsWith(" \r");
    }

    @Test
    void aSecondPassBeginsAnew() {
        ReadingView view = view(false);
        read(view, 10);
        out.getBuffer().setLength(0);
        for (int s = 0; s < 3; s++) view.at("big.csv", SIZE / 100 * s, SIZE, (20 + s) * SECOND);
        assertThat(out.toString()).isEmpty();
    }
}
