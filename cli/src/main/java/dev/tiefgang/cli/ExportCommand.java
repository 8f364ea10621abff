package dev.tiefgang.cli;

import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.formats.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a trained network for other programs.
@Command(
        name = "export",
        description = "Write a trained network as an ONNX file, which ONNX Runtime and others run: what goes in is one"
                + " batch as the network takes it, what comes out is what it predicts.")
final class ExportCommand implements Runnable {
    private static final int LARGEST_BATCH = 1 << 20;

    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder, name of a run, or model file.")
    private String run = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The file to write, for example net.onnx.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    @Option(names = "--batch", paramLabel = "N", description = "How many samples come at once (default: any number).")
    private @Nullable Integer batch;

    @Mixin
    private RunsRoot runs = new RunsRoot();

    @Mixin
    private Output output = new Output();

    ExportCommand() {}

    @Override
    public void run() {
        if (batch != null) Ranges.within("--batch", batch, 1, LARGEST_BATCH);
        if (Files.isDirectory(out)) throw new UsageException("--out " + out + ": expected a file, found a folder");
        if (Files.exists(out) && !force)
            throw new UsageException("--out " + out + ": this file is already there; --force replaces it");
        SavedModel saved = SavedModel.find(run, runs, output);
        OnnxFile file = OnnxFile.of(saved.model()).labels(saved.labels());
        (batch == null ? file : file.batch(batch)).save(out);
        report(saved);
    }

    private void report(SavedModel saved) {
        long bytes = size(out);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", out.toString());
        json.put("bytes", bytes);
        json.put("of", saved.file().toString());
        json.put("fingerprint", saved.model().fingerprint());
        if (batch != null) json.put("batch", batch);
        output.line(
                "%s: %s, for %s.",
                out, Units.bytes(bytes), batch == null ? "batches of any size" : "batches of " + batch);
        LearnedData.of(saved)
                .flatMap(RunDescription.Data::scale)
                .filter(scale -> !scale.equals(Scale.NONE))
                .ifPresent(scale -> {
                    output.line(
                            "It predicts in the scale of training: value = %s + %s · output.",
                            scale.mean(), scale.deviation());
                    json.put("scale", RecordJson.write(scale));
                });
        output.result(json);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw FileException.of(file, "read", e);
        }
    }
}
