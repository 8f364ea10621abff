package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // which has no signals to send
class InterruptsTest {
    private static final List<String> VECTOR = List.of("--add-modules", "jdk.incubator.vector");

    @TempDir
    Path folder;

    private Application training(List<String> java) throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        Application app = Application.start(
                folder, java, "train", "mlp", "xor", "--epochs", "1000000", "--threads", "1", "--out", run, "--json");
        app.awaitSaid("/1000000  loss");
        return app;
    }

    private void requireSaved(Application app) throws IOException, InterruptedException {
        assertThat(app.code()).isEqualTo(130);
        assertThat(app.said())
                .contains("Stopping after this step")
                .contains("stopped after step")
                .contains("tiefgang resume " + folder.resolve("run"));
        assertThat(error(app)).containsEntry("code", 130L);
        assertThat(Files.readAllLines(app.out())).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> error(Application app) throws IOException {
        return (Map<String, Object>) Trees.value(app.json(), "error");
    }

    @Test
    void aRunIsSaved() throws Exception {
        Application app = training(VECTOR);
        app.signal("TERM");
        requireSaved(app);
    }

    @Test
    void aSignalToTheLauncherAloneReachesTheRun() throws Exception {
        Application app = training(List.of());
        app.signal("INT");
        requireSaved(app);
    }

    @Test
    void aSignalToLauncherAndRunCountsOnce() throws Exception {
        Application app = training(List.of());
        ProcessHandle child = app.process().children().findFirst().orElseThrow();
        Application.signal("INT", child);
        app.signal("INT");
        requireSaved(app);
    }

    /// One step takes so long here that the second signal comes while it lasts.
    @Test
    void theSecondSignalEndsTheRunAtOnceWithAnObject() throws Exception {
        Path data = Fixtures.mnist(folder.resolve("data"), 3000);
        List<String> slow = new ArrayList<>(VECTOR);
        slow.add("-Dtiefgang.kernels=portable");
        Application app = Application.start(
                folder,
                slow,
                "train",
                "mlp",
                "mnist",
                "--hidden",
                "2000,2000,2000",
                "--batch",
                "0",
                "--threads",
                "1",
                "--data-dir",
                data,
                "--out",
                folder.resolve("run"),
                "--json");
        app.awaitSaid("Ctrl+C stops");
        Thread.sleep(500);
        app.signal("INT");
        app.awaitSaid("Stopping after this step");
        app.signal("INT");
        assertThat(app.code()).isEqualTo(130);
        assertThat(app.said()).contains("tiefgang: interrupted").doesNotContain("stopped after step");
        assertThat(error(app)).containsEntry("code", 130L).containsEntry("message", "interrupted");
    }

    @Test
    void otherVerbsEndAtOnceWithAnObject() throws Exception {
        var words = new ArrayList<Object>(List.of("predict", "--json", Fixtures.model(folder)));
        Path picture = Fixtures.picture(folder.resolve("one.png"));
        for (int i = 0; i < 20_000; i++) words.add(picture);
        Application app = Application.start(folder, List.of(), words.toArray());
        app.awaitSaid("one.png: ");
        app.signal("INT");
        assertThat(app.code()).isEqualTo(130);
        assertThat(app.said()).contains("tiefgang: interrupted");
        assertThat(error(app)).containsEntry("code", 130L);
    }

    @Test
    void unknownKernelsAreABadCommandLine() throws Exception {
        Application app = Application.start(
                folder,
                List.of("-Dtiefgang.kernels=foo", "--add-modules", "jdk.incubator.vector"),
                "train",
                "mlp",
                "xor",
                "--out",
                folder.resolve("run"),
                "--json");
        assertThat(app.code()).isEqualTo(2);
        assertThat(app.said().lines().filter(line -> !line.contains("incubator")))
                .containsExactly("tiefgang: -Dtiefgang.kernels=foo: expected auto, portable or vector.");
        assertThat(error(app)).containsEntry("code", 2L);
        assertThat(folder.resolve("run")).doesNotExist();
    }
}
