package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final int SAMPLES = 300;

    @TempDir
    Path folder;

    @Test
    void printsTablesAndDrawsTheWorstErrors() throws IOException {
        Path model = Fixtures.model(folder);
        Cli ran = Cli.run("test", model, "mnist", "--data-dir", Fixtures.mnist(folder.resolve("data"), SAMPLES));
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Accuracy ", " of 300 right", "precision", "Confusion matrix", "samples/s")
                .contains("Balanced ", "Top 5 ", "Matthews ", "Kappa ", "ROC AUC ", "Precision ", "Calibration ");
        assertThat(ran.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
        Path sheet = folder.resolve("model.safetensors.errors.png");
        assertThat(ran.out()).contains(sheet.toString());
        var picture = ImageIO.read(sheet.toFile());
        assertThat(picture.getWidth()).isEqualTo(1222);
        assertThat(Pixels.colors(picture)).isGreaterThan(10);
    }

    @Test
    void jsonHoldsEverything() throws IOException {
        Path model = Fixtures.model(folder);
        Cli ran = Cli.run(
                "test", model, "mnist", "--json", "--data-dir", Fixtures.mnist(folder.resolve("data"), SAMPLES));
        assertThat(ran.out().lines()).hasSize(1);
        var json = ran.json();
        assertThat(json)
                .containsOnlyKeys(
                        "accuracy",
                        "loss",
                        "fingerprint",
                        "samplesPerSecond",
                        "run",
                        "samples",
                        "tested",
                        "metrics",
                        "classes",
                        "confusion",
                        "sheet");
        assertThat(Trees.number(json, "accuracy")).isBetween(0.0, 1.0);
        assertThat((String) json.get("fingerprint")).matches("[0-9a-f]{64}");
        assertThat(json.get("run")).isEqualTo(model.toString());
        assertThat(Trees.objects(json, "classes")).hasSize(10).allMatch(c -> Trees.number(c, "support") == 30);
        long total = ((List<?>) Trees.value(json, "confusion"))
                .stream()
                        .flatMap(row -> ((List<?>) row).stream())
                        .mapToLong(n -> (Long) n)
                        .sum();
        assertThat(total).isEqualTo(SAMPLES);
        Map<String, Object> metrics = Trees.object(json, "metrics");
        assertThat(metrics)
                .containsOnlyKeys(
                        "balancedAccuracy",
                        "top5",
                        "matthews",
                        "kappa",
                        "auc",
                        "averagePrecision",
                        "calibrationError",
                        "reliability");
        // All classes have the same number of samples.
        assertThat(Trees.number(metrics, "balancedAccuracy")).isEqualTo(Trees.number(json, "accuracy"), within(1e-12));
        assertThat(Trees.number(metrics, "top5")).isGreaterThanOrEqualTo(Trees.number(json, "accuracy"));
        assertThat(Trees.objects(metrics, "reliability")).hasSize(15);
    }

    @Test
    void realValuesHaveErrors() {
        Path file = folder.resolve("xor.safetensors");
        // Answers ½ for all four, which is the mean.
        var network =
                Network.of("half", Shape.of(2), new SigmoidCrossEntropy(), new Dense(1).init(new Init.Constant(0)));
        new ModelFile(network.model(1), List.of()).save(file);
        Cli ran = Cli.run("test", file, "xor", "--json");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.json().get("metrics"))
                .isEqualTo(Map.of("meanAbsoluteError", 0.5, "rootMeanSquareError", 0.5, "determination", 0.0));
        assertThat(ran.err()).contains("Mean error    0.5000", "RMS error     0.5000", "R²            0.0000");
    }

    @Test
    void outputsThatAreNoProbabilitiesAreNotCalibrated() throws IOException {
        Path model = folder.resolve("raw.safetensors");
        var network = Network.of("raw", Shape.of(1, 28, 28), new MeanSquaredError(), new Flatten(), new Dense(10));
        new ModelFile(network.model(1), List.of()).save(model);
        Cli ran = Cli.run(
                "test", model, "mnist", "--json", "--data-dir", Fixtures.mnist(folder.resolve("data"), SAMPLES));
        assertThat(ran.code()).as(ran.err()).isZero();
        Map<String, Object> metrics = Trees.object(ran.json(), "metrics");
        assertThat(metrics).containsKey("auc").doesNotContainKey("calibrationError");
    }

    @Test
    void aRunFolderGetsTheSheet() throws IOException {
        Path data = Fixtures.mnist(folder.resolve("data"), SAMPLES);
        Path run = folder.resolve("run");
        Cli trained = Cli.run(
                "train",
                "mlp",
                "mnist",
                "--hidden",
                "8",
                "--epochs",
                "1",
                "--val",
                "30",
                "--threads",
                "1",
                "--data-dir",
                data,
                "--out",
                run,
                "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        Cli ran = Cli.run("test", run, "mnist", "--data-dir", data, "--json");
        assertThat(ran.code()).isZero();
        assertThat(ran.json()).containsEntry("sheet", run.resolve("errors.png").toString());
        assertThat(ran.json().get("accuracy")).isEqualTo(trained.json().get("accuracy"));
        assertThat(ran.json().get("fingerprint")).isEqualTo(trained.json().get("fingerprint"));
        assertThat(run.resolve("errors.png")).isNotEmptyFile();
    }

    @Test
    void aSheetThatCannotBeWrittenDoesNotSpoilTheTest() throws IOException {
        Path model = Fixtures.model(folder);
        // A folder of that name stands in the way, for every user.
        Files.createDirectories(folder.resolve("model.safetensors.errors.png/in the way"));
        Cli ran = Cli.run(
                "test", model, "mnist", "--json", "--data-dir", Fixtures.mnist(folder.resolve("data"), SAMPLES));
        assertThat(ran.code()).isZero();
        assertThat(ran.json()).containsKey("accuracy").doesNotContainKey("sheet");
        assertThat(ran.err()).contains("No sheet of errors");
    }

    @Test
    void brokenWeightsAreBadContent() throws IOException {
        Path model = Fixtures.model(folder);
        ModelFile broken = ModelFile.read(model);
        Arrays.fill(broken.model().params().tensor("1.weight").floats(), Float.NaN);
        broken.save(model);
        Cli ran = Cli.run("test", model, "mnist", "--data-dir", Fixtures.mnist(folder.resolve("data"), SAMPLES));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err()).contains("weights of the network are broken");
    }

    @Test
    void dataOfAnotherFormAreABadCommandLine() {
        Path model = Fixtures.model(folder);
        Cli ran = Cli.run("test", model, "xor");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains(model + " does not take the samples of 'xor'")
                .contains("[1, 28, 28]")
                .hasLineCount(1);
    }

    @Test
    void anUnknownDataSetIsABadCommandLine() {
        Cli ran = Cli.run("test", Fixtures.model(folder), "mnits");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("'mnist'");
    }
}
