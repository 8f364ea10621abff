package dev.tiefgang.cli;

import dev.tiefgang.metric.Calibration;
import dev.tiefgang.metric.ClassScores;
import dev.tiefgang.metric.Confusion;
import dev.tiefgang.metric.ValueErrors;
import dev.tiefgang.train.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What else can be said of predictions beside accuracy and loss, for people and for programs.
///
/// @param lines one for each metric, its name in front
/// @param json the same numbers and more
record MetricReport(List<String> lines, Map<String, Object> json) {
    /// A top-k accuracy is shown where there are more classes than this.
    private static final int TOP = 5;

    /// The metrics that fit the data set and what the network's answers mean.
    static MetricReport of(Predictions predictions, Certainty kind) {
        return predictions.evaluation().labels().isEmpty()
                ? of(predictions.values())
                : of(predictions.evaluation().confusion(), predictions.classes(), kind);
    }

    private static MetricReport of(ValueErrors errors) {
        var report = new MetricReport(new ArrayList<>(), new LinkedHashMap<>());
        report.put("meanAbsoluteError", "Mean error", errors.meanAbsolute(), "absolute");
        report.put("rootMeanSquareError", "RMS error", errors.rootMeanSquare(), "root of the mean square");
        report.put("determination", "R²", errors.determination(), "1 is perfect, 0 as good as the mean");
        return report;
    }

    private static MetricReport of(Confusion confusion, ClassScores scores, Certainty kind) {
        var report = new MetricReport(new ArrayList<>(), new LinkedHashMap<>());
        report.share("balancedAccuracy", "Balanced", confusion.balancedAccuracy(), "mean recall of the classes");
        if (scores.classes() > TOP) {
            report.share("top" + TOP, "Top " + TOP, scores.top(TOP), "right among the first " + TOP);
        }
        report.put("matthews", "Matthews", confusion.matthews(), "correlation, 0 is chance");
        report.put("kappa", "Kappa", confusion.kappa(), "agreement, 0 is chance");
        scores.auc().ifPresent(auc -> report.put("auc", "ROC AUC", auc, "mean of each class against the rest"));
        scores.averagePrecision()
                .ifPresent(ap -> report.put(
                        "averagePrecision", "Precision", ap, "average precision, mean of each class against the rest"));
        if (kind == Certainty.PROBABILITY && scores.areShares())
            report.calibration(scores.calibration(ClassScores.BINS));
        return report;
    }

    private void put(String key, String name, double value, String what) {
        lines.add("%-13s %s (%s)".formatted(name, Units.decimal(value, 4), what));
        json.put(key, value);
    }

    private void share(String key, String name, double value, String what) {
        lines.add("%-13s %s (%s)".formatted(name, Units.percent(value, 2), what));
        json.put(key, value);
    }

    private void calibration(Calibration calibration) {
        share(
                "calibrationError",
                "Calibration",
                calibration.error(),
                "expected gap between probability and share of right ones");
        List<Map<String, Object>> bins = new ArrayList<>();
        for (Calibration.Bin b : calibration.bins()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("from", b.from());
            one.put("to", b.to());
            one.put("samples", b.samples());
            one.put("confidence", b.confidence());
            one.put("accuracy", b.accuracy());
            bins.add(one);
        }
        json.put("reliability", bins);
    }
}
