package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Pooling on the slide's table.
final class PoolingExperiment {
    private static final Grid SLIDE = new Grid(new double[][] {{2, 3, 5, 7}, {6, 4, 3, 2}, {1, 2, 3, 2}, {0, 1, 1, 0}});

    private PoolingExperiment() {}

    static Experiment of() {
        return new Experiment(
                "pooling",
                List.of(34),
                new Text("Pooling", "Pooling"),
                new Text(
                        "The largest of each window, or the mean, makes the map smaller; the gradient goes to the largest alone.",
                        "Der größte Wert jedes Fensters, oder der Mittelwert, verkleinert die Karte; der Gradient geht nur zum"
                                + " größten."),
                List.of(
                        new Setting.Whole("size", new Text("edge of a window", "Kante eines Fensters"), 1, 4, 2),
                        new Setting.Whole(
                                "stride",
                                new Text("from a window to the next", "von einem Fenster zum nächsten"),
                                1,
                                4,
                                2)),
                List.of(
                        Fact.exactly("max", new Text("max, 2×2, stride 2", "max, 2×2, Schrittweite 2"), 6, 7, 2, 3),
                        Fact.exactly(
                                "average",
                                new Text("average, 2×2, stride 2", "Mittel, 2×2, Schrittweite 2"),
                                3.75,
                                4.25,
                                1,
                                1.5),
                        Fact.exactly(
                                "max.overlapping",
                                new Text("max, 2×2, stride 1", "max, 2×2, Schrittweite 1"),
                                6,
                                5,
                                7,
                                6,
                                4,
                                3,
                                2,
                                3,
                                3),
                        Fact.exactly(
                                "routed",
                                new Text(
                                        "where a gradient of 1 of each maximum goes",
                                        "wohin ein Gradient 1 jedes Maximums geht"),
                                0,
                                0,
                                0,
                                1,
                                1,
                                0,
                                0,
                                0,
                                0,
                                1,
                                1,
                                0,
                                0,
                                0,
                                0,
                                0)),
                PoolingExperiment::start);
    }

    private static double max(double[][] window) {
        return Arrays.stream(window).flatMapToDouble(Arrays::stream).max().orElseThrow();
    }

    private static double average(double[][] window) {
        return Arrays.stream(window).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }

    private static Simulation start(Settings s) {
        int size = s.whole("size"), stride = s.whole("stride");
        Grid max = SLIDE.each(size, stride, PoolingExperiment::max),
                average = SLIDE.each(size, stride, PoolingExperiment::average);
        var steps = new ArrayList<Consumer<Events>>();
        for (int r = 0; r < max.height(); r++)
            for (int c = 0; c < max.width(); c++) {
                String numbers = Arrays.stream(SLIDE.window(r * stride, c * stride, size))
                        .flatMapToDouble(Arrays::stream)
                        .mapToObj(Numbers::plain)
                        .collect(Collectors.joining(", "));
                double most = max.at()[r][c], mean = average.at()[r][c];
                steps.add(e -> {
                    e.happened(new Event.Computed(new Explained("max", "max(" + numbers + ")", "", most)));
                    e.happened(new Event.Computed(new Explained("avg", "mean(" + numbers + ")", "", mean)));
                });
            }
        return new Rows(
                steps,
                new Result.Builder()
                        .value("max", max.numbers())
                        .value("average", average.numbers())
                        .value(
                                "max.overlapping",
                                SLIDE.each(2, 1, PoolingExperiment::max).numbers())
                        .value("routed", routed(size, stride))
                        .table(SLIDE.table("input", new Text("Input", "Eingabe"), 0))
                        .table(max.table("max", new Text("Max pooling", "Max-Pooling"), 0))
                        .table(average.table("average", new Text("Average pooling", "Mittelwert-Pooling"), 2))
                        .figure(new Figure.Pictures(
                                "pooling",
                                new Text("What pooling keeps", "Was Pooling behält"),
                                List.of(
                                        SLIDE.shown(new Text("input", "Eingabe")),
                                        max.shown(new Text("max pooling", "Max-Pooling")),
                                        average.shown(new Text("average pooling", "Mittelwert-Pooling")))))
                        .build());
    }

    /// The gradient of the sum of all maxima; of equals the first takes it.
    private static double[] routed(int size, int stride) {
        double[][] gradient = new double[SLIDE.height()][SLIDE.width()];
        for (int r = 0; r + size <= SLIDE.height(); r += stride)
            for (int c = 0; c + size <= SLIDE.width(); c += stride) {
                int bestRow = r, bestColumn = c;
                for (int i = r; i < r + size; i++)
                    for (int j = c; j < c + size; j++)
                        if (SLIDE.at()[i][j] > SLIDE.at()[bestRow][bestColumn]) {
                            bestRow = i;
                            bestColumn = j;
                        }
                gradient[bestRow][bestColumn]++;
            }
        return new Grid(gradient).numbers();
    }
}
