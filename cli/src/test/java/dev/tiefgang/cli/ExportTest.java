package dev.tiefgang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.formats.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    Path folder;

    @Test
    void aModelFileBecomesAnOnnxFile() throws IOException {
        Path model = Fixtures.model(folder), out = folder.resolve("net.onnx"), same = folder.resolve("same.onnx");
        Cli cli = Cli.run("export", model, "--out", out);
        assertThat(cli.code()).as(cli.err()).isZero();
        assertThat(cli.out()).contains(out.toString()).contains("KiB").contains("batches of any size");
        ModelFile read = ModelFile.read(model);
        OnnxFile.of(read.model()).labels(read.labels()).save(same);
        assertThat(out).hasSameBinaryContentAs(same);
        assertThat(Cli.run("export", model, "--out", out, "--batch", 4, "--force")
                        .out())
                .contains("batches of 4");
        OnnxFile.of(read.model()).labels(read.labels()).batch(4).save(same);
        assertThat(out).hasSameBinaryContentAs(same);
    }

    @Test
    void programsGetAnObject() {
        Path model = Fixtures.model(folder), out = folder.resolve("net.onnx");
        Cli cli = Cli.run("export", model, "--out", out, "--json");
        assertThat(cli.json())
                .containsEntry("file", out.toString())
                .containsEntry("of", model.toString())
                .containsEntry("bytes", out.toFile().length())
                .containsEntry("fingerprint", ModelFile.load(model).fingerprint())
                .doesNotContainKey("batch");
    }

    @Test
    void whatIsThereStays() throws IOException {
        Path model = Fixtures.model(folder), out = Files.writeString(folder.resolve("net.onnx"), "precious");
        refused(2, "this file is already there; --force replaces it", model, "--out", out);
        assertThat(out).hasContent("precious");
        assertThat(Cli.run("export", model, "--out", out, "--force").code()).isZero();
        assertThat(Files.size(out)).isGreaterThan(28 * 28 * 10 * 4);
    }

    @Test
    void badCommandLinesAreRefused() {
        Path model = Fixtures.model(folder);
        refused(2, "--out", model);
        refused(2, "expected a file, found a folder", model, "--out", folder);
        refused(2, "--batch: expected a whole number from 1", model, "--out", folder.resolve("a"), "--batch", 0);
        refused(2, "There is no run 'nothing'", "nothing", "--out", folder.resolve("a"), "--runs", folder);
        refused(3, "model.safetensors", damaged(model), "--out", folder.resolve("a"));
        refused(4, "cannot be written", Fixtures.model(folder), "--out", folder.resolve("no/such/folder.onnx"));
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void numbersInAnotherScaleAreSaid() throws IOException {
        var rows = new StringBuilder("x,price\n");
        for (int i = 0; i < 60; i++)
            rows.append(i).append(',').append(1000 + 250.5 * i).append('\n');
        Path csv = Files.writeString(folder.resolve("prices.csv"), rows), run = folder.resolve("run");
        Cli trained = Cli.run(
                "train", "mlp", csv, "--target", "price", "--hidden", 2, "--epochs", 1, "--out", run, "--threads", 1);
        assertThat(trained.code()).as(trained.err()).isZero();
        Scale scale = RunFolder.description(run).scale();
        // A model file says it by itself, wherever it lies.
        Path alone = Files.copy(run.resolve("model.safetensors"), folder.resolve("alone.safetensors"));
        for (Path of : new Path[] {run, alone}) {
            Cli cli = Cli.run("export", of, "--out", folder.resolve("net.onnx"), "--force", "--json");
            assertThat(cli.code()).as(cli.err()).isZero();
            assertThat(Trees.number(Trees.object(cli.json(), "scale"), "mean")).isEqualTo(scale.mean());
            assertThat(cli.err()).contains("value = " + scale.mean() + " + " + scale.deviation() + " · output");
        }
    }

    private static Path damaged(Path model) {
        try {
            byte[] bytes = Files.readAllBytes(model);
            bytes[bytes.length / 2] ^= 1;
            return Files.write(model, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void refused(int code, String message, Object... words) {
        Object[] line = new Object[words.length + 1];
        line[0] = "export";
        System.arraycopy(words, 0, line, 1, words.length);
        Cli cli = Cli.run(line);
        assertThat(cli.err()).contains(message).contains("tiefgang: ");
        assertThat(cli.code()).isEqualTo(code);
    }
}
