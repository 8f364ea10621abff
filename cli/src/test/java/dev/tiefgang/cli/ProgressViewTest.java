package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ProgressViewTest {
    @Command
    private static final class Probe {
        @Mixin
        private final Output output = new Output();
    }

    private static String shown(boolean live, int batch) {
        var said = new StringWriter();
        var probe = new Probe();
        new CommandLine(probe).setOut(new PrintWriter(said, true));
        var data = new Blobs("blobs", 300, 1);
        var model = Network.of("small", data.input(), new SoftmaxCrossEntropy(), new Flatten(), new Dense(3))
                .model(1);
        Recipe recipe = Recipe.of(new Sgd(0.1)).epochs(3).batch(batch);
        try (var view = new ProgressView(probe.output, live, 3, Measure.shares())) {
            new Trainer(model, recipe, data).listen(view).run();
        }
        return said.toString();
    }

    /// One step per epoch is enough for all figures.
    @Test
    void aTerminalShowsAllFiguresInOneLine() {
        String shown = shown(true, 0);
        List<String> bars = Stream.of(shown.split("[\\r\\n]+"))
                .filter(line -> line.contains(" left"))
                .toList();
        assertThat(bars)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(TerminalWidth.current())
                        .containsPattern(
                                "epoch \\d/3  loss \\d\\.\\d{4}  \\d+\\.\\d\\d %  [\\d,]+ samples/s  0:00:0\\d left"));
        assertThat(shown.lines().filter(line -> line.contains("rate"))).hasSize(3);
        assertThat(shown).endsWith(System.lineSeparator());
    }

    @Test
    void othersGetPlainLines() {
        assertThat(shown(false, 16)).doesNotContain("\r").hasLineCount(3);
    }
}
