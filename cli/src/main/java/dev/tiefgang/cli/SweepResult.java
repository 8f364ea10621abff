package dev.tiefgang.cli;

import dev.tiefgang.formats.AtomicFiles;
import dev.tiefgang.formats.FormatException;
import dev.tiefgang.formats.MetricsCsv;
import dev.tiefgang.tensor.DataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What the runs of one combination brought on the samples that they validated on; the test set has no say.
///
/// @param settings the combination
/// @param parameters numbers that are learned
/// @param runs those that ended, one for each seed
/// @param failures why others did not
record SweepResult(SequencedMap<String, String> settings, long parameters, List<Run> runs, List<String> failures) {
    /// One run.
    ///
    /// @param score share that is right, or the typical error where numbers are predicted, at the best epoch
    record Run(long seed, double score, double loss, int bestEpoch, double seconds, String folder) {
        /// Reads what a run that has ended wrote down.
        static Run of(Path folder) {
            RunDescription run = RunFolder.description(folder);
            RunResult result = RunFolder.result(folder)
                    .orElseThrow(() -> new DataException(folder + ": expected a run that has ended"));
            MetricsCsv.Table metrics = MetricsCsv.read(folder.resolve("metrics.csv"));
            Measure measure = Measure.of(run);
            for (List<Double> row : metrics.rows()) {
                if (row.getFirst() != result.bestEpoch()) continue;
                double loss = row.get(metrics.columns().indexOf("validation_loss"));
                double accuracy = row.get(metrics.columns().indexOf("validation_accuracy"));
                return new Run(
                        run.recipe().seed(),
                        measure.numbers() ? measure.error(loss) : accuracy,
                        loss,
                        result.bestEpoch(),
                        result.seconds(),
                        folder.toString());
            }
            throw new FormatException(folder + ", metrics.csv: expected epoch " + result.bestEpoch() + ", found none");
        }
    }

    Optional<Statistics> score() {
        return statistics(runs.stream().map(Run::score).toList());
    }

    Optional<Statistics> loss() {
        return statistics(runs.stream().map(Run::loss).toList());
    }

    private static Optional<Statistics> statistics(List<Double> numbers) {
        return numbers.isEmpty() ? Optional.empty() : Optional.of(Statistics.of(numbers));
    }

    /// The combination that did best: the highest share or the lowest error; of equals the lowest loss.
    static Optional<SweepResult> best(List<SweepResult> results, boolean numbers) {
        Optional<SweepResult> best = Optional.empty();
        for (SweepResult r : results)
            if (r.score().isPresent() && (best.isEmpty() || r.beats(best.get(), numbers))) best = Optional.of(r);
        return best;
    }

    private boolean beats(SweepResult other, boolean numbers) {
        double mine = score().orElseThrow().mean(),
                its = other.score().orElseThrow().mean();
        if (mine != its) return numbers ? mine < its : mine > its;
        return loss().orElseThrow().mean() < other.loss().orElseThrow().mean();
    }

    /// A table with a row for each combination.
    static List<String> lines(List<SweepResult> results, boolean numbers) {
        var header = new ArrayList<String>();
        results.getFirst().settings().keySet().forEach(name -> header.add(">" + name));
        header.addAll(
                List.of(">parameters", numbers ? ">validation error" : ">validation accuracy", ">loss", ">s", ""));
        var table = new TextTable(header.toArray(String[]::new));
        Optional<SweepResult> best = best(results, numbers);
        for (SweepResult r : results) {
            var cells = new ArrayList<String>(r.settings().values());
            cells.add(Units.count(r.parameters()));
            cells.add(r.score().map(s -> numbers ? s.number() : s.percent()).orElse("-"));
            cells.add(r.loss().map(l -> Units.decimal(l.mean(), 4)).orElse("-"));
            cells.add(Units.decimal(
                    r.runs().stream().mapToDouble(Run::seconds).average().orElse(0), 1));
            String remark = best.filter(r::equals).isPresent() ? "best" : "";
            if (!r.failures().isEmpty()) remark = Units.of(r.failures().size(), "run") + " failed " + remark;
            cells.add(remark.strip());
            table.row(cells.toArray(String[]::new));
        }
        return table.lines();
    }

    /// Writes a row for each run, entirely or not at all.
    static void writeCsv(Path file, List<SweepResult> results, boolean numbers) {
        var text = new StringBuilder();
        for (String name : results.getFirst().settings().keySet())
            text.append(Csv.field(name)).append(',');
        text.append("seed,validation_").append(numbers ? "error" : "accuracy");
        text.append(",validation_loss,best_epoch,parameters,seconds,run\n");
        for (SweepResult r : results)
            for (Run run : r.runs()) {
                r.settings().values().forEach(v -> text.append(Csv.field(v)).append(','));
                text.append(run.seed())
                        .append(',')
                        .append(run.score())
                        .append(',')
                        .append(run.loss());
                text.append(',').append(run.bestEpoch()).append(',').append(r.parameters());
                text.append(',')
                        .append(run.seconds())
                        .append(',')
                        .append(Csv.field(run.folder()))
                        .append('\n');
            }
        AtomicFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    Map<String, ?> json(boolean numbers) {
        var json = new LinkedHashMap<String, Object>();
        json.put("settings", settings);
        json.put("parameters", parameters);
        String name = numbers ? "validationError" : "validationAccuracy";
        score().ifPresent(s -> {
            json.put(name, s.mean());
            json.put("deviation", s.deviation());
        });
        loss().ifPresent(l -> json.put("validationLoss", l.mean()));
        List<Map<String, ?>> each = new ArrayList<>();
        for (Run run : runs) {
            var one = new LinkedHashMap<String, Object>();
            one.put("seed", run.seed());
            one.put(name, run.score());
            one.put("validationLoss", run.loss());
            one.put("bestEpoch", run.bestEpoch());
            one.put("run", run.folder());
            each.add(one);
        }
        json.put("runs", each);
        if (!failures.isEmpty()) json.put("failures", failures);
        return json;
    }
}
