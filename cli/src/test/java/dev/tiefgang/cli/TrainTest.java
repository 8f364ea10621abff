package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.formats.EventReader;
import dev.tiefgang.formats.Json;
import dev.tiefgang.formats.MetricsCsv;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.Smoothed;
import dev.tiefgang.loss.SoftmaxFocal;
import dev.tiefgang.loss.Weighted;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.tensor.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainTest {
    @TempDir
    Path root;

    @BeforeAll
    static void data() {
        Blobs.register("blobs");
    }

    private Cli train(Object... more) {
        return Cli.run(Stream.concat(
                        Stream.of(
                                "train",
                                "mlp",
                                "blobs",
                                "--epochs",
                                "3",
                                "--hidden",
                                "8",
                                "--batch",
                                "16",
                                "--runs",
                                root),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void programsGetOneObject() {
        Cli cli = train("--json", "--seed", 5, "--lr", "0.02");
        assertThat(cli.code()).isZero();
        assertThat(cli.out()).hasLineCount(1);
        assertThat(cli.err()).contains("epoch  3/3").contains("Fingerprint");
        Map<String, Object> json = cli.json();
        assertThat(json).containsKeys("accuracy", "loss", "fingerprint", "samplesPerSecond", "run");
        assertThat((Double) json.get("accuracy")).isGreaterThan(0.8);
        assertThat((Double) json.get("samplesPerSecond")).isPositive();
        assertThat(json.get("run")).isEqualTo(root.resolve("mlp-blobs-5").toString());
    }

    @Test
    void theLossIsChosenAndStored() throws IOException {
        Cli cli = train("--loss", "focal", "--label-smoothing", "0.1", "--class-weights", "balanced");
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("Loss softmax focal, labels smoothed by 10 %, classes weighted; ");
        Loss stored = ModelFile.load(RunFolder.model(root.resolve("mlp-blobs-1")))
                .network()
                .loss();
        assertThat(stored).isInstanceOfSatisfying(Weighted.class, w -> {
            assertThat(w.loss()).isEqualTo(new Smoothed(new SoftmaxFocal(), 0.1));
            assertThat(w.weights()).hasSize(3);
        });
        Cli again = Cli.run("repeat", root.resolve("mlp-blobs-1"), "--runs", root);
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    void peopleGetALineForEachEpoch() {
        Cli cli = train();
        assertThat(cli.code()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out().lines().filter(l -> l.startsWith("epoch")))
                .hasSize(3)
                .allMatch(l -> l.contains("samples/s"));
        assertThat(cli.out()).contains("Test: ", "Time: ", "Run: " + root.resolve("mlp-blobs-1"));
    }

    @Test
    void theRunFolderHoldsEverything() throws IOException {
        Cli cli = train("--json");
        Path run = root.resolve("mlp-blobs-1");
        assertThat(run.resolve("curves.png")).isNotEmptyFile();
        assertThat(run.resolve("checkpoints").resolve("best.safetensors")).exists();
        assertThat(ModelFile.load(RunFolder.model(run)).fingerprint()).isEqualTo(cli.fingerprint());
        assertThat(ModelFile.read(RunFolder.model(run)).labels()).containsExactly("a", "b", "c");
        assertThat(Json.readObject(run.resolve("result.json"))).isEqualTo(cli.json());
        assertThat(Json.readObject(run.resolve("run.json")))
                .containsKeys("tiefgang", "model", "network", "recipe", "data", "validation", "machine");
        MetricsCsv.Table metrics = MetricsCsv.read(run.resolve("metrics.csv"));
        assertThat(metrics.rows()).extracting(row -> row.get(0)).containsExactly(1.0, 2.0, 3.0);
        assertThat(losses(run)).hasSize(3);
    }

    /// The training losses in the event files.
    static List<Float> losses(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(f -> f.getFileName().toString().startsWith("events."))
                    .flatMap(f -> EventReader.read(f).stream())
                    .filter(s -> s.tag().equals("loss/training"))
                    .sorted(Comparator.comparingLong(EventReader.Scalar::step))
                    .map(EventReader.Scalar::value)
                    .toList();
        }
    }

    /// Nothing is begun that could not be tested in the end.
    @Test
    void theTestSetIsOpenedBeforeTheRunBegins() throws IOException {
        Path data = Fixtures.mnist(root.resolve("data"), 20), runs = root.resolve("runs");
        Files.delete(data.resolve("t10k-labels-idx1-ubyte"));
        Cli absent = Cli.run("train", "mlp", "mnist", "--epochs", 1, "--data-dir", data, "--runs", runs);
        assertThat(absent.code()).isEqualTo(3);
        assertThat(absent.err()).contains("t10k-labels-idx1-ubyte");
        assertThat(runs).doesNotExist();
        Blobs.register("odd", () -> new Blobs("odd", 300, 1), () -> dev.tiefgang.data.Gates.XOR);
        Cli odd = Cli.run("train", "mlp", "odd", "--epochs", 1, "--runs", runs);
        assertThat(odd.code()).isEqualTo(3);
        assertThat(odd.err())
                .contains("expected a test set of the form of the training set")
                .hasLineCount(1);
        assertThat(runs).doesNotExist();
    }

    @Test
    void aTestThatFailsLosesNothing() {
        Blobs.register(
                "failing",
                () -> new Blobs("failing", 300, 1),
                () -> new WatchedBlobs(new Blobs("t", 90, 2), TrainTest::failAtSeven));
        Cli failed = Cli.run("train", "mlp", "failing", "--epochs", 1, "--runs", root);
        assertThat(failed.code()).isEqualTo(3);
        Path run = root.resolve("mlp-failing-1");
        assertThat(failed.err())
                .contains("sample 7 is broken")
                .contains("The model is saved, but its test failed (again with: tiefgang resume " + run)
                .hasLineCount(1);
        assertThat(RunFolder.model(run)).exists();
        Blobs.register("failing", () -> new Blobs("failing", 300, 1));
        assertThat(Cli.run("resume", run).code()).isZero();
    }

    private static void failAtSeven(int index) {
        if (index == 7) throw new DataException("sample 7 is broken");
    }

    @Test
    void trainingThatGoesAstrayNamesTheLayerInWords() {
        Cli cli = train("--optimizer", "sgd", "--lr", "1e38");
        assertThat(cli.code()).isEqualTo(4);
        assertThat(cli.err()).contains("the output of layer 3, Dense, at Gemm").doesNotContain("[");
    }

    @Test
    void oneThreadIsNoThreads() {
        assertThat(train("--threads", 1).out()).contains(" 1 thread,");
        assertThat(train("--threads", 2).out()).contains(" 2 threads,");
    }

    @Test
    void aTakenNameGetsANumber() {
        String first = train("--json").fingerprint();
        Cli second = train("--json", "--threads", 3);
        assertThat(second.json().get("run"))
                .isEqualTo(root.resolve("mlp-blobs-1-2").toString());
        assertThat(second.fingerprint()).isEqualTo(first);
        assertThat(train("--json", "--seed", 2).fingerprint()).isNotEqualTo(first);
    }

    @Test
    void aFolderThatIsNotEmptyIsLeftAlone() throws IOException {
        Path out = Files.createDirectory(root.resolve("mine"));
        Files.writeString(out.resolve("thesis.txt"), "precious");
        Cli cli = train("--out", out);
        assertThat(cli.code()).isEqualTo(2);
        assertThat(cli.err()).contains("not empty").hasLineCount(1);
        assertThat(out).isDirectoryContaining("glob:**thesis.txt");
        assertThat(train("--out", out.resolve("thesis.txt")).code()).isEqualTo(2);
        assertThat(Files.readString(out.resolve("thesis.txt"))).isEqualTo("precious");
        assertThat(train("--out", out.resolve("thesis.txt").resolve("x")).code())
                .isEqualTo(4);
    }

    @Test
    void everyChoiceIsWrittenDown() {
        Cli cli = train(
                "--optimizer",
                "nesterov",
                "--lr",
                "0.05",
                "--momentum",
                "0.8",
                "--schedule",
                "cosine",
                "--val",
                "30",
                "--weight-decay",
                "0.001",
                "--clip-norm",
                "2",
                "--patience",
                "9",
                "--activation",
                "tanh",
                "--seed",
                "-4");
        assertThat(cli.err()).isEmpty();
        RunDescription run = RunFolder.description(root.resolve("mlp-blobs--4"));
        assertThat(run.recipe().toString())
                .isEqualTo(
                        "Recipe[optimizer=Nesterov[rate=0.05, momentum=0.8], schedule=Cosine[], epochs=3, batch=16, seed=-4,"
                                + " weightDecay=0.001, clip=Norm[most=2.0], patience=9, frozen=[], extras=Optional.empty]");
        assertThat(run.validation()).isEqualTo(30);
        assertThat(run.network().toString()).contains("function=TANH").contains("init=Glorot");
    }

    @ParameterizedTest
    @EnumSource
    void everyActivationHasAName(Activation.Function function) {
        String name = function.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(Cli.run("help", "train").out().replaceAll("\\s+", " ")).containsPattern("[ ]" + name + "[., ]");
        Cli cli = Cli.run("model", "summary", "mlp", "--hidden", "7", "--activation", name, "--json");
        assertThat(cli.code()).isZero();
        assertThat(String.valueOf(cli.json().get("network"))).contains("function=" + function);
    }

    @Test
    void gatesAreLearnedWithoutClasses() {
        Cli cli = Cli.run(
                "train",
                "mlp",
                "xor",
                "--optimizer",
                "adam",
                "--hidden",
                "8",
                "--activation",
                "tanh",
                "--lr",
                "0.05",
                "--batch",
                "4",
                "--epochs",
                "150",
                "--runs",
                root,
                "--json");
        assertThat(cli.json()).containsEntry("accuracy", 1.0);
    }

    @Test
    void patienceEndsEarlyAndSaysSo() {
        Cli cli = Cli.run(
                "train", "mlp", "blobs", "--epochs", "500", "--patience", "2", "--val", "60", "--runs", root, "--json");
        assertThat(cli.err()).contains("no better validation result");
        assertThat((Long) cli.json().get("epochs")).isLessThan(500);
        assertThat(Cli.run("resume", root.resolve("mlp-blobs-1")).out()).contains("is finished already");
    }
}
