package dev.tiefgang.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Trains a model on a data set, tests it and saves it.
@Command(name = "train", description = "Train a model on a data set, test it and save it.")
final class TrainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of the model; see 'tiefgang model list'.")
    private String model = "";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "Name of a data set, a CSV file, or folder:DIR with pictures; see 'tiefgang data list'.")
    private String data = "";

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Run folder, empty or new (default: RUNS/MODEL-DATA-SEED).")
    private @Nullable Path out;

    @Mixin
    private final TrainOptions options = new TrainOptions();

    @Mixin
    private final TableOptions table = new TableOptions();

    @Mixin
    private final RunOptions place = new RunOptions();

    @Mixin
    private final RunsRoot runs = new RunsRoot();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        TrainPlan.requireModel(model, options);
        if (out != null) RunFolder.requireEmpty(out);
        int threads = place.threads();
        TrainPlan plan = TrainPlan.of(model, RunData.open(data, table.of(data, place, output)), options, place);
        RunDescription run = plan.run();
        String name = TrainPlan.folderName(run);
        try (RunFolder folder = out == null ? RunFolder.create(runs.path(), name) : RunFolder.createAt(out)) {
            folder.write(run);
            plan.remark(table.namesTarget()).ifPresent(r -> output.line("%s", r));
            RunReport.begin(output, run, folder.path(), threads, plan.memory());
            RunReport.all(output, new TrainingRun(folder, run, plan.data(), threads, output).run());
        }
        return 0;
    }
}
