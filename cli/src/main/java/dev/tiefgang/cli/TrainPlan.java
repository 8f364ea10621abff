package dev.tiefgang.cli;

import dev.tiefgang.data.CsvForm;
import dev.tiefgang.data.augment.Augment;
import dev.tiefgang.data.augment.AugmentException;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Split;
import dev.tiefgang.zoo.Zoo;
import dev.tiefgang.zoo.ZooEntry;
import dev.tiefgang.zoo.ZooOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A training run that is decided upon and checked, but has not begun.
///
/// @param run what `run.json` will say
/// @param data the samples
/// @param memory bytes that training takes
record TrainPlan(RunDescription run, RunData data, long memory) {
    /// Finds out whether everything fits together before anything is written.
    ///
    /// @throws UsageException if the options do not fit the model or the data
    static TrainPlan of(String model, RunData data, TrainOptions options, RunOptions place) {
        ZooEntry entry = Zoo.entry(model);
        DataSet samples = data.samples();
        boolean table = TableNetwork.isTable(samples) || data.source().form().isPresent();
        Recipe recipe = options.recipe(table ? TableNetwork.recipe(entry.recipe(), samples.size()) : entry.recipe());
        int threads = place.threads();
        int validation = options.validation(samples);
        Network network = network(entry, options, samples);
        if (table) network = TableNetwork.standardised(network);
        if (options.augment().isPresent())
            augmented(augment(options.augment().get()), samples, 0).input();
        long memory = MemoryCheck.needed(network, recipe, samples, validation, threads);
        MemoryCheck.require(memory);
        Split split = Split.stratified(samples, validation, recipe.seed());
        RunDescription run = RunDescription.begin(
                model,
                network,
                recipe,
                data.description(place.dataFolder(), split.training()),
                options.augment(),
                validation,
                List.of(),
                threads);
        return new TrainPlan(run, data, memory);
    }

    /// Checks the names before data are looked for.
    static void requireModel(String model, TrainOptions options) {
        ZooEntry entry = Zoo.entry(model);
        options.zoo(entry);
        options.recipe(entry.recipe());
        options.augment();
    }

    /// The folder's name where the user does not say one: model, data and seed, all of them fit for a file name.
    static String folderName(RunDescription run) {
        return "%s-%s-%d"
                .formatted(
                        run.network().name(),
                        dataName(run.data().name()),
                        run.recipe().seed());
    }

    /// A data set's name without folders and endings.
    static String dataName(String data) {
        String name = data.replaceFirst("^folder:", "").replaceFirst("@[0-9x]+$", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceFirst("(?i)\\.[ct]sv(\\.gz)?$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return name.isEmpty() ? "data" : name;
    }

    /// What is said about a table that the user did not say: what is predicted, and how.
    Optional<String> remark(boolean targetNamed) {
        Optional<CsvForm> form = run.data().form();
        if (form.isEmpty()) return Optional.empty();
        String target = "'" + form.get().target() + "'" + (targetNamed ? "" : ", the last column (another: --target)");
        List<String> labels = data.samples().labels();
        String kind = labels.isEmpty()
                ? "a number; squared error, one output"
                : Units.of(labels.size(), "class").replace("classs", "classes") + " ("
                        + String.join(", ", labels.subList(0, Math.min(5, labels.size())))
                        + (labels.size() > 5 ? ", …" : "") + "); cross-entropy, one output each";
        long columns = form.get().columns().stream()
                        .filter(c -> !(c instanceof CsvForm.Ignored))
                        .count()
                - 1;
        return Optional.of("Target " + target + ": " + kind + ". Inputs: "
                + Units.of(data.samples().input().size(), "number") + " of " + Units.of(columns, "column")
                + ", standardised by the training part.");
    }

    /// The network with a loss that suits the samples.
    ///
    /// @throws UsageException if it does not take them, or has another number of outputs than they ask for
    static Network network(ZooEntry entry, TrainOptions options, DataSet samples) {
        boolean classes = !samples.labels().isEmpty();
        int outputs = classes ? samples.labels().size() : samples.target().size();
        try {
            ZooOptions build = options.zoo(entry);
            Network network =
                    entry.builder().build(samples.input(), outputs, build.loss(options.loss(build.loss(), samples)));
            Shape wanted = classes ? Shape.of(outputs) : samples.target();
            if (!network.output().equals(wanted))
                throw new UsageException("%s gives outputs of shape %s, but '%s' wants %s%s"
                        .formatted(
                                entry.name(),
                                network.output(),
                                samples.name(),
                                wanted,
                                wanted.rank() == 1 ? "; end with 'dense " + outputs + "'" : ""));
            return network;
        } catch (ShapeException e) {
            throw new UsageException(
                    entry.name() + " does not take the samples of '" + samples.name() + "': " + e.getMessage(), e);
        }
    }

    /// The changes that a text describes.
    ///
    /// @throws UsageException with the position if it describes none
    static Augment augment(String text) {
        try {
            return Augment.parse(text);
        } catch (AugmentException e) {
            throw new UsageException(
                    "--augment" + Objects.toString(e.getMessage()).replaceFirst("^Augmentation", ""), e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--augment '" + text + "': " + e.getMessage(), e);
        }
    }

    /// A set whose pictures are changed as a text says.
    ///
    /// @throws UsageException if the set holds no pictures
    static DataSet augmented(Augment changes, DataSet samples, long seed) {
        try {
            return changes.of(samples, seed);
        } catch (ShapeException e) {
            throw new UsageException("--augment changes pictures: " + e.getMessage(), e);
        }
    }
}
