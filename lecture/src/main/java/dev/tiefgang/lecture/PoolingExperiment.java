package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Pooling on the slide's table.
final class PoolingExperiment {
    private static final Grid SLIDE = new Grid(new double[][] {{2, 3, 5, 7}, {6, 4, 3, 2}, {1, 2, 3, 2}, {0, 1, 1, 0}});

    private static final Text OF_MAX =
            new Text("Where a gradient of 1 of each maximum goes", "Wohin ein Gradient 1 jedes Maximums geht");
    private static final Text OF_AVERAGE =
            new Text("Where a gradient of 1 of each mean goes", "Wohin ein Gradient 1 jedes Mittelwerts geht");

    private PoolingExperiment() {}

    static Experiment of() {
        return new Experiment(
                "pooling",
                List.of(34),
                new Text("Pooling", "Pooling"),
                new Text(
                        "The largest of each window, or the mean, makes the map smaller; the gradient of a maximum goes to the"
                                + " largest alone, that of a mean to all in equal parts.",
                        "Der größte Wert jedes Fensters, oder der Mittelwert, verkleinert die Karte; der Gradient eines Maximums"
                                + " geht nur zum größten, der eines Mittelwerts zu gleichen Teilen zu allen."),
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
        Grid toLargest = PoolingGradient.ofMax(SLIDE, size, stride),
                toAll = PoolingGradient.ofAverage(SLIDE, size, stride);
        Grid overlapping = SLIDE.each(2, 1, PoolingExperiment::max);
        var steps = new ArrayList<Consumer<Events>>();
        for (int r = 0; r < max.height(); r++)
            for (int c = 0; c < max.width(); c++) {
                int top = r * stride, left = c * stride;
                double most = max.at()[r][c], mean = average.at()[r][c];
                steps.add(e -> tell(e, top, left, size, most, mean));
            }
        return new Rows(
                steps,
                new Result.Builder()
                        .value("max", max.numbers())
                        .value("average", average.numbers())
                        .value("max.overlapping", overlapping.numbers())
                        .value("routed", toLargest.numbers())
                        .value("routed.average", toAll.numbers())
                        .table(SLIDE.table("input", new Text("Input", "Eingabe"), 0))
                        .table(max.table("max", new Text("Max pooling", "Max-Pooling"), 0))
                        .table(average.table("average", new Text("Average pooling", "Mittelwert-Pooling"), 2))
                        .table(overlapping.table(
                                "overlapping",
                                new Text("Max pooling, 2×2, stride 1", "Max-Pooling, 2×2, Schrittweite 1"),
                                0))
                        .table(toLargest.table("max.gradient", OF_MAX, 0))
                        .table(toAll.table("average.gradient", OF_AVERAGE, 4))
                        .figure(new Figure.Pictures(
                                "pooling",
                                new Text("What pooling keeps", "Was Pooling behält"),
                                List.of(
                                        SLIDE.shown(new Text("input", "Eingabe")),
                                        max.shown(new Text("max pooling", "Max-Pooling")),
                                        average.shown(new Text("average pooling", "Mittelwert-Pooling")))))
                        .figure(new Figure.Pictures(
                                "gradients",
                                new Text("Where gradients go", "Wohin Gradienten gehen"),
                                List.of(
                                        onOneScale(new Text("of max pooling", "des Max-Poolings"), toLargest),
                                        onOneScale(new Text("of average pooling", "des Mittelwert-Poolings"), toAll))))
                        .build());
    }

    /// Black for no gradient, white for the whole of one window or more.
    private static Figure.Captioned onOneScale(Text caption, Grid gradient) {
        double[] all = gradient.numbers();
        float[] shown = new float[all.length];
        for (int i = 0; i < all.length; i++) shown[i] = (float) Math.min(1, all[i]);
        return new Figure.Captioned(caption, Tensor.of(Shape.of(1, gradient.height(), gradient.width()), shown));
    }

    /// What a window gives, and where its gradients go.
    private static void tell(Events e, int top, int left, int size, double max, double mean) {
        List<String> numbers = Arrays.stream(SLIDE.window(top, left, size))
                .flatMapToDouble(Arrays::stream)
                .mapToObj(Numbers::plain)
                .toList();
        int n = size * size;
        int[] largest = PoolingGradient.largest(SLIDE, top, left, size);
        e.happened(new Event.Computed(new Explained("max", "max(" + String.join(", ", numbers) + ")", "", max)));
        e.happened(new Event.Noticed(
                new Text("Its gradient goes to x(%d, %d) = %s alone.", "Sein Gradient geht nur zu x(%d, %d) = %s.")
                        .with(largest[0] + 1, largest[1] + 1, Numbers.plain(SLIDE.at()[largest[0]][largest[1]]))));
        e.happened(
                new Event.Computed(new Explained("avg", "Σx/k²", "(" + String.join(" + ", numbers) + ")/" + n, mean)));
        e.happened(new Event.Computed(new Explained("∂avg/∂x", "1/k²", "1/" + n, 1.0 / n)));
    }
}
