package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.Hinge;
import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.Smoothed;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.Weighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is called a probability, and what is not.
class CertaintyTest {
    @TempDir
    Path folder;

    @Test
    void onlyLossesOfProbabilitiesGiveSome() {
        var cross = new SoftmaxCrossEntropy();
        for (Loss loss : List.of(
                cross, new SigmoidCrossEntropy(), new Smoothed(cross, 0.1), new Weighted(cross, List.of(1.0, 2.0))))
            assertThat(Certainty.of(loss)).as(loss.toString()).isEqualTo(Certainty.PROBABILITY);
        for (Loss loss :
                List.of(new MeanSquaredError(), new Hinge(), new Weighted(new MeanSquaredError(), List.of(1.0, 2.0))))
            assertThat(Certainty.of(loss)).as(loss.toString()).isEqualTo(Certainty.SCORE);
    }

    @Test
    void sharesAreShownInPercentAndScoresAsTheyAre() {
        assertThat(Certainty.PROBABILITY.text(0.1234, 0)).isEqualTo("12 %");
        assertThat(Certainty.SCORE.text(-1.2345, 1)).isEqualTo("-1.23");
        assertThat(Guess.text(List.of(new Guess("a", 1.25f, Certainty.SCORE), new Guess("b", -0.5f, Certainty.SCORE))))
                .isEqualTo("a (score 1.250), then b (score -0.500)");
    }

    @ParameterizedTest
    @CsvSource({"squared, score", "hinge, score", "cross-entropy, probability", "binary-cross-entropy, probability"})
    void predictionsAndTestsCallThemWhatTheyAre(String loss, String word) throws IOException {
        var rows = new StringBuilder("a,b,kind\n");
        for (int i = 0; i < 60; i++)
            rows.append(i % 7)
                    .append(',')
                    .append(i % 3)
                    .append(",k")
                    .append(i % 3)
                    .append('\n');
        Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
        Path run = folder.resolve("run");
        Cli trained =
                Cli.run("train", "mlp", csv, "--loss", loss, "--epochs", 3, "--threads", 1, "--val", 0, "--out", run);
        assertThat(trained.code()).as(trained.err()).isZero();
        boolean scores = word.equals("score");
        Cli predicted = Cli.run("predict", run, csv, "--json");
        Map<String, Object> first = Trees.objects(
                        Trees.objects(predicted.json(), "predictions").getFirst(), "guesses")
                .getFirst();
        assertThat(first).containsOnlyKeys("label", word);
        String line = Cli.run("predict", run, csv).out().lines().findFirst().orElseThrow();
        assertThat(line).contains(scores ? "(score " : " %)").doesNotContain(scores ? " %)" : "(score ");
        Map<String, Object> metrics =
                Trees.object(Cli.run("test", run, csv, "--json").json(), "metrics");
        assertThat(metrics.containsKey("calibrationError")).isEqualTo(!scores);
    }
}
