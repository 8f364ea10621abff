package dev.tiefgang.cli;

import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Recognises pictures with a trained network.
@Command(
        name = "predict",
        description =
                "Recognise digits in PNG and JPEG pictures: grey or coloured, dark on light or light on dark, any size.")
final class PredictCommand implements Callable<Integer> {
    private static final int GUESSES = 2, NOTED = 5;

    @Parameters(index = "0", paramLabel = "RUN", description = "Run folder, name of a run, or model file.")
    private String run = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE|FOLDER",
            description = "Pictures, and folders that are searched for pictures.")
    private List<Path> paths = List.of();

    @Option(names = "--show", description = "Draw the 28×28 pixels that the network saw.")
    private boolean show;

    @Mixin
    private RunsRoot runs = new RunsRoot();

    @Mixin
    private Output output = new Output();

    PredictCommand() {}

    @Override
    public Integer call() {
        var recognizer = new Recognizer(SavedModel.find(run, runs, output));
        PictureFiles pictures = PictureFiles.of(paths);
        noteSkipped(pictures.skipped());
        List<Map<String, ?>> predictions = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        if (pictures.files().isEmpty())
            errors.add(text(paths) + ": no PNG or JPEG picture found; name pictures or folders that hold some");
        for (Path file : pictures.files()) {
            try {
                Recognizer.Answer answer = recognizer.recognise(file, GUESSES);
                say(answer);
                predictions.add(json(answer));
            } catch (DataException e) {
                errors.add(String.valueOf(e.getMessage()));
            }
        }
        for (String error : errors) output.note("tiefgang: " + error);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("predictions", predictions);
        if (!errors.isEmpty()) result.putAll(new Failure(Failure.CONTENT, String.join("; ", errors)).json());
        output.result(result);
        return errors.isEmpty() ? 0 : Failure.CONTENT;
    }

    private void noteSkipped(List<Path> skipped) {
        for (Path file : skipped.subList(0, Math.min(NOTED, skipped.size())))
            output.note("Skipped " + file + ": neither PNG nor JPEG.");
        if (skipped.size() > NOTED)
            output.note("Skipped " + Units.of(skipped.size() - NOTED, "more file") + " of other kinds.");
    }

    private void say(Recognizer.Answer answer) {
        List<Recognizer.Guess> guesses = answer.guesses();
        var line = new StringBuilder(answer.file().toString()).append(": ").append(text(guesses.getFirst()));
        for (Recognizer.Guess guess : guesses.subList(1, guesses.size()))
            line.append(", then ").append(text(guess));
        output.line("%s", line);
        output.line("    %s", answer.form().description());
        if (show)
            for (String row : Sketch.lines(answer.form().picture(), System.out.charset())) output.line("    %s", row);
    }

    private static String text(Recognizer.Guess guess) {
        return guess.label() + " (" + Units.percent(guess.probability(), 2) + ")";
    }

    private static String text(List<Path> paths) {
        return String.join(", ", paths.stream().map(Path::toString).toList());
    }

    private static Map<String, ?> json(Recognizer.Answer answer) {
        List<Map<String, ?>> guesses = new ArrayList<>();
        for (Recognizer.Guess guess : answer.guesses()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", guess.label());
            one.put("probability", (double) guess.probability());
            guesses.add(one);
        }
        Map<String, Object> prediction = new LinkedHashMap<>();
        prediction.put("file", answer.file().toString());
        prediction.put("guesses", guesses);
        return prediction;
    }
}
