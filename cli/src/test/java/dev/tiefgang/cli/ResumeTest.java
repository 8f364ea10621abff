package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.formats.MetricsCsv;
import dev.tiefgang.formats.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    /// Reads of samples after which a Ctrl+C comes; 0 for never.
    private static final AtomicInteger UNTIL_SIGNAL = new AtomicInteger();

    @TempDir
    Path root;

    @BeforeAll
    static void data() {
        Blobs.register("blobs");
        Blobs.register("signalling", () -> new WatchedBlobs(new Blobs("signalling", 300, 1), ResumeTest::countDown));
    }

    private Path run;
    private String whole;
    private List<List<Double>> metrics = List.of();

    @BeforeEach
    void undisturbed() {
        run = root.resolve("run");
        whole = train("blobs", run, 4).fingerprint();
        metrics = metrics();
    }

    private static Cli train(String data, Path out, int epochs, Object... more) {
        var words = new ArrayList<Object>(List.of("train", "mlp", data, "--epochs", epochs, "--out", out));
        words.addAll(List.of("--hidden", "8", "--batch", "32", "--optimizer", "adam", "--json"));
        words.addAll(List.of(more));
        return Cli.run(words.toArray());
    }

    /// Rows without the two columns of time.
    private List<List<Double>> metrics() {
        return MetricsCsv.read(run.resolve("metrics.csv")).rows().stream()
                .map(row -> row.subList(0, 7))
                .toList();
    }

    private void requireSame(Cli resumed) throws IOException {
        assertThat(resumed.err()).contains("Fingerprint: " + whole);
        assertThat(resumed.code()).isZero();
        assertThat(resumed.fingerprint()).isEqualTo(whole);
        assertThat(metrics()).isEqualTo(metrics);
        assertThat(TrainTest.losses(run))
                .hasSize(4)
                .isEqualTo(metrics.stream().map(row -> row.get(2).floatValue()).toList());
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("checkpoint-"))
                    .sorted()
                    .toList();
        }
    }

    private void forgetTheEnd() throws IOException {
        Files.delete(run.resolve("result.json"));
        Files.delete(run.resolve("model.safetensors"));
    }

    @Test
    void fromTheMiddle() throws IOException {
        forgetTheEnd();
        for (Path later : checkpoints().subList(1, 3)) Files.delete(later);
        requireSame(Cli.run("resume", run, "--json"));
    }

    @Test
    void beforeTheFirstCheckpoint() throws IOException {
        forgetTheEnd();
        for (Path each : checkpoints()) Files.delete(each);
        requireSame(Cli.run("resume", run, "--json", "--threads", 1));
    }

    @Test
    void betweenCheckpointAndMetrics() throws IOException {
        forgetTheEnd();
        List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
        Files.write(run.resolve("metrics.csv"), lines.subList(0, 4));
        requireSame(Cli.run("resume", run, "--json"));
    }

    @Test
    void fromTheNewestThatIsWhole() throws IOException {
        forgetTheEnd();
        Path newest = checkpoints().getLast();
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 8;
        Files.write(newest, bytes);
        Cli resumed = Cli.run("resume", run, "--json");
        assertThat(resumed.err())
                .contains("Damaged checkpoint passed over: " + newest)
                .contains("Going back to");
        requireSame(resumed);
    }

    @Test
    void allCheckpointsDamaged() throws IOException {
        forgetTheEnd();
        for (Path each : checkpoints()) Files.write(each, new byte[100]);
        Cli resumed = Cli.run("resume", run, "--json");
        assertThat(resumed.err()).contains("training begins anew from run.json");
        requireSame(resumed);
    }

    @Test
    void finishedAlready() throws IOException {
        Cli resumed = Cli.run("resume", "--runs", root, "--json");
        assertThat(resumed.err()).contains("is finished already");
        requireSame(resumed);
    }

    @Test
    void aDamagedResultIsMadeAgain() throws IOException {
        Files.writeString(run.resolve("result.json"), "{");
        requireSame(Cli.run("resume", run, "--json"));
    }

    @Test
    void forLongerAndRepeated() throws IOException {
        run = root.resolve("long"); // without validation the model is that of the last epoch
        String four = train("blobs", run, 4, "--val", "0").fingerprint();
        metrics = metrics();
        Cli longer = Cli.run("resume", run, "--epochs", "6", "--json");
        assertThat(longer.code()).isZero();
        assertThat(longer.json()).containsEntry("epochs", 6L);
        assertThat(longer.fingerprint()).isNotEqualTo(four);
        assertThat(metrics().subList(0, 4).toString()).isEqualTo(metrics.toString());

        Cli again = Cli.run("repeat", run, "--runs", root, "--json");
        assertThat(again.json()).containsEntry("same", true).containsEntry("fingerprint", longer.fingerprint());
        assertThat(again.code()).isZero();

        Files.delete(run.resolve("result.json"));
        for (Path later : checkpoints().subList(1, 3)) Files.delete(later);
        assertThat(Cli.run("resume", run, "--json").fingerprint()).isEqualTo(longer.fingerprint());
        Cli shorter = Cli.run("resume", run, "--epochs", "2");
        assertThat(shorter.code()).isEqualTo(2);
        assertThat(shorter.err()).contains("has done 6 epochs already");
    }

    @Test
    void anInterruptedExtensionHasNotEnded() throws IOException {
        String longer = extended(root.resolve("whole")).fingerprint();
        train("signalling", root.resolve("disturbed"), 4);
        run = root.resolve("disturbed");
        UNTIL_SIGNAL.set(1000);
        assertThat(Cli.run("resume", run, "--epochs", "9", "--json").code()).isEqualTo(130);
        assertThat(RunFolder.result(run)).isEmpty();
        assertThat(run.resolve("model.safetensors")).doesNotExist();
        assertThat(Cli.run("runs", "show", run).out()).contains("Not finished").doesNotContain("result.");
        assertThat(Cli.run("runs", "list", "--runs", root).out()).contains("unfinished");
        assertThat(Cli.run("test", run, "signalling").out()).contains("best.safetensors");
        assertThat(Cli.run("resume", run, "--json").fingerprint()).isEqualTo(longer);
    }

    private static Cli extended(Path run) {
        train("signalling", run, 4);
        return Cli.run("resume", run, "--epochs", "9", "--json");
    }

    @Test
    void anExtensionThatWasKilledBeforeItBegan() throws IOException {
        RunDescription longer = RunFolder.description(run).extended(36, 9);
        try (RunFolder folder = RunFolder.open(run)) {
            folder.write(longer);
        }
        assertThat(RunFolder.result(run)).isEmpty();
        Cli tested = Cli.run("test", run, "blobs");
        assertThat(tested.out()).contains("best.safetensors");
        assertThat(tested.err()).isEmpty();
        Cli resumed = Cli.run("resume", run, "--json");
        assertThat(resumed.json()).containsEntry("epochs", 9L).containsEntry("planned", 9L);
    }

    @Test
    void anExtensionThatCannotBeginLeavesTheEndAsItWas() throws IOException {
        byte[] description = Files.readAllBytes(run.resolve("run.json"));
        Blobs.register("blobs", () -> new Blobs("blobs", 300, 3));
        try {
            assertThat(Cli.run("resume", run, "--epochs", "9").code()).isEqualTo(3);
        } finally {
            Blobs.register("blobs");
        }
        for (Path each : checkpoints()) Files.write(each, new byte[100]);
        Cli damaged = Cli.run("resume", run, "--epochs", "9");
        assertThat(damaged.err()).contains("no checkpoint is whole").hasLineCount(1);
        assertThat(damaged.code()).isEqualTo(3);
        assertThat(run.resolve("run.json")).hasBinaryContent(description);
        requireSame(Cli.run("resume", run, "--json"));
    }

    @Test
    void aDamagedModelIsMadeAgain() throws IOException {
        Path model = run.resolve("model.safetensors");
        damage(model);
        Cli resumed = Cli.run("resume", run, "--json");
        assertThat(resumed.err()).contains(model.toString()).contains("it is made again");
        requireSame(resumed);
        assertThat(ModelFile.load(model).fingerprint()).isEqualTo(whole);
        Files.delete(model);
        requireSame(Cli.run("resume", run, "--json"));
        Files.copy(checkpoints().getFirst(), model, StandardCopyOption.REPLACE_EXISTING);
        requireSame(Cli.run("resume", run, "--json"));
        assertThat(ModelFile.load(model).fingerprint()).isEqualTo(whole);
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 8;
        Files.write(file, bytes);
    }

    @Test
    void theNextWholeModelIsTested() throws IOException {
        Path model = run.resolve("model.safetensors"), best = run.resolve("checkpoints/best.safetensors");
        damage(model);
        Cli tested = Cli.run("test", run, "blobs", "--json");
        assertThat(tested.err()).contains("Passed over: " + model).contains("Using " + best + " instead.");
        assertThat(tested.fingerprint()).isEqualTo(whole);
        damage(best);
        Path newest = checkpoints().getLast();
        assertThat(Cli.run("test", run, "blobs").err())
                .contains("Passed over: " + best)
                .contains("Using " + newest + " instead.");
        for (Path each : checkpoints()) damage(each);
        Cli nothing = Cli.run("test", run, "blobs");
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(nothing.err()).contains("the model and all checkpoints are damaged");
    }

    @Test
    void aRunThatEndedEarlyGoesOnWithNewPatience() {
        run = root.resolve("early");
        train("blobs", run, 500, "--patience", "2", "--val", "60");
        int early = metrics().size();
        Cli longer = Cli.run("resume", run, "--epochs", "400", "--json");
        assertThat(longer.code()).isZero();
        assertThat(metrics()).hasSizeGreaterThan(early + 1);
        assertThat(longer.err()).contains("no better validation result");
        Cli again = Cli.run("repeat", run, "--runs", root, "--json");
        assertThat(again.json()).containsEntry("same", true).containsEntry("fingerprint", longer.fingerprint());
    }

    @Test
    void aDifferentRepetitionFails() throws IOException {
        Path result = run.resolve("result.json");
        Files.writeString(result, Files.readString(result).replace(whole, "0".repeat(64)));
        Cli again = Cli.run("repeat", run, "--runs", root, "--json");
        assertThat(again.json()).containsEntry("same", false).containsKey("error");
        assertThat(again.code()).isEqualTo(4);
    }

    /// How convolutions are computed follows from the shapes and from one option, which a run remembers.
    @Test
    void aRunRemembersWhetherWinogradWasAllowed() throws IOException {
        Path file = run.resolve("run.json"), result = run.resolve("result.json");
        String text = Files.readString(file);
        assertThat(text).containsPattern("\"winograd\" *: *\"allowed\"");
        Files.writeString(file, text.replaceAll("(\"winograd\" *: *)\"allowed\"", "$1\"forbidden\""));
        Files.writeString(result, Files.readString(result).replace(whole, "0".repeat(64)));
        assertThat(Cli.run("repeat", run, "--runs", root, "--json").out())
                .contains("Winograd's algorithm was forbidden then and is allowed now (-Dtiefgang.winograd).");
    }

    @Test
    void ctrlCSavesAndResumeGoesOn() {
        Path disturbed = root.resolve("disturbed");
        String undisturbed =
                train("signalling", root.resolve("undisturbed"), 100).fingerprint();
        UNTIL_SIGNAL.set(3000);
        Cli stopped = train("signalling", disturbed, 100);
        assertThat(stopped.code()).isEqualTo(130);
        assertThat(stopped.err()).contains("Stopping after this step").contains("tiefgang resume " + disturbed);
        assertThat(stopped.out()).contains("\"code\":130");
        assertThat(RunFolder.result(disturbed)).isEmpty();
        assertThat(Cli.run("resume", disturbed, "--json").fingerprint()).isEqualTo(undisturbed);
    }

    @Test
    void twoProcessesOnOneRunAreRefused() throws IOException {
        forgetTheEnd();
        try (RunFolder held = RunFolder.open(run)) {
            Cli second = Cli.run("resume", held.path());
            assertThat(second.code()).isEqualTo(4);
            assertThat(second.err())
                    .contains("another process is working in this run folder")
                    .hasLineCount(1);
        }
        assertThat(Cli.run("resume", run).code()).isZero();
    }

    @Test
    void otherDataAreRefused() throws IOException {
        forgetTheEnd();
        Blobs.register("blobs", () -> new Blobs("blobs", 300, 3));
        try {
            Cli cli = Cli.run("resume", run);
            assertThat(cli.code()).isEqualTo(3);
            assertThat(cli.err())
                    .contains("expected the samples that the run was begun with")
                    .hasLineCount(1);
        } finally {
            Blobs.register("blobs");
        }
    }

    @Test
    void aDamagedDescriptionIsBadContent() throws IOException {
        Path file = run.resolve("run.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"Adam\"", "\"Eve\""));
        Cli cli = Cli.run("resume", run);
        assertThat(cli.code()).isEqualTo(3);
        assertThat(cli.err())
                .contains("run.json.recipe.optimizer: expected a 'type' that is one of")
                .hasLineCount(1);
        forgetTheEnd();
        Files.writeString(file, text.replace("\"blobs\"", "\"blob\""));
        Cli unknown = Cli.run("resume", run);
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("run.json: Unknown data set 'blob': did you mean 'blobs'?");
        assertThat(Cli.run("repeat", run).code()).isEqualTo(3);
        Files.writeString(file, text.substring(0, text.length() / 2));
        assertThat(Cli.run("repeat", run).code()).isEqualTo(3);
        assertThat(Cli.run("runs", "--runs", root).err()).contains("run.json");
    }

    @Test
    void runsAreListedShownAndCompared() {
        train("blobs", root.resolve("other"), 2);
        Cli list = Cli.run("runs", "list", "--runs", root);
        assertThat(list.out()).contains(run.toString(), root.resolve("other").toString(), whole.substring(0, 12));
        assertThat((List<?>) Cli.run("runs", "--runs", root, "--json").json().get("runs"))
                .hasSize(2);
        assertThat(Cli.run("runs", "show", "run", "--runs", root).out()).contains("recipe.optimizer.type: Adam", whole);
        Cli compare = Cli.run("runs", "compare", "run", "other", "--runs", root);
        assertThat(compare.out()).contains("recipe.epochs").doesNotContain("recipe.batch");
        assertThat(Cli.run("runs", "show", "rum", "--runs", root).err()).contains("did you mean");
    }

    /// Presses Ctrl+C while samples are read.
    private static void countDown(int index) {
        if (UNTIL_SIGNAL.get() > 0 && UNTIL_SIGNAL.decrementAndGet() == 0) WatchedBlobs.pressCtrlC();
    }
}
