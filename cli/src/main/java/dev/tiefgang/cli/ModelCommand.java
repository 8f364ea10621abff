package dev.tiefgang.cli;

import dev.tiefgang.zoo.Zoo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows the networks that are known by name.
@Command(
        name = "model",
        description = "Show the models that are known by name.",
        subcommands = {ModelCommand.ListCommand.class, ModelCommand.SummaryCommand.class})
final class ModelCommand implements Runnable {
    ModelCommand() {}

    @Override
    public void run() {
        throw new UsageException("model: expected list or summary, for example: tiefgang model summary lenet5");
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
            description = "Show a model layer by layer, what it costs, and how it is trained by default.")
    static final class SummaryCommand implements Runnable {
        @Parameters(index = "0", paramLabel = "MODEL", description = "Name of a model, see: tiefgang model list")
        private String name = "";

        @Mixin
        private TrainOptions options = new TrainOptions();

        @Mixin
        private Output output = new Output();

        SummaryCommand() {}

        @Override
        public void run() {
            var summary = ModelSummary.of(Zoo.entry(name), options);
            for (String line : summary.lines()) output.line("%s", line);
            if (output.json()) output.result(summary.json());
        }
    }
}
