package dev.tiefgang.cli;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Recognises pictures with a trained network.
@Command(
        name = "predict",
        description =
                "Recognise PNG and JPEG pictures of any size, prepared as the run's own were: digits are found and placed as"
                        + " MNIST has them, other pictures are brought to the size that was learned. Or predict the"
                        + " target of each row of CSV files like the one that a run learned from.")
final class PredictCommand implements Callable<Integer> {
    private static final int GUESSES = 2, NOTED = 5, ROWS = 20;

    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder, name of a run, or model file.")
    private String run = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "Pictures, and folders that are searched for pictures; or CSV files.")
    private List<Path> paths = List.of();

    @Option(names = "--show", description = "Draw the pixels that the network saw.")
    private boolean show;

    @Mixin
    private RunsRoot runs = new RunsRoot();

    @Mixin
    private Output output = new Output();

    PredictCommand() {}

    /// A file, a folder or a row of a table without an answer.
    ///
    /// @param line of the row
    private record Problem(Path file, OptionalLong line, Failure failure) {
        Problem(Path file, Failure failure) {
            this(file, OptionalLong.empty(), failure);
        }
    }

    @Override
    public Integer call() {
        SavedModel saved = SavedModel.find(run, runs, output);
        if (paths.stream().anyMatch(p -> FileDatasets.isTable(p.toString()))) return tables(saved);
        var recognizer = new Recognizer(saved);
        PictureFiles pictures = PictureFiles.of(paths);
        noteSkipped(pictures.skipped());
        List<Map<String, ?>> predictions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        pictures.unread().forEach((folder, reason) -> problems.add(problem(folder, reason)));
        if (pictures.files().isEmpty() && problems.isEmpty())
            throw new DataException(
                    text(paths) + ": no PNG or JPEG picture found; name pictures or folders that hold some");
        for (Path file : pictures.files()) {
            try {
                Recognizer.Answer answer = recognizer.recognise(file, GUESSES);
                say(answer);
                predictions.add(json(answer));
            } catch (OutOfMemoryError e) {
                problems.add(new Problem(file, tooLarge(file)));
            } catch (RuntimeException e) {
                problems.add(new Problem(file, Failure.of(e)));
            }
        }
        for (Problem p : problems) output.note("tiefgang: " + p.failure().message());
        output.result(json(predictions, problems));
        return problems.stream().mapToInt(p -> p.failure().code()).max().orElse(0);
    }

    private int tables(SavedModel saved) {
        for (Path path : paths)
            if (!FileDatasets.isTable(path.toString()))
                throw new UsageException(path + ": expected CSV files alone, as they are named with others");
        var tables = new TablePredictions(saved, paths.getFirst(), output, GUESSES);
        List<Map<String, ?>> predictions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : paths) {
            try {
                tables.of(
                        file,
                        predictions,
                        r -> problems.add(new Problem(file, OptionalLong.of(r.line()), Failure.of(r.problem()))));
            } catch (RuntimeException e) {
                problems.add(new Problem(file, Failure.of(e)));
            }
        }
        tables.summary().ifPresent(line -> output.line("%s", line));
        problems.stream()
                .limit(ROWS)
                .forEach(p -> output.note("tiefgang: " + p.failure().message()));
        if (problems.size() > ROWS)
            output.note("tiefgang: " + Units.of(problems.size() - ROWS, "more error") + "; --json lists all");
        output.result(json(predictions, problems));
        return problems.stream().mapToInt(p -> p.failure().code()).max().orElse(0);
    }

    private static Problem problem(Path folder, String reason) {
        return new Problem(folder, new Failure(Failure.CONTENT, reason));
    }

    private static Failure tooLarge(Path file) {
        return new Failure(
                Failure.FAILED,
                file + ": the picture does not fit into "
                        + Units.bytes(Runtime.getRuntime().maxMemory())
                        + " of memory; make it smaller, or start Java with a larger -Xmx");
    }

    private static Map<String, ?> json(List<Map<String, ?>> predictions, List<Problem> problems) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("predictions", predictions);
        if (problems.isEmpty()) return result;
        List<Map<String, ?>> errors = new ArrayList<>();
        for (Problem p : problems) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("file", p.file().toString());
            p.line().ifPresent(line -> error.put("line", line));
            error.put("code", p.failure().code());
            error.put("message", p.failure().message());
            errors.add(error);
        }
        result.put("errors", errors);
        Failure worst = Collections.max(
                        problems, Comparator.comparingInt(p -> p.failure().code()))
                .failure();
        String others = problems.size() == 1 ? "" : " (one of " + Units.of(problems.size(), "error") + ")";
        result.putAll(new Failure(worst.code(), worst.message() + others).json());
        return result;
    }

    private void noteSkipped(List<Path> skipped) {
        for (Path file : skipped.subList(0, Math.min(NOTED, skipped.size())))
            output.note("Skipped " + file + ": neither PNG nor JPEG.");
        if (skipped.size() > NOTED)
            output.note("Skipped " + Units.of(skipped.size() - NOTED, "more file") + " of other kinds.");
    }

    private void say(Recognizer.Answer answer) {
        output.line("%s", answer.file() + ": " + Guess.text(answer.guesses()));
        output.line("    %s", answer.seen().description());
        if (show)
            for (String row : Sketch.lines(answer.seen().picture(), System.out.charset())) output.line("    %s", row);
    }

    private static String text(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }

    private static Map<String, ?> json(Recognizer.Answer answer) {
        Map<String, Object> prediction = new LinkedHashMap<>();
        prediction.put("file", answer.file().toString());
        prediction.put("guesses", Guess.json(answer.guesses()));
        prediction.put("preparation", answer.seen().description());
        return prediction;
    }
}
