package dev.tiefgang.cli;

import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.nn.Summary;
import dev.tiefgang.runtime.Plan;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.LearningStep;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.zoo.ZooEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A network layer by layer, what it costs, and how it is trained.
///
/// @param training bytes that training takes, without the data
/// @param recall bytes that the recall of one sample takes
/// @param threads threads that the memory for training is meant for
record ModelSummary(
        String description,
        Network network,
        Summary summary,
        Recipe recipe,
        int batch,
        long training,
        long recall,
        int threads) {
    /// MNIST's training set less a twelfth: what a full batch holds by default.
    private static final int FULL_BATCH = 55_000;

    private static final int FLOAT = 4;

    /// The summary of a model for ten classes.
    ///
    /// @param input shape of one sample
    /// @throws UsageException if an option or the input does not fit the model, or a tensor would not fit
    ///     into one array
    static ModelSummary of(ZooEntry entry, Shape input, TrainOptions options) {
        options.requireForSummary();
        Network network;
        try {
            network = entry.builder().build(input, entry.outputs(), options.zoo(entry));
            network.output();
        } catch (ShapeException e) {
            throw new UsageException(entry.name() + " does not take samples of " + input + ": " + e.getMessage(), e);
        }
        Recipe recipe = options.recipe(entry.recipe());
        int batch = recipe.batch() == 0 ? FULL_BATCH : recipe.batch();
        try {
            return of(entry, network, recipe, batch);
        } catch (ShapeException e) {
            throw new UsageException("The network is too large for batches of " + batch + ": " + e.getMessage(), e);
        }
    }

    private static ModelSummary of(ZooEntry entry, Network network, Recipe recipe, int batch) {
        int threads = Runtime.getRuntime().availableProcessors();
        Plan training = LearningStep.of(network, recipe, batch, classes(network), Precision.FLOAT)
                .plan();
        Network.Built one = network.build(1, false);
        Plan recall = Plan.compile(List.of(network.loss().prediction(one.output())), Map.of(), Precision.FLOAT);
        return new ModelSummary(
                entry.description(),
                network,
                network.summary(),
                recipe,
                batch,
                training.bytes(threads) + training.parameterBytes(),
                recall.bytes(1) + recall.parameterBytes(),
                threads);
    }

    /// A number for each class, unless the outputs are pictures or the like.
    private static int classes(Network network) {
        return network.output().rank() == 1 ? network.output().dim(0) : 0;
    }

    /// Numbers that training changes; does not need what it takes to compute with them.
    static long parameters(Network network) {
        long n = 0;
        for (Scope.Parameter p : network.build(1, false).scope().parameters())
            if (p.trainable()) n += p.shape().size();
        return n;
    }

    /// The summary for people.
    List<String> lines() {
        var layers = new TextTable("layer", "kind", "output", ">parameters", ">MACs");
        layers.row("", "input", shape(network.input()), "", "");
        for (Summary.Row r : summary.rows())
            layers.row(
                    r.path(),
                    LayerWording.of(r.layer()),
                    shape(r.output()),
                    orNothing(r.parameters()),
                    orNothing(r.macs()));
        layers.row("", "total", "", Units.count(summary.parameters()), Units.count(summary.macs()));
        var facts = new TextTable("", "");
        facts.row(
                "parameters",
                Units.count(summary.parameters()) + " (" + Units.bytes(FLOAT * summary.parameters()) + ")");
        if (summary.states() > 0) facts.row("running statistics", Units.count(summary.states()));
        facts.row("multiply-adds", Units.count(summary.macs()) + " for the recall of one sample");
        facts.row(
                "memory, training",
                Units.bytes(training) + " for batches of " + Units.count(batch) + " on " + Units.of(threads, "thread")
                        + ", data left out");
        facts.row("memory, recall", Units.bytes(recall) + " for one sample");
        facts.row("loss", words(network.loss().getClass().getSimpleName()));
        facts.row("optimizer", Wording.optimizer(recipe.optimizer()));
        facts.row("schedule", Wording.schedule(recipe.schedule()));
        facts.row("batch", recipe.batch() == 0 ? "all samples" : Units.of(recipe.batch(), "sample"));
        facts.row("epochs", Units.count(recipe.epochs()));
        if (recipe.weightDecay() > 0) facts.row("weight decay", Wording.number(recipe.weightDecay()));
        if (!Wording.clip(recipe.clip()).equals("none")) facts.row("clipping", Wording.clip(recipe.clip()));
        if (recipe.patience() > 0) facts.row("patience", Units.of(recipe.patience(), "epoch"));
        List<String> lines = new ArrayList<>();
        lines.addAll(new TextTable("", "").row(network.name(), description).lines());
        lines.add("");
        lines.addAll(layers.lines());
        lines.add("");
        lines.addAll(facts.lines());
        return lines;
    }

    private static String shape(Shape shape) {
        var text = new StringBuilder();
        for (int i = 0; i < shape.rank(); i++) text.append(i == 0 ? "" : "×").append(shape.dim(i));
        return text.toString();
    }

    private static String orNothing(long number) {
        return number == 0 ? "" : Units.count(number);
    }

    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /// The summary for programs.
    Map<String, ?> json() {
        List<Map<String, ?>> layers = new ArrayList<>();
        for (Summary.Row r : summary.rows()) {
            Map<String, Object> layer = new LinkedHashMap<>();
            layer.put("path", r.path());
            layer.put("kind", LayerWording.of(r.layer()));
            List<Integer> output = new ArrayList<>();
            for (int extent : r.output().extents()) output.add(extent);
            layer.put("output", output);
            layer.put("parameters", r.parameters());
            layer.put("macs", r.macs());
            layers.add(layer);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", network.name());
        all.put("description", description);
        all.put("layers", layers);
        all.put("parameters", summary.parameters());
        all.put("states", summary.states());
        all.put("macs", summary.macs());
        all.put("trainingBytes", training);
        all.put("recallBytes", recall);
        all.put("threads", threads);
        all.put("network", RecordJson.write(Network.class, network));
        all.put("recipe", RecordJson.write(Recipe.class, recipe));
        return all;
    }
}
