package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.PictureFolder;
import dev.tiefgang.data.PictureForm;
import dev.tiefgang.data.Pictures;
import dev.tiefgang.formats.Json;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a network is shown when it predicts: what it was shown when it learned.
class PreparationTest {
    @TempDir
    Path folder;

    private Path pictures;

    /// Ten pictures of each of three colours, with noise and of several sizes.
    @BeforeEach
    void paint() throws IOException {
        pictures = folder.resolve("pictures");
        for (int i = 0; i < 30; i++) {
            String label = List.of("blue", "green", "red").get(i % 3);
            int bright = 2 - i % 3, h = 20 + i % 4, w = 30 - i % 5;
            float[] pixels = new float[3 * h * w];
            Rng rng = Rng.of(1, "paint", i);
            for (int k = 0; k < pixels.length; k++)
                pixels[k] = (float) (0.3 * rng.uniformDouble(k) + (k / (h * w) == bright ? 0.6 : 0.1));
            write(pictures.resolve(label + "/" + i + ".png"), Shape.of(3, h, w), pixels);
        }
    }

    private static Path write(Path file, Shape shape, float... pixels) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Pictures.writePng(file, Tensor.of(shape, pixels));
        return file;
    }

    private Path trained(String size) {
        Path run = folder.resolve("run");
        Cli cli = Cli.run(
                "train",
                "mlp",
                "folder:" + pictures + size,
                "--hidden",
                8,
                "--epochs",
                40,
                "--batch",
                8,
                "--val",
                0,
                "--threads",
                1,
                "--out",
                run);
        assertThat(cli.code()).as(cli.err()).isZero();
        return run;
    }

    @Test
    void aRunOnAFolderSeesPicturesAsItsFolderDid() throws IOException {
        Path run = trained("@12x16");
        var form = new PictureForm(12, 16);
        PictureFolder learned = PictureFolder.open(pictures, form);
        SavedModel saved = SavedModel.find(run.toString(), new RunsRoot(), new Output());
        assertThat(Preparation.of(saved)).isEqualTo(new Preparation.Fitted(form));
        float[] shown = new float[form.shape().size()], label = new float[1];
        for (int i = 0; i < learned.size(); i++) {
            learned.read(i, shown, 0, label, 0);
            Preparation.Prepared prepared = Preparation.of(saved).of(learned.file(i));
            assertThat(prepared.picture().floats()).isEqualTo(shown);
        }
        Cli predicted = Cli.run("predict", run, pictures, "--json");
        assertThat(predicted.code()).as(predicted.err()).isZero();
        List<Map<String, Object>> predictions = Trees.objects(predicted.json(), "predictions");
        assertThat(predictions).hasSize(30);
        for (Map<String, Object> p : predictions) {
            String file = String.valueOf(p.get("file"));
            Object guess = Trees.objects(p, "guesses").getFirst().get("label");
            assertThat(file).startsWith(pictures.resolve(String.valueOf(guess)) + File.separator);
            assertThat(p.get("preparation")).asString().startsWith("as a picture: ");
        }
        assertThat(Cli.run("predict", run, pictures.resolve("red/2.png"), "--show")
                        .out()
                        .lines())
                .hasSize(2 + 12 + 2)
                .contains("    as a picture: the middle, 21×28 of 22×28 pixels, brought to 12×16");
    }

    @Test
    void runsOfEarlierVersionsAreReadAsWell() throws IOException {
        Path run = trained("@12x16x1"), file = run.resolve("run.json");
        Path picture = pictures.resolve("green/1.png");
        String now = Cli.run("predict", run, picture).out();
        assertThat(now).contains("brought to 12×16, made grey");
        Map<String, Object> description = Json.readObject(file);
        Map<String, Object> data = Trees.object(description, "data");
        assertThat(data.get("pictures"))
                .isEqualTo(Map.of(
                        "type", "Fitted", "form", Map.of("height", 12L, "width", 16L, "channels", 1L, "fit", "CROP")));
        data.remove("pictures");
        Files.writeString(file, Json.pretty(description));
        assertThat(Cli.run("predict", run, picture).out()).isEqualTo(now);
        assertThat(Cli.run("predict", run.resolve("model.safetensors"), picture).out())
                .isEqualTo(now);
        assertThat(Cli.run("resume", run).code()).isZero();
    }

    @Test
    void aTestBringsOtherPicturesToTheSizeOfTheRun() throws IOException {
        Path run = trained("@12x16");
        Path other = folder.resolve("other");
        for (String label : List.of("blue", "green", "red"))
            for (int i = 0; i < 4; i++)
                write(other.resolve(label + "/" + i + ".png"), Shape.of(1, 7, 9), new float[63]);
        Cli tested = Cli.run("test", run, "folder:" + other, "--json");
        assertThat(tested.code()).as(tested.err()).isZero();
        assertThat(tested.err()).contains("Pictures are brought to 3×12×16, as the model learned them.");
        Cli whole = Cli.run("test", run, "folder:" + pictures, "--json");
        assertThat(Trees.number(whole.json(), "accuracy")).isEqualTo(1);
        Cli small = Cli.run("test", run, "folder:" + other + "@5x5");
        assertThat(small.code()).isEqualTo(2);
        assertThat(small.err()).contains("expected samples of shape [3, 12, 16], received [3, 5, 5]");
        assertThat(small.out()).isEmpty();
        Cli folds = Cli.run("test", run, "folder:" + other, "--folds", 2, "--json");
        assertThat(folds.code()).as(folds.err()).isZero();
        write(other.resolve("yellow/1.png"), Shape.of(1, 7, 9), new float[63]);
        Cli classes = Cli.run("test", run, "folder:" + other);
        assertThat(classes.code()).isEqualTo(3);
        assertThat(classes.err())
                .contains("expected the classes of the run, [blue, green, red], received [blue, green, red, yellow]");
    }

    @ParameterizedTest
    @CsvSource({
        "mnist, 1x28x28, Digit[]",
        "emnist-letters, 1x28x28, Digit[]",
        "fashion-mnist, 1x28x28, 'Fitted[form=PictureForm[height=28, width=28, channels=1, fit=CROP]]'",
        "cifar10, 3x32x32, 'Fitted[form=PictureForm[height=32, width=32, channels=3, fit=CROP]]'",
        "folder:/mnist@28x28x1, 1x28x28, 'Fitted[form=PictureForm[height=28, width=28, channels=1, fit=CROP]]'",
        "cars, 21, ''",
        "maps, 2x8x8, ''",
    })
    void onlyDigitsAreSearchedForInk(String data, String shape, String expected) {
        int[] sides = java.util.Arrays.stream(shape.split("x"))
                .mapToInt(Integer::parseInt)
                .toArray();
        assertThat(Preparation.of(data, Shape.of(sides)).map(Object::toString).orElse(""))
                .isEqualTo(expected);
    }

    /// The files are the same, the set decides.
    @ParameterizedTest
    @CsvSource({
        "mnist, as a digit: dark on light",
        "fashion-mnist, 'as a picture: the middle, 40×40 of 60×40 pixels, brought to'"
    })
    void theDataSetDecides(String data, String expected) throws IOException {
        Path files = Fixtures.mnist(folder.resolve("files"), 20), run = folder.resolve("run");
        Cli trained = Cli.run("train", "mlp", data, "--data-dir", files, "--epochs", 1, "--hidden", 4, "--out", run);
        assertThat(trained.code()).as(trained.err()).isZero();
        Cli predicted = Cli.run("predict", run, Fixtures.picture(folder.resolve("one.png")));
        assertThat(predicted.code()).as(predicted.err()).isZero();
        assertThat(predicted.out()).contains(expected);
    }

    @Test
    void aFileByItselfIsJudgedByItsLabels() {
        var form = Optional.of(new PictureForm(28, 28).grey());
        Path file = Fixtures.model(folder);
        SavedModel digits = SavedModel.find(file.toString(), new RunsRoot(), new Output());
        assertThat(Preparation.of(digits)).isEqualTo(new Preparation.Digit());
        var names = new ArrayList<>(digits.labels());
        names.set(3, "coat");
        SavedModel clothes = new SavedModel(digits.path(), digits.file(), digits.model(), names, digits.notes());
        assertThat(Preparation.of(clothes)).isEqualTo(new Preparation.Fitted(form.orElseThrow()));
    }

    @Test
    void aRunOnRowsWantsRows() throws IOException {
        var rows = new StringBuilder("a,b,c,d,kind\n");
        for (int i = 0; i < 40; i++)
            rows.append(i % 7).append(",1,2,").append(i % 3).append(i % 2 == 0 ? ",x\n" : ",y\n");
        Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
        Path run = folder.resolve("rows");
        assertThat(Cli.run("train", "mlp", csv, "--shape", "1x2x2", "--epochs", 1, "--out", run)
                        .code())
                .isZero();
        Cli predicted = Cli.run("predict", run, pictures.resolve("red/2.png"));
        assertThat(predicted.code()).isEqualTo(2);
        assertThat(predicted.err()).contains("rows of a CSV file: expected CSV files, received pictures");
        Path vector = Fixtures.model(folder, Shape.of(2, 4, 4), new Flatten(), new Dense(10));
        assertThatThrownBy(() -> Preparation.of(SavedModel.find(vector.toString(), new RunsRoot(), new Output())))
                .hasMessageContaining("expected a network for pictures")
                .hasMessageContaining("received one for inputs of shape [2, 4, 4]");
    }
}
