package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import dev.tiefgang.tensor.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Real-valued inputs and outputs: a line through points, learned and by the closed form.
final class RegressionExperiment implements Simulation {
    private static final double SLOPE = 2, OFFSET = -0.5;

    private final double[] x;
    private final double[] y;
    private final double alpha;
    private final int most;
    private final List<Double> errors;
    private double[] w;

    private RegressionExperiment(double[] x, double[] y, double alpha, int most, List<Double> errors, double[] w) {
        this.x = x;
        this.y = y;
        this.alpha = alpha;
        this.most = most;
        this.errors = new ArrayList<>(errors);
        this.w = w;
    }

    static Experiment of() {
        return new Experiment(
                "regression",
                List.of(17),
                new Text("Real-valued inputs and outputs", "Reellwertige Ein- und Ausgaben"),
                new Text(
                        "With o = in the delta rule finds the line that the closed form gives.",
                        "Mit o = in findet die Delta-Regel die Gerade, die auch die geschlossene Form ergibt."),
                List.of(
                        new Setting.Whole("points", new Text("points", "Punkte"), 2, 10_000, 20),
                        new Setting.Real("noise", new Text("noise of the points", "Rauschen der Punkte"), 0, 10, 0.3),
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 1, 0.1),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 100_000, 1000)),
                List.of(Fact.between(
                        "difference",
                        new Text(
                                "learned weights against the closed form",
                                "gelernte Gewichte gegen die geschlossene Form"),
                        0,
                        1e-9)),
                RegressionExperiment::start);
    }

    private static Simulation start(Settings s) {
        int n = s.whole("points");
        Rng random = Rng.of(s.seed(), "points", 0), noise = Rng.of(s.seed(), "noise", 0);
        double[] x = IntStream.range(0, n)
                .mapToDouble(i -> 2 * random.uniformDouble(i) - 1)
                .toArray();
        double[] y = IntStream.range(0, n)
                .mapToDouble(i -> OFFSET + SLOPE * x[i] + s.real("noise") * noise.normal(i))
                .toArray();
        return new RegressionExperiment(x, y, s.real("alpha"), s.whole("epochs"), List.of(), new double[2]);
    }

    /// One epoch by batch: `wᵢ = wᵢ + α·mean(xᵢ·(y − o))`.
    @Override
    public boolean step(Events events) {
        if (errors.size() == most) return false;
        double[] sums = new double[2];
        double error = 0;
        for (int p = 0; p < x.length; p++) {
            double e = y[p] - (w[0] + w[1] * x[p]);
            error += e * e;
            sums[0] += e;
            sums[1] += e * x[p];
        }
        double[] next = {w[0] + alpha * sums[0] / x.length, w[1] + alpha * sums[1] / x.length};
        if (events.listening()) {
            events.happened(new Event.Begun(new Text("Epoch %d", "Epoche %d").with(errors.size() + 1)));
            events.happened(new Event.Computed(new Explained("l", "Σ(y − o)²", squares(), error)));
            for (int i = 0; i < 2; i++) {
                String name = "w" + Numbers.index(i);
                events.happened(new Event.Computed(new Explained(
                        "m" + Numbers.index(i),
                        "mean(x" + Numbers.index(i) + "·(y − o))",
                        slopes(i),
                        sums[i] / x.length)));
                String numbers = Precise.fixed(w[i], 4) + " + " + Numbers.plain(alpha) + "·"
                        + Precise.factor(sums[i] / x.length, 4);
                events.happened(new Event.Changed(
                        name, w[i], new Explained(name, "w + α·m" + Numbers.index(i), numbers, next[i])));
            }
        }
        errors.add(error);
        w = next;
        return true;
    }

    /// `Σ(y − o)²` with the numbers of the points put in.
    private String squares() {
        return Precise.sum(IntStream.range(0, x.length)
                .mapToObj(p -> "(" + Precise.fixed(y[p], 4) + " − " + Precise.factor(w[0] + w[1] * x[p], 4) + ")²")
                .toList());
    }

    /// `x₀·(y − o) + …`, where `x₀` is 1, over the number of points.
    private String slopes(int i) {
        String sum = Precise.sum(IntStream.range(0, x.length)
                .mapToObj(p -> (i == 0 ? "1" : Precise.factor(x[p], 4)) + "·(" + Precise.fixed(y[p], 4) + " − "
                        + Precise.factor(w[0] + w[1] * x[p], 4) + ")")
                .toList());
        return "(" + sum + ")/" + x.length;
    }

    /// The least squares: `w₁ = cov(x, y)/var(x)`, `w₀ = ȳ − w₁·x̄`.
    private double[] closedForm() {
        double mx =
                IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(0);
        double my =
                IntStream.range(0, x.length).mapToDouble(i -> y[i]).average().orElse(0);
        double xy = 0, xx = 0;
        for (int p = 0; p < x.length; p++) {
            xy += (x[p] - mx) * (y[p] - my);
            xx += (x[p] - mx) * (x[p] - mx);
        }
        return new double[] {my - xy / xx * mx, xy / xx};
    }

    @Override
    public Simulation copy() {
        return new RegressionExperiment(x, y, alpha, most, errors, w);
    }

    @Override
    public Map<String, double[]> state() {
        return Map.of("W", w.clone());
    }

    @Override
    public Result result() {
        double[] exact = closedForm();
        double difference = Math.max(Math.abs(exact[0] - w[0]), Math.abs(exact[1] - w[1]));
        Table table = Table.of(
                "weights",
                new Text("The line o = w₀ + w₁x", "Die Gerade o = w₀ + w₁x"),
                Table.words("by", "durch"),
                Table.numbers("w₀", 6),
                Table.numbers("w₁", 6));
        table.row(new Text("the delta rule", "die Delta-Regel"), w[0], w[1])
                .row(new Text("the closed form", "die geschlossene Form"), exact[0], exact[1]);
        double[] ends = {-1, 1};
        return new Result.Builder()
                .value("weights", w)
                .value("closed", exact)
                .value("difference", difference)
                .table(table)
                .figure(new Figure.Plot(
                        "line",
                        new Text("Points and the learned line", "Punkte und gelernte Gerade"),
                        Axis.of("x"),
                        Axis.of("y"),
                        List.of(
                                new Curve(new Text("points", "Punkte"), x, y, false),
                                new Curve(
                                        Text.same("o = w₀ + w₁x"),
                                        ends,
                                        new double[] {w[0] - w[1], w[0] + w[1]},
                                        true))))
                .figure(new Figure.Plot(
                        "error",
                        new Text("Error by epoch", "Fehler nach Epoche"),
                        Axis.of("epoch", "Epoche"),
                        Axis.of("Σ(y − o)²"),
                        List.of(new Curve(
                                Text.same("Σ(y − o)²"),
                                IntStream.rangeClosed(1, errors.size())
                                        .asDoubleStream()
                                        .toArray(),
                                errors.stream().mapToDouble(Double::doubleValue).toArray(),
                                true))))
                .build();
    }
}
