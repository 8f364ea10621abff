package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.data.Cars;
import dev.tiefgang.formats.Json;
import dev.tiefgang.tensor.Rng;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// CSV files from `train` to `predict`.
class TableTest {
    @TempDir
    Path root;

    private Path cars() throws IOException {
        var text = new StringBuilder(String.join(",", Cars.ATTRIBUTES)).append(",class\n");
        for (int i = 0; i < Cars.SIZE; i++) text.append(Cars.row(i)).append('\n');
        return file("cars.csv", text.toString());
    }

    /// `y = 1000 + 300·a − 20·b` with a third column that is a word.
    private Path numbers() throws IOException {
        var text = new StringBuilder("a;kind;y;b\n");
        Rng rng = Rng.of(1, "numbers", 0);
        for (int i = 0; i < 200; i++) {
            double a = rng.uniformDouble(2L * i), b = 50 * rng.uniformDouble(2L * i + 1);
            text.append(String.format(
                    java.util.Locale.ROOT,
                    "%.4f;%s;%.3f;%.3f%n",
                    a,
                    i % 2 == 0 ? "u" : "v",
                    1000 + 300 * a - 20 * b,
                    b));
        }
        return file("numbers.csv", text.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(root.resolve(name), text);
    }

    private Cli train(Object... words) {
        var all = new ArrayList<Object>(List.of("train", "mlp"));
        all.addAll(List.of(words));
        all.addAll(List.of("--runs", root.resolve("runs"), "--threads", 1));
        return Cli.run(all.toArray());
    }

    @Test
    void carsAreLearnedTestedAndPredicted() throws IOException {
        Path cars = cars(), run = root.resolve("runs/mlp-cars-1");
        Cli trained = train(cars, "--target", "class", "--hidden", 8, "--epochs", 20);
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out())
                .contains("Target 'class': 4 classes (acc, good, unacc, vgood); cross-entropy, one output each.")
                .contains("Inputs: 21 numbers of 6 columns, standardised by the training part.")
                .contains("Test: ");
        assertThat(run.resolve("curves.png")).isNotEmptyFile();

        Cli tested = Cli.run("test", run, cars, "--json");
        assertThat(tested.json()).containsEntry("samples", 345L);
        assertThat(Trees.number(tested.json(), "accuracy")).isGreaterThan(0.9);
        assertThat(tested.err()).contains("tested on the fifth that was put aside");

        Path other = file("other.csv", "safety,maint,doors,persons,lug_boot,buying\nhigh,low,2,4,big,low\n");
        Cli predicted = Cli.run("predict", run, other, "--json");
        assertThat(predicted.code()).as(predicted.err()).isZero();
        Map<String, Object> first =
                Trees.objects(predicted.json(), "predictions").getFirst();
        assertThat(first).containsEntry("line", 2L);
        assertThat(Trees.objects(first, "guesses").getFirst()).containsEntry("label", "vgood");

        Path moved = file("moved.csv", "class,safety,maint,doors,persons,lug_boot,buying\nunacc,low,low,2,4,big,low\n");
        assertThat(Cli.run("test", run, moved, "--json").json()).containsEntry("accuracy", 1.0);
        assertThat(Cli.run("predict", run, moved).out()).contains("line 2: unacc", "1 of 1 row right, 100.00 %");
    }

    @Test
    void filesOfAnotherFormGetOneSentence() throws IOException {
        Path run = root.resolve("runs/mlp-cars-1");
        assertThat(train(cars(), "--hidden", 4, "--epochs", 1).out()).contains("the last column (another: --target)");
        Path unknown =
                file("unknown.csv", "safety,maint,doors,persons,lug_boot,buying,class\nhigh,low,2,4,big,cheap,acc\n");
        Path missing = file("missing.csv", "safety,maint\nhigh,low\n");
        for (String verb : List.of("test", "predict")) {
            Cli cli = Cli.run(verb, run, unknown);
            assertThat(cli.err())
                    .contains("unknown.csv, line 2, column 'buying': expected one of [high, low, med, vhigh], received"
                            + " 'cheap'")
                    .hasLineCount(1);
            assertThat(cli.code()).isEqualTo(3);
            cli = Cli.run(verb, run, missing);
            assertThat(cli.err())
                    .contains("missing: 'buying', 'doors', 'persons', 'lug_boot'")
                    .hasLineCount(1);
            assertThat(cli.code()).isEqualTo(3);
        }
        Cli none = Cli.run("predict", Fixtures.model(root), unknown);
        assertThat(none.err())
                .contains("does not say how a CSV file such as '" + unknown + "' is read; name the folder of the run")
                .hasLineCount(1);
        assertThat(none.code()).isEqualTo(2);
        assertThat(Cli.run("test", Fixtures.model(root), unknown).code()).isEqualTo(2);
        assertThat(Cli.run("predict", run, unknown, root.resolve("x.png")).code())
                .isEqualTo(2);
    }

    @Test
    void numbersArePredictedInTheirUnit() throws IOException {
        Path numbers = numbers(), run = root.resolve("runs/mlp-numbers-1");
        Cli trained = train(numbers, "--target", "y", "--hidden", 8, "--epochs", 250, "--json");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("Target 'y': a number; squared error, one output.", "typical error");
        assertThat(trained.json()).doesNotContainKey("accuracy");
        double error = Trees.number(trained.json(), "error");
        assertThat(error).isBetween(0.01, 60.0); // the numbers have a deviation of 300

        Cli tested = Cli.run("test", run, numbers, "--json");
        assertThat(Trees.number(tested.json(), "rootMeanSquare")).isCloseTo(error, within(error * 1e-3));
        assertThat(Trees.number(tested.json(), "explained")).isBetween(0.95, 1.0);
        assertThat(Cli.run("test", run, numbers).out()).contains("Typical error", "of the variance");

        Path some = file("some.csv", "b;a;kind\n25;0.5;u\n");
        Cli predicted = Cli.run("predict", run, some, "--json");
        double value =
                Trees.number(Trees.objects(predicted.json(), "predictions").getFirst(), "value");
        assertThat(value).isCloseTo(650, within(150.0));

        Cli folds = Cli.run("test", run, numbers, "--folds", 3, "--threads", 1, "--json");
        assertThat(folds.code()).as(folds.err()).isZero();
        assertThat(Trees.number(folds.json(), "error")).isBetween(0.01, 100.0);
    }

    @Test
    void aRunFromAFileIsRepeatedAndResumedBitForBit() throws IOException {
        Path cars = cars(), run = root.resolve("runs/mlp-cars-1");
        String whole = train(cars, "--hidden", 4, "--epochs", 4, "--missing", "fill", "--ignore", "doors", "--json")
                .fingerprint();
        Cli repeated = Cli.run("repeat", run, "--runs", root.resolve("runs"), "--json");
        assertThat(repeated.json()).containsEntry("same", true).containsEntry("fingerprint", whole);
        train(cars, "--hidden", 4, "--epochs", 2, "--missing", "fill", "--ignore", "doors", "--schedule", "constant");
        Files.writeString(cars, Files.readString(cars).replaceFirst("vhigh,vhigh,2", "vhigh,vhigh,3"));
        assertThat(Cli.run("repeat", run, "--runs", root).code())
                .as("a column that is ignored may change")
                .isZero();
        Files.writeString(cars, Files.readString(cars).replaceFirst("vhigh,vhigh", "low,low"));
        Cli changed = Cli.run("repeat", run);
        assertThat(changed.code()).isEqualTo(3);
        assertThat(changed.err())
                .contains("expected the samples that the run was begun with")
                .hasLineCount(1);
    }

    @Test
    void foldsSayMeanDeviationAndAllTogether() throws IOException {
        Path run = root.resolve("runs/mlp-cars-1");
        train(cars(), "--hidden", 8, "--epochs", 5, "--val", 0);
        Cli cli = Cli.run("test", run, root.resolve("cars.csv"), "--folds", 4, "--seeds", 2, "--threads", 1);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out().lines().filter(l -> l.startsWith("fold "))).hasSize(8);
        assertThat(cli.out()).contains("fold 1/4 of seed 1", " s left", "Pooled", "mean and deviation over 2 seeds");
        Cli json = Cli.run("test", run, root.resolve("cars.csv"), "--folds", 4, "--threads", 2, "--json");
        List<Map<String, Object>> folds = Trees.objects(json.json(), "folds");
        assertThat(folds).extracting(f -> f.get("samples")).containsExactly(432L, 432L, 432L, 432L);
        double sum = 0;
        for (Map<String, Object> f : folds) sum += Trees.number(f, "accuracy");
        assertThat(Trees.number(json.json(), "accuracy")).isCloseTo(sum / 4, within(1e-12));
        assertThat(Trees.number(json.json(), "pooled")).isCloseTo(sum / 4, within(1e-12));
        assertThat(cli.out()).contains(Units.percent(sum / 4, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--target clas|2|did you mean 'class'?",
                "--target 9|2|Unknown column of cars.csv '9'",
                "--goal klass|2|did you mean 'class'?",
                "--goal number|3|column 'class': expected a number",
                "--missing drop|2|Known: refuse, fill, column",
                "--coding one|2|Unknown coding 'one'",
                "--separator ab|2|--separator: expected one character",
                "--header maybe|2|Unknown answer to --header",
                "--skip -1|2|--skip: expected",
                "--ignore dors|2|did you mean 'doors'?",
                "--shape 1x8|2|--shape: CSV: expected rows of 8 numbers",
                "--shape 0x8|2|--shape: expected numbers such as 1x8x8",
                "--augment flip|2|--augment changes pictures",
                "--augment flp|2|received 'flp'; did you mean 'flip'?",
            })
    void slipsOfTheCommandLineAreSaidBeforeAnythingIsWritten(String options, int code, String message)
            throws IOException {
        var words = new ArrayList<Object>(List.of(cars()));
        words.addAll(List.of(options.split(" ")));
        Cli cli = train(words.toArray());
        assertThat(cli.err()).contains(message).hasLineCount(1);
        assertThat(cli.code()).isEqualTo(code);
        assertThat(root.resolve("runs")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y~1,a~2,b~3|line 4: expected 2 fields as in the first row, received 1",
                "x,y~1,a~,b~3,a|line 3, column 'x': expected a value, found none; fill it, or",
                "x,y~1,a~2,a|column 'y': expected at least two classes, all 2 rows say 'a'",
                "x,y~1,a~2,b~3,a~4,b~5,a~6,b~7,a~8,b~9,a~1O,b|line 11, column 'x': expected a number, received '1O'",
                "x,y~1,a~2,b~3,?|column 'y': expected a value, found none; the target of a row cannot be missing",
                "x,y|expected rows below the header",
                "x,y~1,a~\"2,b|quotes around a field closed",
            })
    void badFilesGetOneSentenceAndCodeThree(String text, String message) throws IOException {
        Path bad = file("bad.csv", text.replace('~', '\n'));
        Cli cli = train(bad);
        assertThat(cli.err()).contains(message).contains("bad.csv").hasLineCount(1);
        assertThat(cli.code()).isEqualTo(3);
        assertThat(root.resolve("runs")).doesNotExist();
        Cli check = Cli.run("data", "check", bad, "--json");
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.json().get("error")).asString().contains("bad.csv");
    }

    @Test
    void anotherEncodingAndAFileThatIsNotThere() throws IOException {
        Path latin = Files.write(
                root.resolve("latin.csv"), "x,y\n1,gr\u00fcn\n2,rot\n".getBytes(StandardCharsets.ISO_8859_1));
        for (Cli cli : List.of(train(latin), Cli.run("data", "check", latin), train(root.resolve("none.csv")))) {
            assertThat(cli.code()).isEqualTo(3);
            assertThat(cli.err()).hasLineCount(1);
        }
        assertThat(train(latin).err()).contains("line 2, character 5: expected text in UTF-8, found byte 0xfc");
    }

    @Test
    void pictureColumnsAreAShape() throws IOException {
        Path file = file("p.csv", pictures());
        Cli cli = train(file, "--shape", "1x2x2", "--epochs", 2, "--json");
        assertThat(cli.code()).as(cli.err()).isZero();
        Map<String, Object> json = Json.readObject(root.resolve("runs/mlp-p-1/run.json"));
        assertThat(json.get("network")).asString().contains("[1, 2, 2]");
        assertThat(Cli.run("test", root.resolve("runs/mlp-p-1"), file).code()).isZero();
    }

    private static String pictures() {
        var text = new StringBuilder();
        for (int i = 0; i < 40; i++)
            text.append(i % 7).append(",0.5,").append(i % 3).append(i % 2 == 0 ? ",1,x\n" : ",9,y\n");
        return text.toString();
    }
}
