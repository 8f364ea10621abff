package dev.tiefgang.cli;

import dev.tiefgang.formats.CheckpointFolder.Loaded;
import dev.tiefgang.formats.FormatException;
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
            if (epochs != null && epochs != run.epochs()) {
                run = extended(folder, run, epochs);
                folder.write(run);
            }
            Optional<RunResult> done = finished(path, run);
            if (done.isPresent()) output.line("%s is finished already; more epochs come with --epochs.", path);
            RunResult result = done.isPresent() ? done.get() : goOn(folder, run, threads);
            RunReport.all(output, result);
        }
        return 0;
    }

    private RunResult goOn(RunFolder folder, RunDescription run, int threads) {
        RunData data = RunData.again(run.data(), place.dataFolder(), output);
        long memory = MemoryCheck.needed(run.network(), run.recipe(), data.samples(), run.validation(), threads);
        MemoryCheck.require(memory);
        RunReport.begin(output, run, folder.path(), threads, memory);
        return new TrainingRun(folder, run, data, threads, output).run();
    }

    /// A result that is damaged can be made again.
    private Optional<RunResult> finished(Path path, RunDescription run) {
        try {
            return RunFolder.result(path).filter(r -> r.planned() == run.epochs());
        } catch (FormatException e) {
            output.note(e.getMessage() + "; it is made again");
            return Optional.empty();
        }
    }

    private static RunDescription extended(RunFolder folder, RunDescription run, int epochs) {
        long step = newestStep(folder);
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
