package dev.tiefgang.cli;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.zoo.LayerWord;
import dev.tiefgang.zoo.LayerWords;
import dev.tiefgang.zoo.Zoo;
import dev.tiefgang.zoo.ZooEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the networks that are known by name.
@Command(
        name = "model",
        description = "Show the models that are known by name.",
        subcommands = {
            ModelCommand.ListCommand.class,
            ModelCommand.SummaryCommand.class,
            ModelCommand.WordsCommand.class
        })
final class ModelCommand implements Runnable {
    ModelCommand() {}

    @Override
    public void run() {
        throw new UsageException("model: expected list, summary or words, for example: tiefgang model summary lenet5");
    }

    /// Lists the models with what they are and how large.
    @Command(name = "list", description = "List the models.")
    static final class ListCommand implements Runnable {
        @Mixin
        private Output output = new Output();

        ListCommand() {}

        @Override
        public void run() {
            var table = new TextTable("model", ">parameters", "description");
            List<Map<String, ?>> models = new ArrayList<>();
            for (var entry : Zoo.entries()) {
                long parameters = ModelSummary.parameters(entry.network());
                table.row(entry.name(), Units.count(parameters), entry.description());
                Map<String, Object> model = new LinkedHashMap<>();
                model.put("name", entry.name());
                model.put("parameters", parameters);
                model.put("description", entry.description());
                models.add(model);
            }
            for (String line : table.lines()) output.line("%s", line);
            if (output.json()) output.result(Map.of("models", models));
        }
    }

    /// Shows one model layer by layer, with what it costs and how it is trained.
    @Command(
            name = "summary",
            modelTransformer = SummaryCommand.OfTraining.class,
            description = "Show a model layer by layer, what it costs, and how it is trained by default.")
    static final class SummaryCommand implements Runnable {
        /// The options that [TrainOptions#requireForSummary()] refuses.
        static final class OfTraining extends Unlisted {
            OfTraining() {
                super(LossOptions.NAMES);
            }
        }

        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                description = "Name of a model, see: tiefgang model list; or a network such as "
                        + "'conv 16 3x3, relu, pool, dense 10', see: tiefgang model words")
        private String name = "";

        @Parameters(index = "1", arity = "0..1", hidden = true)
        private @Nullable String data;

        @Option(
                names = "--input",
                paramLabel = "SHAPE",
                description = "Shape of one sample, for example 3x96x96 or 4 (default: what the model was made for).")
        private Optional<String> input = Optional.empty();

        @Mixin
        private TrainOptions options = new TrainOptions();

        @Mixin
        private Output output = new Output();

        SummaryCommand() {}

        @Override
        public void run() {
            if (data != null)
                throw new UsageException("model summary: expected the model alone, received '" + data
                        + "' behind it; the shape of a sample is said by --input, as in --input 1x28x28");
            ZooEntry entry = Zoo.entry(name);
            Shape sample = input.map(SummaryCommand::shape).orElse(entry.input());
            var summary = ModelSummary.of(entry, sample, options);
            for (String line : summary.lines()) output.line("%s", line);
            if (output.json()) output.result(summary.json());
        }

        private static Shape shape(String text) {
            String[] sides = text.split("[x×]", -1);
            if (sides.length > 4 || !text.matches("[1-9]\\d{0,6}([x×][1-9]\\d{0,6})*"))
                throw new UsageException("--input: expected a shape such as 3x96x96 or 4, received '" + text + "'");
            return Shape.of(Arrays.stream(sides).mapToInt(Integer::parseInt).toArray());
        }
    }

    /// Lists the words that networks are written with.
    @Command(name = "words", description = "List the words that networks are written with.")
    static final class WordsCommand implements Runnable {
        @Mixin
        private Output output = new Output();

        WordsCommand() {}

        @Override
        public void run() {
            var table = new TextTable("layer", "meaning");
            List<Map<String, ?>> words = new ArrayList<>();
            for (LayerWord w : LayerWords.all()) {
                if (!w.isActivation()) table.row(w.form(), w.meaning());
                Map<String, Object> word = new LinkedHashMap<>();
                word.put("name", w.name());
                word.put("form", w.form());
                word.put("meaning", w.meaning());
                words.add(word);
            }
            table.row("residual (LAYER, ...)", "What goes in plus what the layers make of it.");
            for (String line : table.lines()) output.line("%s", line);
            output.line("");
            output.line(
                    "Functions: %s.",
                    LayerWords.all().stream()
                            .filter(LayerWord::isActivation)
                            .map(LayerWord::name)
                            .collect(Collectors.joining(", ")));
            output.line("");
            output.line("Layers are separated by commas; the last one has a number for each class, for example:");
            output.line("  tiefgang train 'conv 16 3x3, relu, pool, conv 32 3x3, relu, pool, dense 10' mnist");
            if (output.json()) output.result(Map.of("words", words));
        }
    }
}
