package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
    @TempDir
    Path root;

    private Cli sweep(Object... words) {
        var all = new ArrayList<Object>(List.of("sweep", "mlp"));
        all.addAll(List.of(words));
        all.addAll(List.of("--threads", 1, "--runs", root.resolve("runs")));
        return Cli.run(all.toArray());
    }

    @Test
    void allCombinationsAreTrainedAndCompared() throws IOException {
        Blobs.register("swept");
        Cli cli =
                sweep("swept", "--set", "hidden=1;8,4", "--set", "lr=0.01,0.1", "--seeds", 2, "--epochs", 2, "--json");
        assertThat(cli.code()).as(cli.err()).isZero();
        Path folder = root.resolve("runs/sweep-mlp-swept");
        List<Map<String, Object>> results = Trees.objects(cli.json(), "results");
        assertThat(results)
                .extracting(r -> Trees.value(r, "settings").toString())
                .containsExactly(
                        "{hidden=1, lr=0.01}", "{hidden=1, lr=0.1}", "{hidden=8,4, lr=0.01}", "{hidden=8,4, lr=0.1}");
        double best = 0;
        for (Map<String, Object> r : results) {
            List<Map<String, Object>> runs = Trees.objects(r, "runs");
            assertThat(runs).hasSize(2);
            double a = Trees.number(runs.getFirst(), "validationAccuracy"),
                    b = Trees.number(runs.getLast(), "validationAccuracy");
            assertThat(Trees.number(r, "validationAccuracy")).isCloseTo((a + b) / 2, within(1e-12));
            assertThat(Trees.number(r, "deviation")).isCloseTo(Math.abs(a - b) / Math.sqrt(2), within(1e-12));
            best = Math.max(best, (a + b) / 2);
        }
        Object chosen = cli.json().get("best");
        assertThat(results.stream()
                        .filter(r -> Trees.value(r, "settings").equals(chosen))
                        .findFirst()
                        .orElseThrow())
                .containsEntry("validationAccuracy", best);
        assertThat(Files.readAllLines(folder.resolve("sweep.csv")))
                .hasSize(9)
                .startsWith("hidden,lr,seed,validation_accuracy,validation_loss,best_epoch,parameters,seconds,run");
        assertThat(ImageIO.read(folder.resolve("sweep.png").toFile()).getWidth())
                .isEqualTo(1000);
        assertThat(cli.err()).contains("4 combinations of 2 runs", "s left", "best");
    }

    private static SweepResult result(String hidden, String activation, double... scores) {
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        settings.put("hidden", hidden);
        settings.put("activation", activation);
        var runs = new ArrayList<SweepResult.Run>();
        for (double score : scores) runs.add(new SweepResult.Run(runs.size(), score, 0.1, 1, 1, "run"));
        return new SweepResult(settings, 10, runs, List.of());
    }

    private static List<SweepPlot.Mark> marks(Map<String, List<SweepPlot.Mark>> lines, String activation) {
        return Objects.requireNonNull(lines.get("activation=" + activation));
    }

    @Test
    void linesStandBesideEachOtherAndBarsWithinWhatIsPossible() throws IOException {
        var results = List.of(
                result("1", "relu", 1, 0.8, 1), result("1", "tanh", 1, 0.8, 1),
                result("8", "relu", 0, 0.2, 0), result("8", "tanh", 1, 1, 1));
        Map<String, List<SweepPlot.Mark>> lines = SweepPlot.lines(results, false);
        assertThat(lines).containsOnlyKeys("activation=relu", "activation=tanh");
        List<SweepPlot.Mark> relu = marks(lines, "relu"), tanh = marks(lines, "tanh");
        assertThat(relu).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(relu.get(i).x()).isBetween(i - 0.2, i - 0.02);
            assertThat(tanh.get(i).x()).isCloseTo(2 * i - relu.get(i).x(), within(1e-12));
        }
        // The mean is 93.3 %, the deviation 11.5 %.
        assertThat(relu.getFirst().y()).isCloseTo(280 / 3.0, within(1e-9));
        assertThat(relu.getFirst().low()).isCloseTo(280 / 3.0 - 20 / Math.sqrt(3), within(1e-9));
        assertThat(relu.getFirst().high()).isEqualTo(100);
        assertThat(relu.getLast().low()).isZero();
        assertThat(tanh.getLast()).isEqualTo(new SweepPlot.Mark(tanh.getLast().x(), 100, 100, 100));
        assertThat(marks(SweepPlot.lines(results, true), "relu").getFirst().high())
                .isGreaterThan(1);
        Path png = root.resolve("marks.png");
        SweepPlot.write(png, "two lines", results, false);
        BufferedImage picture = ImageIO.read(png.toFile());
        int blue = 0x0b3c8c, orange = 0xe06c00;
        assertThat(Pixels.count(picture, blue, 0, 1000)).isGreaterThan(300);
        assertThat(Pixels.count(picture, orange, 0, 1000)).isGreaterThan(300);
    }

    @Test
    void whatIsDoneIsNotDoneAgain() throws IOException {
        Blobs.register("swept");
        Object[] words = {"swept", "--set", "hidden=1,2", "--epochs", 2, "--out", root.resolve("s")};
        assertThat(sweep(words).code()).isZero();
        Path kept = root.resolve("s/hidden=1-1/result.json"), gone = root.resolve("s/hidden=2-1/result.json");
        String csv = Files.readString(root.resolve("s/sweep.csv"));
        FileTime time = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(kept, time);
        Files.delete(gone);
        Cli again = sweep(words);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.out()).contains("1 run of 2 done before");
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(time);
        assertThat(gone).exists();
        assertThat(Files.readString(root.resolve("s/sweep.csv")).lines().map(l -> l.replaceFirst(",[^,]*,[^,]*$", "")))
                .isEqualTo(csv.lines()
                        .map(l -> l.replaceFirst(",[^,]*,[^,]*$", ""))
                        .toList());
        Cli other = sweep("swept", "--set", "hidden=1,3", "--epochs", 2, "--out", root.resolve("s"));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .contains("expected the command of the sweep that was begun there, tiefgang sweep mlp swept --set"
                        + " hidden=1,2 --epochs 2 --out " + root.resolve("s") + ", received tiefgang sweep mlp swept"
                        + " --set hidden=1,3 --epochs 2")
                .doesNotContain("[")
                .hasLineCount(1);
    }

    @Test
    void ctrlCLosesNothingThatIsDone() {
        AtomicInteger until = new AtomicInteger();
        Blobs.register(
                "halted",
                () -> new WatchedBlobs(new Blobs("halted", 300, 1), _ -> {
                    if (until.get() > 0 && until.decrementAndGet() == 0) WatchedBlobs.pressCtrlC();
                }));
        Object[] words = {"halted", "--set", "hidden=1,2,3", "--epochs", 3, "--out", root.resolve("s")};
        // Opening and planning reads the samples a few times, the first run three times more.
        until.set(300 * 12);
        Cli cli = sweep(words);
        assertThat(cli.code()).isEqualTo(130);
        assertThat(cli.err())
                .containsPattern("stopped; [0-2] of 3 runs are done and kept; go on with the same command");
        until.set(0);
        Cli whole = sweep(words);
        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(root.resolve("s/hidden=3-1/result.json")).exists();
    }

    @Test
    void aRunThatGoesAstrayDoesNotEndTheSweep() {
        Blobs.register("swept");
        Cli cli = sweep("swept", "--set", "lr=1e38,0.05", "--optimizer", "sgd", "--epochs", 1, "--json");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.err()).contains("1 run failed");
        assertThat(cli.json().get("best")).hasToString("{lr=0.05}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--set hiden=1|Unknown option of train 'hiden': did you mean 'hidden'?",
                "--set hidden=a|--set hidden=a: --hidden: expected a whole number, received 'a'",
                "--set hidden=|--set: expected an option with values, such as hidden=1,2,4, received 'hidden='",
                "--set hidden=1,,2|--set hidden: expected values parted by commas",
                "--set hidden=1 --set hidden=2|expected all values of an option in one --set",
                "--set hidden=1 --hidden 2|--hidden: expected it once",
                "--set optimizer=adam,adan|did you mean 'adam'?",
                "--set lr=0.1,0|--lr: expected a number above 0",
                "--set hidden=1,1|--set hidden: expected each value once, received '1' again",
                "--set optimizer=adam,sgd,ADAM|--set optimizer: expected each value once, received 'ADAM' again",
                "--set lr=0.1,0.2,1e-1|expected combinations that differ, received lr=0.1 and lr=1e-1, which train the same",
                "--set seed=1,2|other seeds come with --seeds",
                "--set hidden=1 --val 0|compares by samples to validate on",
                "--set hidden=1 --seeds 0|--seeds: expected",
                "--seeds 2|Missing required option: '--set",
            })
    void slipsAreSaidBeforeAnythingRuns(String options, String message) {
        Blobs.register("swept");
        var words = new ArrayList<Object>(List.of("swept"));
        words.addAll(List.of(options.split(" ")));
        Cli cli = sweep(words.toArray());
        assertThat(cli.err()).contains(message).hasLineCount(1);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(root.resolve("runs")).doesNotExist();
    }
}
