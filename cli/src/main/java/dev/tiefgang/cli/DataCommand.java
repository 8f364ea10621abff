package dev.tiefgang.cli;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.DataSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows the data sets that are known by name.
@Command(
        name = "data",
        description = "List data sets, show samples, and check for what is wrong.",
        subcommands = {DataCommand.ListCommand.class, DataShowCommand.class, DataCheckCommand.class})
final class DataCommand implements Runnable {
    DataCommand() {}

    @Override
    public void run() {
        throw new UsageException("data: expected list, show or check, as in: tiefgang data list");
    }

    /// Lists the data sets with their size and where they come from.
    @Command(name = "list", description = "List the data sets.")
    static final class ListCommand implements Runnable {
        @Mixin
        private Output output = new Output();

        ListCommand() {}

        @Override
        public void run() {
            var table = new TextTable("data set", ">training", ">test", "sample", ">classes", "source", "description");
            List<Map<String, ?>> sets = new ArrayList<>();
            for (Datasets.Entry entry : Datasets.entries()) {
                Facts f = facts(entry);
                table.row(
                        entry.name(),
                        Units.count(f.training()),
                        Units.count(f.test()),
                        shape(f.input()),
                        f.classes() == 0 ? "-" : Integer.toString(f.classes()),
                        f.place().name(),
                        entry.description());
                sets.add(json(entry, f));
            }
            for (String line : table.lines()) output.line("%s", line);
            output.line("");
            new TextTable("", "")
                    .row("By --data-dir", String.join(", ", inFolders()))
                    .row("Your own", "a table as FILE.csv, pictures by class as folder:DIR or folder:DIR@28x28x1")
                    .lines()
                    .forEach(line -> output.line("%s", line));
            output.line("MNIST: %s.", MnistPlace.find().description());
            if (output.json()) output.result(Map.of("datasets", sets, "inFolders", inFolders()));
        }

        private static List<String> inFolders() {
            return FileDatasets.entries().stream().map(Datasets.Entry::name).toList();
        }
    }

    /// @param place where the samples come from
    private record Facts(int training, int test, Shape input, int classes, MnistPlace place) {}

    private static Facts facts(Datasets.Entry entry) {
        // Opening MNIST would unpack 55 MB just to count them.
        if (entry.name().equals("mnist")) return new Facts(60_000, 10_000, Shape.of(1, 28, 28), 10, MnistPlace.find());
        Datasets.Loaded loaded = Datasets.load(entry.name(), Datasets.Options.none());
        DataSet training = loaded.training();
        return new Facts(
                training.size(),
                loaded.test().size(),
                training.input(),
                training.labels().size(),
                new MnistPlace("generated", "computed when needed"));
    }

    /// A shape as `28×28`.
    static String shape(Shape shape) {
        var text = new StringBuilder();
        for (int i = 0; i < shape.rank(); i++) text.append(i == 0 ? "" : "×").append(shape.dim(i));
        return text.toString();
    }

    static List<Integer> extents(Shape shape) {
        List<Integer> extents = new ArrayList<>();
        for (int extent : shape.extents()) extents.add(extent);
        return extents;
    }

    private static Map<String, ?> json(Datasets.Entry entry, Facts f) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("name", entry.name());
        set.put("training", f.training());
        set.put("test", f.test());
        set.put("input", extents(f.input()));
        set.put("classes", f.classes());
        set.put("source", f.place().name());
        set.put("description", entry.description());
        return set;
    }
}
