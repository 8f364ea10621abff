package dev.tiefgang.testkit;

import dev.tiefgang.metric.ClassScores;
import dev.tiefgang.metric.ValueErrors;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/// The table of metrics, each with its definition.
public final class MetricCases {
    private MetricCases() {}

    /// A metric of what a model says about classes.
    ///
    /// @param name the method that it is about, and what else there is to say
    /// @param definition from the scores `[samples][classes]` and the class of each sample
    /// @param perfect its value where every sample has a score of 1 for its class and of 0 for the others
    /// @param low no value is below this
    /// @param high no value is above this
    public record OfClasses(
            String name,
            ToDoubleFunction<ClassScores> metric,
            ToDoubleBiFunction<double[][], int[]> definition,
            double perfect,
            double low,
            double high) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A metric of real values.
    ///
    /// @param name the method that it is about
    /// @param definition from predictions and targets, `[samples][numbers]`
    /// @param perfect its value where all are right
    /// @param low no value is below this
    /// @param high no value is above this
    public record OfValues(
            String name,
            ToDoubleFunction<ValueErrors> metric,
            ToDoubleBiFunction<double[][], double[][]> definition,
            double perfect,
            double low,
            double high) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// All metrics of classes.
    public static List<OfClasses> classes() {
        return List.of(
                share("Confusion.accuracy", s -> s.confusion().accuracy(), (s, y) -> MetricFormulas.top(s, y, 1)),
                share(
                        "Confusion.balancedAccuracy",
                        s -> s.confusion().balancedAccuracy(),
                        MetricFormulas::balancedAccuracy),
                new OfClasses("Confusion.matthews", s -> s.confusion().matthews(), MetricFormulas::matthews, 1, -1, 1),
                new OfClasses("Confusion.kappa", s -> s.confusion().kappa(), MetricFormulas::kappa, 1, -1, 1),
                share(
                        "Confusion.precision of class 1",
                        s -> s.confusion().precision(1),
                        (s, y) -> MetricFormulas.precision(s, y, 1)),
                share(
                        "Confusion.recall of class 0",
                        s -> s.confusion().recall(0),
                        (s, y) -> MetricFormulas.recall(s, y, 0)),
                share("Confusion.f1 of class 0", s -> s.confusion().f1(0), (s, y) -> MetricFormulas.f1(s, y, 0)),
                share("ClassScores.top 1", s -> s.top(1), (s, y) -> MetricFormulas.top(s, y, 1)),
                share("ClassScores.top 2", s -> s.top(2), (s, y) -> MetricFormulas.top(s, y, 2)),
                share("BinaryScores.auc of class 0", s -> s.against(0).auc(), (s, y) -> MetricFormulas.auc(s, y, 0)),
                share(
                        "ClassScores.auc",
                        s -> s.auc().orElseThrow(),
                        (s, y) -> MetricFormulas.mean(s, y, MetricFormulas::auc)),
                share(
                        "BinaryScores.roc of class 0, its area",
                        s -> MetricFormulas.area(s.against(0).roc()),
                        (s, y) -> MetricFormulas.auc(s, y, 0)),
                share(
                        "BinaryScores.averagePrecision of class 0",
                        s -> s.against(0).averagePrecision(),
                        (s, y) -> MetricFormulas.averagePrecision(s, y, 0)),
                share(
                        "ClassScores.averagePrecision",
                        s -> s.averagePrecision().orElseThrow(),
                        (s, y) -> MetricFormulas.mean(s, y, MetricFormulas::averagePrecision)),
                share(
                        "BinaryScores.precisionRecall of class 0, its steps",
                        s -> MetricFormulas.steps(s.against(0).precisionRecall()),
                        (s, y) -> MetricFormulas.averagePrecision(s, y, 0)),
                calibration(1),
                calibration(4),
                calibration(ClassScores.BINS));
    }

    private static OfClasses share(
            String name, ToDoubleFunction<ClassScores> metric, ToDoubleBiFunction<double[][], int[]> definition) {
        return new OfClasses(name, metric, definition, 1, 0, 1);
    }

    private static OfClasses calibration(int bins) {
        return new OfClasses(
                "Calibration.error with " + bins + " bins",
                s -> s.calibration(bins).error(),
                (s, y) -> MetricFormulas.calibration(s, y, bins),
                0,
                0,
                1);
    }

    /// All metrics of real values.
    public static List<OfValues> values() {
        double all = Double.POSITIVE_INFINITY;
        return List.of(
                new OfValues(
                        "ValueErrors.meanAbsolute", ValueErrors::meanAbsolute, MetricFormulas::meanAbsolute, 0, 0, all),
                new OfValues(
                        "ValueErrors.rootMeanSquare",
                        ValueErrors::rootMeanSquare,
                        MetricFormulas::rootMeanSquare,
                        0,
                        0,
                        all),
                new OfValues(
                        "ValueErrors.determination",
                        ValueErrors::determination,
                        MetricFormulas::determination,
                        1,
                        -all,
                        1));
    }
}
