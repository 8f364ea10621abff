package dev.tiefgang.cli;

import dev.tiefgang.data.CsvForm;
import dev.tiefgang.data.CsvSchema;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.PortableKernels;
import dev.tiefgang.tensor.DataException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What a network says to the rows of a CSV file, which is read as its run read its own.
final class TablePredictions {
    private final SavedModel saved;
    private final CsvSchema schema;
    private final Scale scale;
    private final Predictor predictor;
    private final Output output;
    private final int most;
    private long known;
    private long right;
    private double squares;

    /// @param most guesses for a row at most
    /// @throws UsageException if the network has not learned from a CSV file
    TablePredictions(SavedModel saved, Path first, Output output, int most) {
        Optional<RunDescription.Data> data = LearnedData.of(saved);
        CsvForm form = data.flatMap(RunDescription.Data::form)
                .orElseThrow(() -> new UsageException(LearnedData.noForm(saved, first.toString())));
        this.saved = saved;
        this.schema = CsvSchema.of(form);
        this.scale = data.flatMap(RunDescription.Data::scale).orElse(Scale.NONE);
        this.predictor = new Predictor(saved.model(), new Pool(1), new PortableKernels());
        this.output = output;
        this.most = most;
    }

    /// Says the guesses for each row, and how many were right where the file tells; rows that do not fit are
    /// told of, and the others follow.
    ///
    /// @param predictions gets the guesses where a program reads
    /// @throws DataException if the file as a whole cannot be read; the rows up to there have their guesses
    void of(Path file, List<Map<String, ?>> predictions, Consumer<CsvSchema.Refused> refused) {
        schema.forEach(
                file,
                row -> {
                    float[] answer = predictor.predict(row.input());
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("file", file.toString());
                    one.put("line", row.line());
                    String text = schema.labels().isEmpty() ? number(row, answer, one) : guesses(row, answer, one);
                    output.line("%s", file + ", line " + row.line() + ": " + text);
                    if (output.json()) predictions.add(one);
                },
                refused);
    }

    private String number(CsvSchema.Row row, float[] answer, Map<String, Object> json) {
        double value = scale.back(Guess.requireFinite(saved, answer[0]));
        json.put("value", value);
        row.target().ifPresent(t -> {
            known++;
            squares += (value - t) * (value - t);
        });
        return Measure.number(value)
                + (row.target().isPresent()
                        ? ", the file says " + Measure.number(row.target().getAsDouble())
                        : "");
    }

    private String guesses(CsvSchema.Row row, float[] answer, Map<String, Object> json) {
        List<Guess> guesses = Guess.best(saved, answer, most);
        json.put("guesses", Guess.json(guesses));
        if (row.target().isEmpty()) return Guess.text(guesses);
        String actual = schema.labels().get((int) row.target().getAsDouble());
        boolean same = actual.equals(guesses.getFirst().label());
        known++;
        if (same) right++;
        return Guess.text(guesses) + (same ? "" : "; the file says " + actual);
    }

    /// How good the guesses were; empty where no file told.
    Optional<String> summary() {
        if (known == 0) return Optional.empty();
        return Optional.of(
                schema.labels().isEmpty()
                        ? "Typical error " + Measure.number(Math.sqrt(squares / known)) + " on "
                                + Units.of(known, "row")
                        : Units.count(right) + " of " + Units.of(known, "row") + " right, "
                                + Units.percent((double) right / known, 2));
    }
}
