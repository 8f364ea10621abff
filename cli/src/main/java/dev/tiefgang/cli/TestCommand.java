package dev.tiefgang.cli;

import dev.tiefgang.data.CsvForm;
import dev.tiefgang.formats.FileException;
import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.Evaluator;
import dev.tiefgang.train.NonFiniteException;
import dev.tiefgang.train.Predictions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tests a trained network on the test set of a data set.
@Command(
        name = "test",
        description =
                "Test a trained network: accuracy, loss and other metrics, how each class fared, and a sheet with the"
                        + " worst errors; with --folds, cross-validate how it is trained.")
final class TestCommand implements Runnable {
    private static final String SHEET = "errors.png";
    /// Outputs that are kept for the metrics that need all of them: 256 MiB.
    private static final long MOST_OUTPUTS = 1 << 26;

    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder, name of a run, or model file.")
    private String run = "";

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "Data set, for example mnist, of which the test set is read, or a CSV file like the run's.")
    private String data = "";

    @Option(
            names = "--folds",
            paramLabel = "K",
            description = "Train anew on all but one of K parts of the whole data set, test on that part, and so on.")
    private @Nullable Integer folds;

    @Option(names = "--seeds", paramLabel = "N", description = "With --folds: that many times with further seeds.")
    private @Nullable Integer seeds;

    @Mixin
    private RunsRoot runs = new RunsRoot();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private Output output = new Output();

    TestCommand() {}

    @Override
    public void run() {
        SavedModel saved = SavedModel.find(run, runs, output);
        Optional<RunDescription> description = RunFolder.descriptionOf(saved);
        Optional<RunDescription.Data> learned = LearnedData.of(saved);
        Datasets.Loaded loaded = load(saved, learned);
        if (seeds != null && folds == null) throw new UsageException("--seeds goes with --folds");
        if (folds != null) {
            crossValidate(saved, description, loaded);
            return;
        }
        Scale scale = learned.flatMap(RunDescription.Data::scale).orElse(Scale.NONE);
        TestPart part = TestPart.of(learned, loaded);
        part.remark().ifPresent(r -> output.line("%s", r));
        DataSet plain = part.samples(), test = scale.of(plain);
        Optional<NumberErrors> errors =
                learned.flatMap(RunDescription.Data::scale).map(_ -> NumberErrors.of(saved.model(), plain, scale));
        Evaluation evaluation;
        Optional<MetricReport> metrics = Optional.empty();
        double seconds;
        try (var pool = new Pool(options.threads());
                var evaluator = evaluator(saved, test, pool)) {
            long began = System.nanoTime();
            if ((long) test.size() * saved.model().network().output().size() <= MOST_OUTPUTS) {
                Predictions predictions = evaluator.predictions();
                seconds = (System.nanoTime() - began) / 1e9;
                evaluation = predictions.evaluation();
                metrics = Optional.of(MetricReport.of(
                        predictions, Certainty.of(saved.model().network().loss())));
            } else {
                evaluation = evaluator.run();
                seconds = (System.nanoTime() - began) / 1e9;
                output.note("Only accuracy and loss: there are too many outputs to keep them all.");
            }
        } catch (NonFiniteException e) {
            throw new DataException(
                    saved.file() + ": the weights of the network are broken, train it again. " + e.getMessage(), e);
        }
        double speed = evaluation.samples() / seconds;
        String fingerprint = saved.model().fingerprint();
        say(saved, test, evaluation, metrics, errors, seconds, fingerprint);
        Optional<Path> sheet = sheet(saved, test, evaluation);
        sheet.ifPresent(path -> output.line("Worst errors  %s", path));
        output.result(json(saved, part.tested(), evaluation, metrics, errors, speed, fingerprint, sheet));
    }

    /// The data; a CSV file is read as the run read its own, and pictures are brought to the size that it
    /// learned.
    private Datasets.Loaded load(SavedModel saved, Optional<RunDescription.Data> learned) {
        Datasets.Options where = Datasets.Options.of(options.dataFolder(), output);
        Optional<CsvForm> form = learned.flatMap(RunDescription.Data::form);
        if (FileDatasets.isTable(data) && form.isEmpty()) throw new UsageException(LearnedData.noForm(saved, data));
        if (!FolderDatasets.isFolder(data)) return Datasets.load(data, where.form(form));
        Datasets.Loaded pictures = Datasets.load(
                data, where.pictures(Preparation.form(saved.model().network().input())));
        List<String> labels = pictures.test().labels();
        if (!labels.equals(saved.labels()))
            throw new DataException(
                    data + ": expected the classes of the run, " + saved.labels() + ", received " + labels);
        if (!pictures.test().input().equals(saved.model().network().input())) return pictures; // refused for its size
        String how = Preparation.of(saved) instanceof Preparation.Digit
                ? "as a whole; predict looks for the digit in them"
                : "as the model learned them";
        output.line(
                "Pictures are brought to %s, %s.",
                DataCommand.shape(saved.model().network().input()), how);
        return pictures;
    }

    private void crossValidate(SavedModel saved, Optional<RunDescription> description, Datasets.Loaded loaded) {
        RunDescription recipe = description.orElseThrow(() -> new UsageException(
                "--folds trains anew as a run was trained; expected a run folder, received the file " + saved.path()));
        DataSet all = loaded.whole();
        requireFit(saved, all);
        int parts = Ranges.within("--folds", Objects.requireNonNull(folds), 2, all.size());
        int repeats = seeds == null ? 1 : Ranges.within("--seeds", seeds, 1, 1000);
        output.line(
                "%s on %s: %d folds of %s, %s",
                recipe.model(),
                loaded.name(),
                parts,
                Units.of(all.size(), "sample"),
                Wording.optimizer(recipe.recipe().optimizer()) + ", "
                        + Units.of(recipe.epochs(), "epoch") + ", batch "
                        + recipe.recipe().batch() + ", seed " + recipe.recipe().seed());
        var report = FoldsReport.of(
                new CrossValidation(recipe, all, options.threads(), output).run(parts, repeats),
                recipe.data().scale().isPresent());
        report.say(output);
        output.result(report.json(saved.path().toString(), loaded.name()));
    }

    private static void requireFit(SavedModel saved, DataSet all) {
        try (var pool = new Pool(1)) {
            evaluator(saved, all, pool).close();
        }
    }

    /// Samples of another form are the wrong name on the command line, not bad content.
    private static Evaluator evaluator(SavedModel saved, DataSet test, Pool pool) {
        try {
            return new Evaluator(saved.model(), test, pool);
        } catch (ShapeException e) {
            throw new UsageException(
                    saved.path() + " does not take the samples of '" + test.name() + "': " + e.getMessage(), e);
        }
    }

    private void say(
            SavedModel saved,
            DataSet test,
            Evaluation evaluation,
            Optional<MetricReport> metrics,
            Optional<NumberErrors> errors,
            double seconds,
            String fingerprint) {
        long right = Math.round(evaluation.accuracy() * evaluation.samples());
        output.line("Model         %s, %s", saved.model().network().name(), saved.file());
        output.line("Data          %s, %s", test.name(), Units.of(evaluation.samples(), "sample"));
        if (errors.isPresent()) errors.get().lines().forEach(line -> output.line("%s", line));
        else
            output.line(
                    "Accuracy      %s (%s of %s right, %s wrong)",
                    Units.percent(evaluation.accuracy(), 2),
                    Units.count(right),
                    Units.count(evaluation.samples()),
                    Units.count(evaluation.samples() - right));
        output.line("Loss          %s (mean per sample)", Units.decimal(evaluation.loss(), 4));
        if (errors.isEmpty()) metrics.ifPresent(m -> m.lines().forEach(line -> output.line("%s", line)));
        output.line(
                "Speed         %s samples/s (%s s)",
                Units.count(Math.round(evaluation.samples() / seconds)), Units.decimal(seconds, 2));
        output.line("Fingerprint   %s", fingerprint);
        if (evaluation.labels().isEmpty()) return;
        output.line("");
        Reports.classes(evaluation).forEach(line -> output.line("%s", line));
        output.line("");
        Reports.confusion(evaluation).forEach(line -> output.line("%s", line));
        output.line("");
    }

    /// The sheet's path, or nothing where there is nothing to draw or no place for it: the test itself has succeeded.
    private Optional<Path> sheet(SavedModel saved, DataSet test, Evaluation evaluation) {
        if (evaluation.labels().isEmpty() || !ErrorSheet.shows(test.input())) return Optional.empty();
        List<Mistake> worst = Mistake.worst(saved.model(), test, evaluation, ErrorSheet.MOST);
        long wrong = evaluation.samples() - Math.round(evaluation.accuracy() * evaluation.samples());
        String title = "%s on %s: %s of %s samples are wrong"
                .formatted(
                        saved.model().network().name(),
                        test.name(),
                        wrong == 0 ? "none" : Units.count(wrong),
                        Units.count(evaluation.samples()));
        Path path = saved.beside(SHEET);
        try {
            ErrorSheet.write(
                    path,
                    title + (wrong > worst.size() ? ", these are the worst " + worst.size() : ""),
                    test,
                    worst,
                    Certainty.of(saved.model().network().loss()));
            return Optional.of(path);
        } catch (FileException | DrawingException e) {
            output.note("No sheet of errors: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, ?> json(
            SavedModel saved,
            Tested tested,
            Evaluation evaluation,
            Optional<MetricReport> metrics,
            Optional<NumberErrors> errors,
            double speed,
            String fingerprint,
            Optional<Path> sheet) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (errors.isPresent()) result.putAll(RecordJson.write(errors.get()));
        else result.put("accuracy", evaluation.accuracy());
        result.put("loss", evaluation.loss());
        result.put("fingerprint", fingerprint);
        result.put("samplesPerSecond", speed);
        result.put("run", saved.path().toString());
        result.put("samples", evaluation.samples());
        result.put("tested", tested.name());
        if (errors.isEmpty()) metrics.ifPresent(m -> result.put("metrics", m.json()));
        result.put("classes", Reports.classesJson(evaluation));
        result.put("confusion", Reports.confusionJson(evaluation));
        sheet.ifPresent(path -> result.put("sheet", path.toString()));
        return result;
    }
}
