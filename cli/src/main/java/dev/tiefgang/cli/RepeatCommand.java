package dev.tiefgang.cli;

import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.runtime.Winograd;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs again what a run's description says, in a new folder, and compares the fingerprints.
@Command(name = "repeat", description = "Run again from a run's run.json and compare the fingerprints.")
final class RepeatCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "Run folder (default: the newest run).")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Run folder, empty or new (default: RUNS/MODEL-DATA-SEED).")
    private @Nullable Path out;

    @Mixin
    private final RunOptions place = new RunOptions();

    @Mixin
    private final RunsRoot runs = new RunsRoot();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        int threads = place.threads();
        Path path = runs.find(name);
        RunDescription first = RunFolder.description(path);
        Optional<RunResult> before = RunFolder.result(path);
        if (out != null) RunFolder.requireEmpty(out);
        RunData data = RunData.again(first.data(), place.dataFolder(), output);
        long memory = MemoryCheck.needed(first.network(), first.recipe(), data.samples(), first.validation(), threads);
        MemoryCheck.require(memory);
        RunDescription run = RunDescription.begin(
                first.model(),
                first.network(),
                first.recipe(),
                first.data(),
                first.augment(),
                first.validation(),
                first.extensions(),
                threads);
        String folderName = TrainPlan.folderName(run);
        try (RunFolder folder = out == null ? RunFolder.create(runs.path(), folderName) : RunFolder.createAt(out)) {
            folder.write(run);
            RunReport.begin(output, run, folder.path(), threads, memory);
            RunResult result = new TrainingRun(folder, run, data, threads, output).run();
            RunReport.end(output, result);
            return compare(path, before, result, reason(first.machine()));
        }
    }

    /// A repetition that gave something else has failed.
    private int compare(Path path, Optional<RunResult> before, RunResult result, String reason) {
        Map<String, Object> json = new LinkedHashMap<>(RecordJson.write(result));
        json.put("of", path.toString());
        if (before.isEmpty()) {
            output.line("%s has not ended, so there is no fingerprint to compare with.", path);
            output.result(json);
            return 0;
        }
        boolean same = before.get().fingerprint().equals(result.fingerprint());
        json.put("same", same);
        String message = same
                ? "The fingerprint is the same as that of " + path + "."
                : "The fingerprint differs from that of " + path + ", which is "
                        + before.get().fingerprint() + "." + reason;
        if (!same) json.putAll(new Failure(Failure.FAILED, message).json());
        output.line(message);
        output.result(json);
        return same ? 0 : Failure.FAILED;
    }

    /// Why numbers may differ on this machine, where that is known.
    private static String reason(RunDescription.Machine then) {
        String here = RunDescription.Machine.winogradHere();
        return then.winograd()
                .filter(w -> !w.equals(here))
                .map(w ->
                        " Winograd's algorithm was %s then and is %s now (-D%s).".formatted(w, here, Winograd.PROPERTY))
                .orElse("");
    }
}
