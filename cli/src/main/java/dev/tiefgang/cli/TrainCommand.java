package dev.tiefgang.cli;

import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.zoo.Zoo;
import dev.tiefgang.zoo.ZooEntry;
import dev.tiefgang.zoo.ZooOptions;
import java.nio.file.Path;
import java.util.List;
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

    @Parameters(index = "1", paramLabel = "DATA", description = "Name of the data set; see 'tiefgang data list'.")
    private String data = "";

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Run folder, empty or new (default: RUNS/MODEL-DATA-SEED).")
    private @Nullable Path out;

    @Mixin
    private final TrainOptions options = new TrainOptions();

    @Mixin
    private final LossOptions loss = new LossOptions();

    @Mixin
    private final RunOptions place = new RunOptions();

    @Mixin
    private final RunsRoot runs = new RunsRoot();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() {
        ZooEntry entry = Zoo.entry(model);
        ZooOptions build = options.zoo(entry);
        Recipe recipe = options.recipe(entry.recipe());
        int threads = place.threads();
        if (out != null) RunFolder.requireEmpty(out);

        RunData source = RunData.open(data, place.dataFolder(), output);
        int validation = options.validation(source.samples());
        Network network = network(entry, build, loss, source.samples());
        long memory = MemoryCheck.needed(network, recipe, source.samples(), validation, threads);
        MemoryCheck.require(memory);
        RunDescription run = RunDescription.begin(
                model, network, recipe, source.description(place.dataFolder()), validation, List.of(), threads);

        String name = "%s-%s-%d".formatted(model, data, options.seed());
        try (RunFolder folder = out == null ? RunFolder.create(runs.path(), name) : RunFolder.createAt(out)) {
            folder.write(run);
            RunReport.begin(output, run, folder.path(), threads, memory);
            RunReport.all(output, new TrainingRun(folder, run, source, threads, output).run());
        }
        return 0;
    }

    static Network network(ZooEntry entry, ZooOptions options, LossOptions loss, DataSet samples) {
        boolean classes = !samples.labels().isEmpty();
        int outputs = classes ? samples.labels().size() : samples.target().size();
        try {
            ZooOptions fitting = options.loss(loss.of(options.loss(), samples));
            Network network = entry.builder().build(samples.input(), outputs, fitting);
            network.output(); // finds out whether the layers take such inputs
            return network;
        } catch (ShapeException e) {
            throw new UsageException(
                    entry.name() + " does not take the samples of '" + samples.name() + "': " + e.getMessage(), e);
        }
    }
}
