package dev.tiefgang.cli;

import dev.tiefgang.train.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An evaluation as tables for people and as a tree for programs.
final class Reports {
    /// With more classes the matrix would be wider than a terminal; programs get it all the same.
    private static final int MOST_CLASSES = 12;

    private Reports() {}

    /// How each class fared, with the mean over the classes.
    static List<String> classes(Evaluation evaluation) {
        var table = new TextTable("class", ">precision", ">recall", ">F1", ">support");
        double precision = 0, recall = 0, f1 = 0;
        List<Evaluation.ClassReport> reports = evaluation.classes();
        for (Evaluation.ClassReport r : reports) {
            row(table, r.label(), r.precision(), r.recall(), r.f1(), r.support());
            precision += r.precision();
            recall += r.recall();
            f1 += r.f1();
        }
        int n = reports.size();
        row(table, "mean", precision / n, recall / n, f1 / n, evaluation.samples());
        return table.lines();
    }

    private static void row(TextTable table, String label, double precision, double recall, double f1, long support) {
        table.row(
                label,
                Units.percent(precision, 2),
                Units.percent(recall, 2),
                Units.percent(f1, 2),
                Units.count(support));
    }

    /// How often each class was taken for each other, as a matrix, or as a list of the most frequent confusions where
    /// a matrix would be too wide.
    static List<String> confusion(Evaluation evaluation) {
        return evaluation.labels().size() <= MOST_CLASSES ? matrix(evaluation) : list(evaluation);
    }

    private static List<String> matrix(Evaluation evaluation) {
        List<String> labels = evaluation.labels();
        String[] header = new String[labels.size() + 1];
        header[0] = "actual";
        for (int i = 0; i < labels.size(); i++) header[i + 1] = ">" + shortened(labels.get(i));
        var table = new TextTable(header);
        for (int i = 0; i < labels.size(); i++) {
            String[] cells = new String[labels.size() + 1];
            cells[0] = shortened(labels.get(i));
            for (int j = 0; j < labels.size(); j++) {
                long n = evaluation.confusion().count(i, j);
                cells[j + 1] = n == 0 ? "·" : Long.toString(n);
            }
            table.row(cells);
        }
        List<String> lines = new ArrayList<>();
        lines.add("Confusion matrix: rows are what a sample is, columns what the network saw");
        lines.addAll(table.lines());
        return lines;
    }

    private static List<String> list(Evaluation evaluation) {
        record Pair(String actual, String predicted, long samples) {}
        List<String> labels = evaluation.labels();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++)
            for (int j = 0; j < labels.size(); j++)
                if (i != j && evaluation.confusion().count(i, j) > 0)
                    pairs.add(new Pair(
                            labels.get(i), labels.get(j), evaluation.confusion().count(i, j)));
        pairs.sort((a, b) -> Long.compare(b.samples(), a.samples()));
        var table = new TextTable("actual", "predicted", ">samples");
        for (Pair p : pairs.subList(0, Math.min(20, pairs.size())))
            table.row(p.actual(), p.predicted(), Units.count(p.samples()));
        List<String> lines = new ArrayList<>();
        lines.add("Most frequent confusions");
        lines.addAll(table.lines());
        return lines;
    }

    private static String shortened(String label) {
        return label.length() > 6 ? label.substring(0, 5) + "…" : label;
    }

    /// Precision, recall, F1 and support of each class.
    static List<Map<String, ?>> classesJson(Evaluation evaluation) {
        List<Map<String, ?>> all = new ArrayList<>();
        for (Evaluation.ClassReport r : evaluation.classes()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("label", r.label());
            one.put("precision", r.precision());
            one.put("recall", r.recall());
            one.put("f1", r.f1());
            one.put("support", r.support());
            all.add(one);
        }
        return all;
    }

    /// The confusion matrix, one list for each actual class.
    static List<List<Long>> confusionJson(Evaluation evaluation) {
        List<List<Long>> rows = new ArrayList<>();
        for (int i = 0; i < evaluation.confusion().classes(); i++) {
            List<Long> row = new ArrayList<>();
            for (int j = 0; j < evaluation.confusion().classes(); j++)
                row.add(evaluation.confusion().count(i, j));
            rows.add(row);
        }
        return rows;
    }
}
