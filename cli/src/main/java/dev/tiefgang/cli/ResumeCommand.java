package dev.tiefgang.cli;

import dev.tiefgang.formats.CheckpointFolder.Loaded;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.FormatException;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.tensor.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes on with a run as if it had never stopped.
@Command(name = "resume", description = "Go on with a run, bit for bit as if it had never stopped.")
final class ResumeCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RUN", description = "Run folder (default: the newest run).")
    private @Nullable String name;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs in all, to go on for longer than planned.")
    private @Nullable Integer epochs;

    @Mixin
    private final RunOptions place = new RunOptions();

    @Mixin
    private final RunsRoot runs = new RunsRoot();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        if (epochs != null) Ranges.within("--epochs", epochs, 1, TrainOptions.MOST);
        int threads = place.threads();
        Path path = runs.find(name);
        try (RunFolder folder = RunFolder.open(path)) {
            RunDescription run = RunFolder.description(path);
            boolean extended = epochs != null && epochs != run.epochs();
            if (epochs != null && extended) run = extended(folder, run, epochs);
            Optional<RunResult> done = extended ? Optional.empty() : finished(path);
            if (done.isPresent()) output.line("%s is finished already; more epochs come with --epochs.", path);
            RunReport.all(output, done.isPresent() ? done.get() : goOn(folder, run, extended, threads));
        }
        return 0;
    }

    private RunResult goOn(RunFolder folder, RunDescription run, boolean extended, int threads) {
        RunData data = RunData.again(run.data(), place.dataFolder(), output);
        long memory = MemoryCheck.needed(run.network(), run.recipe(), data.samples(), run.validation(), threads);
        MemoryCheck.require(memory);
        // Only now that nothing stands in the way any more: until here the end of a shorter run is as good as it was.
        if (extended) folder.write(run);
        if (extended || RunFolder.isOutdated(folder.path())) folder.reopen();
        RunReport.begin(output, run, folder.path(), threads, memory);
        return new TrainingRun(folder, run, data, threads, output).run();
    }

    /// A result or a model that is damaged can be made again.
    private Optional<RunResult> finished(Path path) {
        try {
            Optional<RunResult> result = RunFolder.result(path);
            if (result.isPresent()) requireModel(path, result.get());
            return result;
        } catch (FormatException | FileException e) {
            output.note(e.getMessage() + "; it is made again");
            return Optional.empty();
        }
    }

    private static void requireModel(Path path, RunResult result) {
        Path file = RunFolder.model(path);
        String fingerprint = ModelFile.load(file).fingerprint();
        if (!fingerprint.equals(result.fingerprint()))
            throw new FormatException(file + ": expected the model with fingerprint " + result.fingerprint()
                    + ", received one with " + fingerprint);
    }

    private static RunDescription extended(RunFolder folder, RunDescription run, int epochs) {
        long step = newestStep(folder);
        if (step == 0 && Files.exists(folder.model()))
            throw new DataException(
                    folder.path() + ": no checkpoint is whole, so nothing can build on it; its model stays"
                            + " as it is. Train anew with: tiefgang train");
        long done = Math.ceilDiv(step, run.stepsPerEpoch());
        if (epochs < done)
            throw new UsageException("--epochs: the run has done " + done + " epochs already, received " + epochs);
        return run.extended(step, epochs);
    }

    private static long newestStep(RunFolder folder) {
        try {
            return folder.checkpoints().newestValid().map(Loaded::step).orElse(0L);
        } catch (FormatException e) {
            return 0; // all are damaged: it begins anew
        }
    }
}
