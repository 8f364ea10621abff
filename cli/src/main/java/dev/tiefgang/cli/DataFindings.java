package dev.tiefgang.cli;

import dev.tiefgang.data.CsvReport;
import dev.tiefgang.data.CsvSchema;
import dev.tiefgang.data.DataReport;
import dev.tiefgang.data.Duplicates;
import dev.tiefgang.data.UnknownColumnException;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.train.DataSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is found when every sample of a data set is looked at.
///
/// @param title the set and its size
/// @param classes size of each class
/// @param imbalance size of the largest class over that of the smallest
/// @param problems what is wrong or worth knowing, a sentence each
/// @param duplicates samples whose input is that of an earlier one
/// @param leaks samples of the test that are among those that are learned, where that was looked at
/// @param unusable why nothing can be learned from it as it is
record DataFindings(
        String title,
        long samples,
        Map<String, Long> classes,
        double imbalance,
        List<String> problems,
        long duplicates,
        Optional<Integer> leaks,
        Optional<String> unusable) {
    private static final int LISTED = 20;

    /// Looks.
    ///
    /// @throws DataException if there is nothing to look at
    static DataFindings of(String name, Datasets.Options options) {
        if (FileDatasets.isTable(name)) return table(name, options);
        return FolderDatasets.isFolder(name)
                ? folder(name, FolderDatasets.check(name, options))
                : parts(name, Datasets.load(name, options));
    }

    /// What is wrong with the files, and with the pictures that are whole.
    private static DataFindings folder(String name, FolderDatasets.Checked checked) {
        DataFindings rest = checked.whole()
                .map(whole -> parts(name, whole))
                .orElse(new DataFindings(name, 0, Map.of(), 1, List.of(), 0, Optional.empty(), Optional.empty()));
        if (checked.problems().isEmpty()) return rest;
        var problems = new ArrayList<String>();
        for (String p : rest.problems())
            if (checked.empty().stream().noneMatch(label -> p.endsWith(DataReport.empty(label)))) problems.add(p);
        problems.addAll(checked.problems()); // which may be so many that not all are shown
        String first = checked.problems().getFirst()
                + (checked.problems().size() == 1
                        ? ""
                        : " (the first of " + Units.of(checked.problems().size(), "such problem") + ")");
        return new DataFindings(
                rest.title(),
                rest.samples(),
                rest.classes(),
                rest.imbalance(),
                problems,
                rest.duplicates(),
                rest.leaks(),
                Optional.of(first));
    }

    private static DataFindings table(String name, Datasets.Options options) {
        Path file = Path.of(name);
        CsvReport r;
        Optional<Integer> leaks = Optional.empty();
        try {
            r = CsvReport.of(file, options.csv(), options.reading());
        } catch (UnknownColumnException e) {
            throw FileDatasets.unknown(file, e);
        }
        var problems = new ArrayList<>(r.problems());
        Optional<String> unusable = r.unusable();
        if (r.schema().isPresent()) {
            CsvSchema schema = r.schema().get();
            long bytes = r.rows() * schema.columns().size() * Float.BYTES;
            if (bytes >= Runtime.getRuntime().maxMemory() / 8)
                problems.add("The file is too large to look for test samples that are learned, too.");
            else
                try {
                    Datasets.Loaded loaded = Datasets.load(name, options.form(Optional.of(schema.form())));
                    leaks = Optional.of(leaks(loaded, problems));
                } catch (DataException e) {
                    unusable = Optional.of(String.valueOf(e.getMessage()));
                }
        }
        Map<String, Long> classes = new LinkedHashMap<>();
        for (CsvReport.ClassSize c : r.classes()) classes.put(c.label(), c.rows());
        String title = "%s: %s, %s, target '%s'%s"
                .formatted(
                        name,
                        Units.of(r.rows(), "row"),
                        Units.of(r.columns().size(), "column"),
                        r.target(),
                        r.classes().isEmpty() ? ", a number" : "");
        return new DataFindings(title, r.rows(), classes, r.imbalance(), problems, r.duplicates(), leaks, unusable);
    }

    private static DataFindings parts(String name, Datasets.Loaded loaded) {
        DataSet training = loaded.training(), test = loaded.test();
        DataReport learned = DataReport.of(training), tested = DataReport.of(test);
        var problems = new ArrayList<>(learned.problems());
        boolean single = loaded.parts() == Datasets.Parts.SAME;
        List<String> empty = learned.classes().stream()
                .filter(c -> c.samples() == 0)
                .map(c -> DataReport.empty(c.label()))
                .toList();
        if (!single) for (String p : tested.problems()) if (!empty.contains(p)) problems.add("In the test set: " + p);
        int broken = learned.brokenCount() + learned.notFiniteCount() + tested.brokenCount() + tested.notFiniteCount();
        Optional<String> unusable = broken > 0 || !empty.isEmpty()
                ? Optional.of(loaded.name() + ": " + problems.getFirst())
                : Optional.empty();
        Optional<Integer> leaks = broken > 0 ? Optional.empty() : Optional.of(leaks(loaded, problems));
        Map<String, Long> classes = new LinkedHashMap<>();
        for (DataReport.ClassSize c : learned.classes()) classes.put(c.label(), (long) c.samples());
        String title = "%s: %s to learn, %s to test"
                .formatted(name, Units.of(training.size(), "sample"), Units.count(test.size()));
        return new DataFindings(
                title,
                training.size(),
                classes,
                learned.imbalance(),
                problems,
                learned.duplicateCount(),
                leaks,
                unusable);
    }

    /// How many samples of the test are learned, too; adds what is to be said about it.
    private static int leaks(Datasets.Loaded loaded, List<String> problems) {
        DataSet training = loaded.training(), test = loaded.test();
        if (loaded.parts() == Datasets.Parts.SAME) {
            problems.add("The set is so small that it is tested by the samples that it learns from.");
            return test.size();
        }
        List<Duplicates.Pair> leaks = Duplicates.leaks(training, test);
        if (!leaks.isEmpty())
            problems.add(Units.of(leaks.size(), "sample") + " of the " + Units.count(test.size())
                    + " of the test " + (leaks.size() == 1 ? "is" : "are") + " learned, too: they make it look better"
                    + " than it is. The first: test sample " + leaks.getFirst().second() + " is training sample "
                    + leaks.getFirst().first() + ".");
        return leaks.size();
    }

    /// For people.
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(title);
        if (!classes.isEmpty()) {
            var table = new TextTable("class", ">samples", ">share");
            classes.entrySet().stream()
                    .limit(LISTED)
                    .forEach(c -> table.row(
                            c.getKey(),
                            Units.count(c.getValue()),
                            Units.percent((double) c.getValue() / Math.max(1, samples), 1)));
            lines.addAll(table.lines());
            if (classes.size() > LISTED) lines.add("… and " + (classes.size() - LISTED) + " further classes");
            boolean noneEmpty = Double.isFinite(imbalance); // an empty class is a problem of its own
            if (imbalance < 1.005) lines.add("All classes are of one size.");
            else if (noneEmpty)
                lines.add(
                        "The largest class has " + Units.decimal(imbalance, 1) + " times the samples of the smallest.");
        }
        leaks.filter(n -> n == 0).ifPresent(_ -> lines.add("No sample of the test is learned, too."));
        for (String p : problems.subList(0, Math.min(LISTED, problems.size()))) lines.add("- " + p);
        if (problems.size() > LISTED) lines.add("… and " + (problems.size() - LISTED) + " further problems");
        if (problems.isEmpty()) lines.add("Nothing is wrong.");
        unusable.ifPresent(u -> lines.add("It cannot be learned from as it is: " + u));
        return lines;
    }

    /// For programs.
    Map<String, ?> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("samples", samples);
        json.put("classes", classes);
        if (Double.isFinite(imbalance)) json.put("imbalance", imbalance);
        json.put("duplicates", duplicates);
        leaks.ifPresent(n -> json.put("leaks", n));
        json.put("problems", problems);
        json.put("usable", unusable.isEmpty());
        unusable.ifPresent(u -> json.putAll(new Failure(Failure.CONTENT, u).json()));
        return json;
    }
}
