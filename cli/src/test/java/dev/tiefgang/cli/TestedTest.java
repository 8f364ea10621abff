package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.data.Pictures;
import dev.tiefgang.formats.Json;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a test is one on samples that were not learned is always said.
class TestedTest {
    private static final String ASIDE = "it is tested on the fifth that was put aside";
    private static final String LEARNED = "tested on what was learned";

    @TempDir
    Path root;

    private Path table(String name, int from, int to) throws IOException {
        var text = new StringBuilder("a,b,class\n");
        for (int i = from; i < to; i++) text.append(i).append(',').append(i % 7).append(i % 2 == 0 ? ",u\n" : ",v\n");
        return Files.writeString(root.resolve(name), text);
    }

    private Cli train(Object data, Object... words) {
        var all = new ArrayList<Object>(List.of("train", "mlp", data, "--hidden", 2, "--epochs", 1, "--threads", 1));
        all.addAll(List.of("--out", root.resolve("run")));
        all.addAll(List.of(words));
        Cli cli = Cli.run(all.toArray());
        assertThat(cli.code()).as(cli.err()).isZero();
        return cli;
    }

    private void requireTested(Object data, String json, int samples, String text) {
        Cli program = Cli.run("test", root.resolve("run"), data, "--json");
        assertThat(program.json()).containsEntry("tested", json).containsEntry("samples", (long) samples);
        assertThat(Cli.run("test", root.resolve("run"), data).out()).contains(text);
    }

    @Test
    void aFileOfFewRowsIsTestedOnWhatWasLearned() throws IOException {
        Path tiny = table("tiny.csv", 0, 4);
        Cli cli = train(tiny, "--json");
        assertThat(cli.json()).containsEntry("tested", "LEARNED").containsEntry("testSamples", 4L);
        assertThat(cli.err()).contains("; " + LEARNED);
        requireTested(tiny, "LEARNED", 4, LEARNED);
        assertThat(Cli.run("test", root.resolve("run"), tiny).out()).doesNotContain("put aside");
        requireTested(table("more.csv", 0, 3), "UNKNOWN", 3, "more.csv, 3 samples");
        requireTested(table("tiny.csv", 1, 5), "CHANGED", 4, "all 4 samples");
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "or", "xor", "parity8", "spirals"})
    void soAreSetsWithoutAPartForTheTest(String name) {
        Cli cli = train(name, "--json");
        assertThat(cli.json()).containsEntry("tested", "LEARNED");
        assertThat(cli.err().lines())
                .filteredOn(l -> l.startsWith("Test: "))
                .singleElement()
                .asString()
                .contains(LEARNED);
        Cli test = Cli.run("test", root.resolve("run"), name);
        assertThat(test.out()).contains(LEARNED);
        Cli bare = Cli.run("test", root.resolve("run/model.safetensors"), name, "--json");
        assertThat(bare.json()).containsEntry("tested", "LEARNED");
        Path file = root.resolve("alone.safetensors");
        ModelFile.save(ModelFile.load(root.resolve("run/model.safetensors")), file);
        Cli silent = Cli.run("test", file, name, "--json");
        assertThat(silent.json()).containsEntry("tested", "UNKNOWN");
        assertThat(silent.err()).contains("'" + name + "' has no part for the test");
    }

    @Test
    void setsWithAPartForTheTestSaySo() {
        assertThat(train("circle", "--json").json()).containsEntry("tested", "PUT_ASIDE");
        Cli test = Cli.run("test", root.resolve("run"), "circle", "--json");
        assertThat(test.err()).doesNotContain(LEARNED);
        assertThat(test.json()).containsEntry("tested", "PUT_ASIDE");
        assertThat(Cli.run("test", root.resolve("run"), "gauss", "--json").json())
                .containsEntry("tested", "PUT_ASIDE");
    }

    @Test
    void aFileThatHasChangedIsNoTest() throws IOException {
        Path file = table("t.csv", 0, 50);
        assertThat(train(file, "--json").json()).containsEntry("tested", "PUT_ASIDE");
        requireTested(file, "PUT_ASIDE", 10, "this file; " + ASIDE);
        requireTested(table("copy.csv", 0, 50), "PUT_ASIDE", 10, "this file; " + ASIDE);
        requireTested(table("other.csv", 50, 80), "UNKNOWN", 30, "other.csv, 30 samples");
        table("t.csv", 0, 60);
        requireTested(file, "CHANGED", 60, "This file has changed since the run learned from it");
        assertThat(Cli.run("test", root.resolve("run"), file).out())
                .contains("all 60 samples")
                .doesNotContain(ASIDE);
        table("t.csv", 1, 51);
        requireTested(file, "CHANGED", 50, "This file has changed");
    }

    @Test
    void noMoreIsAFolderOfPictures() throws IOException {
        Path folder = root.resolve("pics");
        for (int i = 0; i < 20; i++)
            picture(folder.resolve(i % 2 == 0 ? "a" : "b").resolve(i + ".png"), i);
        train("folder:" + folder);
        requireTested("folder:" + folder, "PUT_ASIDE", 4, "this folder; " + ASIDE);
        picture(folder.resolve("a/new.png"), 30);
        requireTested("folder:" + folder, "CHANGED", 21, "This folder has changed since the run learned from it");
        Path other = root.resolve("others");
        for (int i = 40; i < 50; i++)
            picture(other.resolve(i % 2 == 0 ? "a" : "b").resolve(i + ".png"), i);
        requireTested("folder:" + other, "UNKNOWN", 10, "10 samples");
    }

    private static void picture(Path file, int shade) throws IOException {
        Files.createDirectories(file.getParent());
        float[] pixels = new float[16];
        for (int i = 0; i < 16; i++) pixels[i] = (shade * 5 + i) / 270f;
        Pictures.writePng(file, Tensor.of(Shape.of(1, 4, 4), pixels));
    }

    @Test
    void resultsOfEarlierVersionsAreRead() {
        train("xor");
        Path file = root.resolve("run/result.json");
        var json = new LinkedHashMap<>(Json.readObject(file));
        assertThat(json.remove("tested")).isEqualTo("LEARNED");
        RunResult result = RecordJson.read(RunResult.class, json, "result.json");
        assertThat(result.tested()).isEmpty();
        assertThat(result.testSamples()).isEqualTo(4);
    }
}
