package dev.tiefgang.cli;

import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Looks at the runs that there are.
@Command(name = "runs", description = "List, show and compare runs.")
final class RunsCommand implements Runnable {
    private static final int MOST_LETTERS = 24;

    @Mixin
    private final RunsRoot runs = new RunsRoot();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", description = "List all runs, the newest last.")
    void list() {
        var table = new TextTable("run", "model", "data", ">epochs", ">accuracy", ">loss", "fingerprint", "begun");
        List<Map<String, Object>> json = new ArrayList<>();
        for (Path path : runs.all()) {
            try {
                RunDescription d = RunFolder.description(path);
                Optional<RunResult> r = RunFolder.result(path);
                table.row(
                        path.toString(),
                        shortened(d.model()),
                        shortened(TrainPlan.dataName(d.data().name())),
                        r.map(x -> x.epochs() + "/").orElse("") + d.epochs(),
                        r.map(x -> x.accuracy().map(a -> Units.percent(a, 2)).orElse("-"))
                                .orElse("unfinished"),
                        r.map(x -> Units.decimal(x.loss(), 4)).orElse(""),
                        r.map(x -> x.fingerprint().substring(0, 12)).orElse(""),
                        d.created().replaceFirst("T(..:..).*", " $1"));
                json.add(object(path, d, r));
            } catch (DataException e) {
                output.note(String.valueOf(e.getMessage()));
            }
        }
        if (json.isEmpty()) output.line("No runs in '%s' yet; begin one: tiefgang train lenet5 mnist", runs.path());
        else table.lines().forEach(output.text()::println);
        output.text().flush();
        output.result(Map.of("runs", json));
    }

    /// A text that leaves room for the other columns.
    private static String shortened(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS - 1) + "…";
    }

    @Command(name = "show", description = "Show everything about a run.")
    void show(@Parameters(paramLabel = "RUN", description = "Run folder.") String name) {
        Path path = runs.find(name);
        Map<String, Object> object = object(path, RunFolder.description(path), RunFolder.result(path));
        flat(object).forEach((key, value) -> output.line("%s", key + ": " + value));
        if (!object.containsKey("result")) output.line("Not finished; go on with: tiefgang resume %s", path);
        output.result(object);
    }

    @Command(name = "compare", description = "Show in what two runs differ.")
    void compare(
            @Parameters(index = "0", paramLabel = "A", description = "Run folder.") String a,
            @Parameters(index = "1", paramLabel = "B", description = "Run folder.") String b) {
        Path first = runs.find(a), second = runs.find(b);
        Map<String, Object> one = object(first, RunFolder.description(first), RunFolder.result(first));
        Map<String, Object> two = object(second, RunFolder.description(second), RunFolder.result(second));
        Map<String, String> left = flat(one), right = flat(two);
        var table = new TextTable("what", first.toString(), second.toString());
        var keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        keys.remove("run");
        for (String key : keys) {
            String l = left.getOrDefault(key, "–"), r = right.getOrDefault(key, "–");
            if (!l.equals(r)) table.row(key, l, r);
        }
        table.lines().forEach(output.text()::println);
        output.text().flush();
        output.result(Map.of("runs", List.of(one, two)));
    }

    private static Map<String, Object> object(Path path, RunDescription run, Optional<RunResult> result) {
        var object = new LinkedHashMap<String, Object>();
        object.put("run", path.toString());
        object.putAll(RecordJson.write(run));
        result.ifPresent(r -> object.put("result", RecordJson.write(r)));
        return object;
    }

    /// Each leaf of a tree under its path.
    private static Map<String, String> flat(Map<String, Object> object) {
        var flat = new LinkedHashMap<String, String>();
        object.forEach((key, value) -> flatten(key, value, flat));
        return flat;
    }

    private static void flatten(String path, Object value, Map<String, String> to) {
        switch (value) {
            case Map<?, ?> m -> m.forEach((key, v) -> flatten(path + "." + key, v, to));
            case List<?> l
            when !l.isEmpty() && l.getFirst() instanceof Map<?, ?> -> {
                for (int i = 0; i < l.size(); i++) flatten(path + "." + i, l.get(i), to);
            }
            default -> to.put(path, value.toString());
        }
    }
}
