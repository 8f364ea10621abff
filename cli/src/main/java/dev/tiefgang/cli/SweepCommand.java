package dev.tiefgang.cli;

import dev.tiefgang.formats.AtomicFiles;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.Json;
import dev.tiefgang.formats.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Trains a model once for each combination of some options and compares what came out on the validation samples.
@SuppressWarnings("UnusedVariable") // picocli reads the options that are only declared
@Command(
        name = "sweep",
        description = "Train once for each combination of options and compare the results on validation samples.",
        footer = {"", "Example: tiefgang sweep mlp cars --set hidden=1,2,4,8 --seeds 3"})
final class SweepCommand implements Callable<Integer> {
    private static final String DESCRIPTION = "sweep.json";

    @Parameters(index = "0", paramLabel = "MODEL", description = "What is trained, as for train.")
    private String model = "";

    @Parameters(index = "1", paramLabel = "DATA", description = "What is learned from, as for train.")
    private String data = "";

    @Option(
            names = "--set",
            required = true,
            paramLabel = "OPTION=VALUES",
            description =
                    "An option of train with its values: hidden=1,2,4, or hidden=8;16,8 where values have commas.")
    private List<String> settings = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs of each combination (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder of the sweep (default: RUNS/sweep-MODEL-DATA); one that was begun goes on.")
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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /// What a sweep is; the content of `sweep.json`.
    record Description(String model, String data, List<String> sets, int seeds, List<String> options) {
        Description {
            sets = List.copyOf(sets);
            options = List.copyOf(options);
        }

        /// The words of the command line.
        String text() {
            var words = new ArrayList<String>(List.of("tiefgang", "sweep", model, data));
            for (String set : sets) words.addAll(List.of("--set", set));
            if (seeds != 1) words.addAll(List.of("--seeds", Integer.toString(seeds)));
            words.addAll(options);
            return String.join(
                    " ",
                    words.stream()
                            .map(w -> w.matches("[\\p{L}\\p{N}_./:=,@+-]+") ? w : "'" + w + "'")
                            .toList());
        }
    }

    @Override
    public Integer call() {
        Ranges.within("--seeds", seeds, 1, 1000);
        TrainPlan.requireModel(model, options);
        SweepGrid grid = SweepGrid.of(settings, spec.commandLine().getParseResult());
        var description = new Description(model, data, settings, seeds, grid.fixed());
        if (out != null && Files.exists(out)) requireSame(out, description);
        List<Sweep.Job> jobs = jobs(grid);
        Path folder = folder(description);
        output.line(
                "%s on %s: %s of %s, compared on %s",
                model,
                data,
                Units.of(grid.combinations().size(), "combination"),
                Units.of(seeds, "run"),
                Units.of(jobs.getFirst().plan().run().validation(), "validation sample"));
        output.line("Folder %s; Ctrl+C stops, the same command with --out %s goes on.", folder, folder);
        boolean numbers = jobs.getFirst().plan().run().data().scale().isPresent();
        List<SweepResult> results = new Sweep(folder, jobs, place.threads(), numbers, output).run();
        report(folder, results, numbers);
        return 0;
    }

    /// Every combination, found out to be possible before the first one begins.
    private List<Sweep.Job> jobs(SweepGrid grid) {
        Map<String, RunData> opened = new HashMap<>();
        List<Sweep.Job> jobs = new ArrayList<>();
        List<SequencedMap<String, String>> combinations = grid.combinations();
        for (SequencedMap<String, String> combination : combinations) grid.choice(combination, 0);
        for (SequencedMap<String, String> combination : combinations)
            for (int s = 0; s < seeds; s++) {
                SweepGrid.Choice choice = grid.choice(combination, options.seed() + s);
                TrainPlan.requireModel(model, choice.options);
                Datasets.Options where = choice.table.of(data, place, output);
                RunData samples =
                        opened.computeIfAbsent(where.csv() + " " + where.shape(), _ -> RunData.open(data, where));
                TrainPlan plan = TrainPlan.of(model, samples, choice.options, place);
                if (plan.run().validation() == 0)
                    throw new UsageException("sweep compares by samples to validate on; put some aside with --val");
                jobs.add(new Sweep.Job(combination, plan));
            }
        requireDifferent(jobs);
        return jobs;
    }

    /// Values may be written differently and mean the same, as `0.1` and `1e-1` do.
    private static void requireDifferent(List<Sweep.Job> jobs) {
        Map<List<Object>, Sweep.Job> seen = new HashMap<>();
        for (Sweep.Job job : jobs) {
            RunDescription run = job.plan().run();
            Sweep.Job before = seen.putIfAbsent(
                    List.of(run.network(), run.recipe(), run.data(), run.augment(), run.validation()), job);
            if (before != null)
                throw new UsageException("--set: expected combinations that differ, received "
                        + SweepGrid.text(before.settings()) + " and " + SweepGrid.text(job.settings())
                        + ", which train the same");
        }
    }

    private static void requireSame(Path folder, Description description) {
        Path file = folder.resolve(DESCRIPTION);
        if (!Files.exists(file)) {
            RunFolder.requireEmpty(folder);
            return;
        }
        Description there = RecordJson.read(Description.class, Json.readObject(file), file.toString());
        if (!there.equals(description))
            throw new UsageException("--out " + folder + ": expected the command of the sweep that was begun there, "
                    + there.text() + " --out " + folder + ", received " + description.text());
    }

    private Path folder(Description description) {
        try {
            Path folder = out == null ? fresh(runs.path(), "sweep-" + model + "-" + TrainPlan.dataName(data)) : out;
            Files.createDirectories(folder);
            AtomicFiles.write(
                    folder.resolve(DESCRIPTION),
                    Json.pretty(RecordJson.write(description)).getBytes(StandardCharsets.UTF_8));
            return folder;
        } catch (IOException e) {
            throw FileException.of(out == null ? runs.path() : out, "made", e);
        }
    }

    private static Path fresh(Path root, String name) throws IOException {
        Files.createDirectories(root);
        for (int i = 1; ; i++) {
            try {
                return Files.createDirectory(root.resolve(i == 1 ? name : name + "-" + i));
            } catch (FileAlreadyExistsException e) {
                // The next name, then.
            }
        }
    }

    private void report(Path folder, List<SweepResult> results, boolean numbers) {
        output.line("");
        SweepResult.lines(results, numbers).forEach(line -> output.line("%s", line));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("folder", folder.toString());
        json.put("results", results.stream().map(r -> r.json(numbers)).toList());
        SweepResult.best(results, numbers).ifPresent(b -> json.put("best", b.settings()));
        json.put("csv", folder.resolve(Sweep.CSV).toString());
        try {
            Path png = folder.resolve("sweep.png");
            SweepPlot.write(png, model + " on " + TrainPlan.dataName(data), results, numbers);
            output.line("Plot   %s", png);
            json.put("plot", png.toString());
        } catch (DrawingException | FileException e) {
            output.note("No sweep.png: " + e.getMessage());
        }
        output.line("Table  %s", folder.resolve(Sweep.CSV));
        output.result(json);
    }
}
