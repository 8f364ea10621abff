package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.tiefgang.data.Pictures;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCommandTest {
    @TempDir
    Path root;

    private Path pictures(int each, int height, int width) throws IOException {
        Path folder = root.resolve("pics");
        for (String label : List.of("left", "right")) {
            Files.createDirectories(folder.resolve(label));
            for (int i = 0; i < each; i++) picture(label + "/" + i + ".png", height, width, 31 * i + label.length());
        }
        return folder;
    }

    /// Random pixels, brighter on the left or on the right half.
    private void picture(String name, int height, int width, long seed) throws IOException {
        Rng rng = Rng.of(seed, name, 0);
        float[] pixels = new float[height * width];
        boolean left = name.startsWith("left");
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = 0.5f * rng.uniform(i) + (i % width < width / 2 == left ? 0.5f : 0);
        Pictures.writePng(root.resolve("pics").resolve(name), Tensor.of(Shape.of(1, height, width), pixels));
    }

    @Test
    void aSheetShowsWhatTrainingSees() throws IOException {
        Path folder = pictures(10, 24, 24), sheet = root.resolve("sheet.png");
        Cli cli = Cli.run(
                "data",
                "show",
                "folder:" + folder,
                "--augment",
                "flip, rotate:15",
                "--out",
                sheet,
                "--samples",
                4,
                "--json");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.json()).containsEntry("augment", "flip,rotate:15").containsEntry("sheet", sheet.toString());
        var image = ImageIO.read(sheet.toFile());
        assertThat(image.getWidth()).isEqualTo(4 + 8 * (96 + 4));
        assertThat(image.getHeight()).isEqualTo(4 + 4 * (96 + 4));
        assertThat(Pixels.colors(image)).isGreaterThan(50);
        assertThat(Cli.run("data", "show", "folder:" + folder, "--out", sheet).code())
                .isZero();
        assertThat(Cli.run("data", "show", "folder:" + folder).out()).contains("24×24", "2 classes: left, right", "│");
    }

    @Test
    void rowsOfTablesAreShown() {
        Cli cli = Cli.run("data", "show", "cars", "--samples", 3);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("1,728 samples", "buying=vhigh", "target")
                .hasLineCount(5);
        assertThat(Cli.run("data", "show", "xor", "--json").json()).containsEntry("samples", 4L);
    }

    @Test
    void programsGetTheSamplesThatPeopleSee() throws IOException {
        Path table = Files.writeString(root.resolve("t.csv"), "x,c,y\n1.5,u,a\n-2,v,b\n0.1,u,a\n3,v,b\n");
        Cli cli = Cli.run("data", "show", table, "--samples", 3, "--json");
        assertThat(cli.json()).containsEntry("samples", 4L).containsEntry("columns", List.of("x", "c=u", "c=v"));
        assertThat(Trees.objects(cli.json(), "shown"))
                .containsExactly(
                        Map.of("sample", 0L, "input", List.of(1.5, 1.0, 0.0), "target", "a"),
                        Map.of("sample", 1L, "input", List.of(-2.0, 0.0, 1.0), "target", "b"),
                        Map.of("sample", 2L, "input", List.of(0.1, 1.0, 0.0), "target", "a"));
        Cli numbers = Cli.run("data", "show", table, "--target", "x", "--json");
        assertThat(Trees.objects(numbers.json(), "shown"))
                .extracting(s -> s.get("target"))
                .containsExactly(1.5, -2.0, 0.1, 3.0);
        String folder = "folder:" + pictures(4, 2, 3);
        Map<String, Object> first = Trees.objects(
                        Cli.run("data", "show", folder, "--json").json(), "shown")
                .getFirst();
        assertThat(first).containsEntry("sample", 0L).containsEntry("target", "left");
        assertThat((List<?>) first.get("input")).hasSize(6);
        Cli sheet = Cli.run("data", "show", folder, "--samples", 4, "--out", root.resolve("s.png"), "--json");
        assertThat(Trees.objects(sheet.json(), "shown"))
                .extracting(s -> s.get("target"))
                .containsExactly("left", "right", "left", "right");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "data show cars --augment flip --out x.png|--out draws pictures; cars has none",
                "data show cars --augment flip|--augment: expected a file for the sheet",
                "data show mnist --augment flip,rotat:3 --out x.png|character 6: expected a change of pictures, received 'rotat'; did you mean 'rotate'?",
                "data show mnist --augment rotate --out x.png|character 7: expected one number behind 'rotate'",
                "data show mnist --augment rotate:x --out x.png|character 8: expected a number such as 0.2, received 'x'",
                "data show mnist --augment mixup:0.2,mixup:0.2 --out x.png|expected mixup once",
                "data show crs|did you mean 'cars'?",
                "data shwo cars|did you mean 'show'?",
                "data check crs|did you mean 'cars'?",
                "data show cars --target x|need a file such as cars.csv, received 'cars'",
                "train mlp cars --target x|need a file such as cars.csv, received 'cars'",
            })
    void slipsAreSaid(String line, String message) {
        Cli cli = Cli.run((Object[]) line.split(" "));
        assertThat(cli.err()).contains(message).hasLineCount(1);
        assertThat(cli.code()).isEqualTo(2);
    }

    @Test
    void aGoodSetHasNothingWrong() throws IOException {
        Cli cli = Cli.run("data", "check", "folder:" + pictures(10, 6, 6));
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("16 samples to learn, 4 to test", "All classes are of one size", "Nothing is wrong.")
                .contains("No sample of the test is learned, too.");
        assertThat(Cli.run("data", "check", "parity8").out()).contains("tested by the samples that it learns from");
    }

    @Test
    void leaksAndDuplicatesAreFound() throws IOException {
        Path folder = root.resolve("pics");
        for (String label : List.of("train/left", "train/right", "test/left", "test/right")) {
            Files.createDirectories(folder.resolve(label));
            for (int i = 0; i < 3; i++) picture(label + "/" + i + ".png", 5, 5, label.hashCode() + i);
        }
        Files.copy(folder.resolve("train/left/1.png"), folder.resolve("test/left/same.png"));
        Files.copy(folder.resolve("train/right/1.png"), folder.resolve("train/left/twice.png"));
        Cli cli = Cli.run("data", "check", "folder:" + folder, "--json");
        assertThat(cli.code()).isZero();
        assertThat(cli.json())
                .containsEntry("leaks", 1L)
                .containsEntry("duplicates", 1L)
                .containsEntry("usable", true);
        assertThat(cli.json().get("problems"))
                .asString()
                .contains("some of them with another target", "are learned, too".substring(4));

        Path table = Files.writeString(root.resolve("t.csv"), "x,y\n" + "1,a\n2,b\n3,a\n4,b\n5,a\n".repeat(2));
        Cli csv = Cli.run("data", "check", table, "--json");
        assertThat(csv.code()).isZero();
        assertThat(csv.json()).containsEntry("duplicates", 5L);
        assertThat((Long) csv.json().get("leaks")).isPositive();
    }

    @Test
    void brokenAndHugePicturesAndEmptyClassesAreNamed() throws IOException {
        Path folder = pictures(5, 6, 6);
        Files.writeString(folder.resolve("left/broken.png"), "no picture");
        Fixtures.hugePicture(folder.resolve("right/huge.png"));
        Cli check = Cli.run("data", "check", "folder:" + folder, "--json");
        assertThat(check.code()).isEqualTo(3);
        assertThat((List<?>) check.json().get("problems"))
                .anyMatch(p -> p.toString().contains("broken.png"))
                .anyMatch(p -> p.toString().contains("huge.png: 60000×60000 pixels, expected at most 64000000"));
        Path runs = root.resolve("runs");
        Cli train = Cli.run("train", "mlp", "folder:" + folder, "--runs", runs);
        assertThat(train.code()).isEqualTo(3);
        assertThat(train.err())
                .contains("broken.png", "(and 1 further files that are broken)")
                .hasLineCount(1);
        assertThat(runs).doesNotExist();
        Files.delete(folder.resolve("left/broken.png"));
        Files.delete(folder.resolve("right/huge.png"));
        Files.createDirectories(folder.resolve("none"));
        Cli empty = Cli.run("train", "mlp", "folder:" + folder);
        assertThat(empty.err())
                .contains("expected PNG or JPEG files of class 'none', found none")
                .hasLineCount(1);
        assertThat(empty.code()).isEqualTo(3);
    }

    @Test
    void everythingThatIsWrongWithAFolderIsSaidAtOnce() throws IOException {
        Path folder = pictures(10, 6, 6);
        for (int i = 0; i < 4; i++)
            Files.copy(folder.resolve("left/" + i + ".png"), folder.resolve("left/copy" + i + ".png"));
        for (String name : List.of("left/broken.png", "right/torn.jpg", "lost/one.png")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "no picture");
        }
        Files.createDirectories(folder.resolve("none"));
        Cli cli = Cli.run("data", "check", "folder:" + folder, "--json");
        assertThat(cli.code()).isEqualTo(3);
        assertThat(cli.json().get("classes")).asString().matches("\\{left=1[0-4], lost=0, none=0, right=[0-9]+}");
        assertThat(cli.json())
                .containsEntry("samples", 20L)
                .containsEntry("usable", false)
                .containsKey("leaks");
        assertThat(cli.json().get("problems"))
                .asInstanceOf(LIST)
                .satisfiesOnlyOnce(problem("Class 'lost' has no samples."))
                .satisfiesOnlyOnce(problem("class 'none'"))
                .satisfiesOnlyOnce(problem("broken.png"))
                .satisfiesOnlyOnce(problem("torn.jpg"))
                .satisfiesOnlyOnce(problem("one.png"))
                .satisfiesOnlyOnce(problem("the input of an earlier one"))
                .satisfiesOnlyOnce(problem("learned, too"));
        assertThat(cli.json().get("error"))
                .asString()
                .contains("none: expected PNG or JPEG files", "(the first of 4 such problems)");
        assertThat(Cli.run("data", "check", "folder:" + folder).out())
                .contains("20 samples to learn, 4 to test", "left ", "torn.jpg")
                .doesNotContain("Infinity");
    }

    @Test
    void partsOfAFolderAreCheckedTogether() throws IOException {
        Path folder = root.resolve("pics");
        for (String label : List.of("train/left", "train/right", "test/left", "test/other")) {
            Files.createDirectories(folder.resolve(label));
            for (int i = 0; i < 3; i++) picture(label + "/" + i + ".png", 5, 5, label.hashCode() + i);
        }
        Files.writeString(folder.resolve("test/left/broken.png"), "no picture");
        Cli cli = Cli.run("data", "check", "folder:" + folder, "--json");
        assertThat(cli.code()).isEqualTo(3);
        assertThat(cli.json()).containsEntry("samples", 6L);
        assertThat(cli.json().get("problems"))
                .asInstanceOf(LIST)
                .satisfiesOnlyOnce(problem("broken.png"))
                .satisfiesOnlyOnce(problem("expected the classes of 'train', [left, right], received [left, other]"));
        Path single = folder.resolve("train/left");
        Cli none = Cli.run("data", "check", "folder:" + single);
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.out())
                .contains("expected a sub-folder of pictures for each of at least two classes, found none");
        assertThat(Cli.run("data", "check", "folder:" + folder.resolve("nowhere"))
                        .err())
                .contains("there is no such folder");
    }

    private static Consumer<Object> problem(String text) {
        return p -> assertThat(p).asString().contains(text);
    }

    @Test
    void augmentedTrainingIsWrittenDownAndRepeated() throws IOException {
        Path folder = pictures(20, 28, 28), runs = root.resolve("runs"), run = runs.resolve("lenet5-pics-1");
        Cli cli = Cli.run(
                "train",
                "lenet5",
                "folder:" + folder,
                "--augment",
                "shift:2,noise:0.05",
                "--epochs",
                2,
                "--runs",
                runs,
                "--json");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(RunFolder.description(run).augment()).contains("shift:2,noise:0.05");
        Cli again = Cli.run("repeat", run, "--runs", runs, "--json");
        assertThat(again.json()).containsEntry("same", true);
        Cli plain = Cli.run("train", "lenet5", "folder:" + folder, "--epochs", 2, "--runs", runs, "--json");
        assertThat(plain.fingerprint()).isNotEqualTo(cli.fingerprint());
        Path parts = root.resolve("parts");
        Cli half = Cli.run(
                "train",
                "lenet5",
                "folder:" + folder,
                "--augment",
                "shift:2,noise:0.05",
                "--epochs",
                1,
                "--schedule",
                "constant",
                "--out",
                parts);
        assertThat(half.code()).as(half.err()).isZero();
        String whole = Cli.run(
                        "train",
                        "lenet5",
                        "folder:" + folder,
                        "--augment",
                        "shift:2,noise:0.05",
                        "--epochs",
                        2,
                        "--schedule",
                        "constant",
                        "--runs",
                        runs,
                        "--json")
                .fingerprint();
        assertThat(Cli.run("resume", parts, "--epochs", 2, "--json").fingerprint())
                .isEqualTo(whole);
    }

    @Test
    void mixedSizesAreBroughtToOneAndThatIsSaid() throws IOException {
        Path folder = pictures(8, 10, 12);
        picture("left/large.png", 30, 40, 5);
        Cli cli = Cli.run("train", "mlp", "folder:" + folder, "--epochs", 1, "--runs", root.resolve("runs"));
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.err()).contains("pictures of 2 sizes, 10 to 30 high and 12 to 40 wide, are brought to 10×12");
        assertThat(RunFolder.description(root.resolve("runs/mlp-pics-1")).data().name())
                .endsWith("pics@10x12x1");
        assertThat(Cli.run("test", root.resolve("runs/mlp-pics-1"), "folder:" + folder)
                        .code())
                .isZero();
    }
}
