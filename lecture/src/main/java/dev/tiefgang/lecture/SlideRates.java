package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The two learning rates of the slide, from the same start.
///
/// @param runs one of each rate, over
record SlideRates(List<BackpropRun> runs) {
    private static final double[] RATES = {0.9, 10};
    private static final int MOST = 5000;

    static SlideRates of(BackpropNet start, BackpropRun.Plan plan) {
        return new SlideRates(Arrays.stream(RATES)
                .mapToObj(alpha -> new BackpropRun.Plan(
                        plan.x(), plan.y(), alpha, Math.min(MOST, plan.epochs()), plan.goal(), plan.newWeights()))
                .map(of -> XorNet.run(of, start))
                .toList());
    }

    /// Whether each is solved.
    double[] solved() {
        return runs.stream().mapToDouble(r -> r.solved() ? 1 : 0).toArray();
    }

    /// How many epochs each went through.
    double[] epochs() {
        return runs.stream().mapToDouble(r -> r.errors().length).toArray();
    }

    Figure figure() {
        return new Figure.Plot(
                "rates",
                new Text(
                        "The learning rates of the slide, from the same start",
                        "Die Lernraten der Folie, vom selben Anfang"),
                Axis.of("epoch", "Epoche"),
                Axis.of("Σ(y − o)²"),
                runs.stream().map(r -> curve(r.plan().alpha(), r.errors())).toList());
    }

    /// The error after each epoch.
    static Curve curve(double alpha, double[] errors) {
        double[] epochs =
                IntStream.rangeClosed(1, errors.length).asDoubleStream().toArray();
        return new Curve(Text.same("α = " + Numbers.plain(alpha)), epochs, errors, true);
    }

    Table table() {
        Table table = Table.of(
                "rates",
                new Text(
                        "The learning rates of the slide, from the same start",
                        "Die Lernraten der Folie, vom selben Anfang"),
                Table.numbers("α", -1),
                Table.words("solved", "gelöst"),
                Table.numbers("epochs", "Epochen", -1),
                Table.numbers("Σ(y − o)² at the end", "Σ(y − o)² am Ende", 4));
        for (BackpropRun r : runs)
            table.row(
                    r.plan().alpha(),
                    r.solved() ? new Text("yes", "ja") : new Text("no", "nein"),
                    r.errors().length,
                    r.errors()[r.errors().length - 1]);
        return table;
    }
}
