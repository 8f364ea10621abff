package dev.tiefgang.cli;

import dev.tiefgang.train.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a cross-validation brought, for people and for programs.
///
/// @param seeds the folds of each seed
/// @param numbers whether numbers are predicted, so that errors count instead of accuracies
record FoldsReport(List<List<CrossValidation.Fold>> seeds, boolean numbers) {
    static FoldsReport of(List<CrossValidation.Fold> folds, boolean numbers) {
        var seeds = new LinkedHashMap<Long, List<CrossValidation.Fold>>();
        for (var f : folds)
            seeds.computeIfAbsent(f.seed(), _ -> new ArrayList<>()).add(f);
        return new FoldsReport(List.copyOf(seeds.values()), numbers);
    }

    private Statistics statistics(List<CrossValidation.Fold> folds) {
        return Statistics.of(folds.stream()
                .map(f -> numbers ? f.error() : f.evaluation().accuracy())
                .toList());
    }

    /// Mean and spread over the means of the seeds.
    private Statistics all() {
        return Statistics.of(seeds.stream().map(s -> statistics(s).mean()).toList());
    }

    private String text(Statistics s) {
        return numbers ? s.number() : s.percent();
    }

    void say(Output output) {
        String what = numbers ? "Typical error " : "Accuracy      ";
        for (List<CrossValidation.Fold> folds : seeds) {
            Evaluation pooled = CrossValidation.pooled(folds);
            long right = Math.round(pooled.accuracy() * pooled.samples());
            output.line(
                    "%s%s%s, mean and deviation over %d folds",
                    what,
                    seeds.size() == 1 ? "" : "(seed " + folds.getFirst().seed() + ") ",
                    text(statistics(folds)),
                    folds.size());
            if (!numbers)
                output.line(
                        "Pooled        %s (%s of %s right)",
                        Units.percent(pooled.accuracy(), 2), Units.count(right), Units.count(pooled.samples()));
        }
        if (seeds.size() > 1) output.line("%s%s, mean and deviation over %d seeds", what, text(all()), seeds.size());
        Evaluation first = CrossValidation.pooled(seeds.getFirst());
        if (first.labels().isEmpty()) return;
        output.line("");
        Reports.classes(first).forEach(line -> output.line("%s", line));
        output.line("");
        Reports.confusion(first).forEach(line -> output.line("%s", line));
    }

    Map<String, ?> json(String run, String data) {
        var result = new LinkedHashMap<String, Object>();
        result.put("run", run);
        result.put("data", data);
        List<Map<String, ?>> each = new ArrayList<>(), perSeed = new ArrayList<>();
        for (List<CrossValidation.Fold> folds : seeds) {
            for (CrossValidation.Fold f : folds) each.add(json(f));
            var one = new LinkedHashMap<String, Object>();
            Statistics s = statistics(folds);
            one.put("seed", folds.getFirst().seed());
            one.put(numbers ? "error" : "accuracy", s.mean());
            one.put("deviation", s.deviation());
            if (!numbers) one.put("pooled", CrossValidation.pooled(folds).accuracy());
            perSeed.add(one);
        }
        Statistics all = seeds.size() == 1 ? statistics(seeds.getFirst()) : all();
        Evaluation first = CrossValidation.pooled(seeds.getFirst());
        result.put(numbers ? "error" : "accuracy", all.mean());
        result.put("deviation", all.deviation());
        if (!numbers) result.put("pooled", first.accuracy());
        result.put("folds", each);
        result.put("seeds", perSeed);
        result.put("classes", Reports.classesJson(first));
        result.put("confusion", Reports.confusionJson(first));
        return result;
    }

    private Map<String, ?> json(CrossValidation.Fold f) {
        var one = new LinkedHashMap<String, Object>();
        one.put("seed", f.seed());
        one.put("fold", f.fold());
        if (numbers) one.put("error", f.error());
        else one.put("accuracy", f.evaluation().accuracy());
        one.put("loss", f.evaluation().loss());
        one.put("samples", f.evaluation().samples());
        one.put("seconds", f.seconds());
        return one;
    }
}
