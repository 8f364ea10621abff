package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Gradient descent on the error of one neuron with two weights.
final class DescentExperiment implements Simulation {
    private static final double NUDGE = 1e-5;
    /// What the error may rise by at the bottom, where steps are as small as its last digit.
    private static final double ROUNDING = 1e-12;
    /// Places in a row of the error surface.
    private static final int CELLS = 25;

    private final Task task;
    private final double t;
    private final double steep;
    private final double alpha;
    private final int most;
    private final ArrayList<double[]> path;
    private double[] w;

    private DescentExperiment(Task task, double t, double steep, double alpha, int most, List<double[]> path) {
        this.task = task;
        this.t = t;
        this.steep = steep;
        this.alpha = alpha;
        this.most = most;
        this.path = new ArrayList<>(path);
        this.w = path.getLast();
    }

    static Experiment of() {
        return new Experiment(
                "descent",
                List.of(10),
                new Text("Gradient descent", "Gradientenabstieg"),
                new Text(
                        "Small steps against the gradient lead down; the step function has no gradient to follow.",
                        "Kleine Schritte gegen den Gradienten führen hinab; die Stufenfunktion hat keinen, dem man folgen"
                                + " könnte."),
                List.of(
                        new Setting.Choice(
                                "gate", new Text("the gate", "das Gatter"), List.of("and", "or", "xor"), "and"),
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 10, 0.1),
                        new Setting.Real(
                                "steep",
                                new Text("slope k of σ(k·(in − t))", "Steilheit k von σ(k·(in − t))"),
                                0.1,
                                100,
                                4),
                        new Setting.Real("t", new Text("threshold", "Schwelle"), -10, 10, 1),
                        new Setting.Real(
                                "w1", new Text("first weight at the start", "erstes Gewicht am Anfang"), -10, 10, -1),
                        new Setting.Real(
                                "w2",
                                new Text("second weight at the start", "zweites Gewicht am Anfang"),
                                -10,
                                10,
                                1.4),
                        new Setting.Whole("steps", new Text("steps", "Schritte"), 1, 100_000, 200)),
                List.of(
                        Fact.exactly(
                                "gradient.step",
                                new Text("gradient with the step function", "Gradient mit der Stufenfunktion"),
                                0,
                                0),
                        Fact.between(
                                "gradient.difference",
                                new Text(
                                        "analytic against numeric gradient",
                                        "analytischer gegen numerischen Gradienten"),
                                0,
                                1e-8),
                        Fact.exactly(
                                "rises",
                                new Text(
                                        "steps after which the error is higher",
                                        "Schritte, nach denen der Fehler größer ist"),
                                0),
                        Fact.between("error.end", new Text("error at the end", "Fehler am Ende"), 0, 0.2)),
                s -> new DescentExperiment(
                        Task.of(s.word("gate")),
                        s.real("t"),
                        s.real("steep"),
                        s.real("alpha"),
                        s.whole("steps"),
                        List.of(new double[] {s.real("w1"), s.real("w2")})));
    }

    private double output(double[] w, double[] x) {
        return Activation.sigmoid(steep * (w[0] * x[0] + w[1] * x[1] - t));
    }

    private double error(double[] w) {
        double sum = 0;
        for (int p = 0; p < task.size(); p++) {
            double e = task.y()[p] - output(w, task.x()[p]);
            sum += e * e;
        }
        return sum;
    }

    /// `∂E/∂wᵢ = −2·Σ (y − o)·k·o·(1 − o)·xᵢ`.
    private double[] gradient(double[] w) {
        double[] g = new double[2];
        for (int p = 0; p < task.size(); p++) {
            double[] x = task.x()[p];
            double o = output(w, x), d = -2 * (task.y()[p] - o) * steep * o * (1 - o);
            for (int i = 0; i < 2; i++) g[i] += d * x[i];
        }
        return g;
    }

    @Override
    public boolean step(Events events) {
        if (path.size() > most) return false;
        double[] g = gradient(w), next = new double[2];
        for (int i = 0; i < 2; i++) next[i] = w[i] - alpha * g[i];
        if (events.listening()) {
            events.happened(new Event.Computed(new Explained("E", "Σ(y − o)²", squares(), error(w))));
            for (int i = 0; i < 2; i++) {
                String index = Numbers.index(i + 1);
                events.happened(new Event.Computed(
                        new Explained("∂E/∂w" + index, "−2·Σ(y − o)·k·o·(1 − o)·x" + index, slopes(i), g[i])));
                events.happened(new Event.Changed(
                        "w" + index,
                        w[i],
                        new Explained(
                                "w" + index,
                                "w" + index + " − α·∂E/∂w" + index,
                                Numbers.fixed(w[i], 4) + " − " + Numbers.plain(alpha) + "·" + Numbers.factor(g[i], 4),
                                next[i])));
            }
        }
        w = next;
        path.add(next);
        return true;
    }

    private String squares() {
        return IntStream.range(0, task.size())
                .mapToObj(p -> Numbers.square(task.y()[p], output(w, task.x()[p])))
                .collect(Collectors.joining(" + "));
    }

    /// The sum of the gradient with its numbers; patterns whose input is 0 add nothing and are left out.
    private String slopes(int i) {
        return IntStream.range(0, task.size())
                .filter(p -> task.x()[p][i] != 0)
                .mapToObj(p -> slope(task.y()[p], Numbers.fixed(output(w, task.x()[p]), 4), task.x()[p][i]))
                .collect(Collectors.joining(" + ", "−2·(", ")"));
    }

    private String slope(double y, String o, double x) {
        return "(" + Numbers.plain(y) + " − " + o + ")·" + Numbers.plain(steep) + "·" + o + "·(1 − " + o + ")·"
                + Numbers.plain(x);
    }

    @Override
    public Simulation copy() {
        return new DescentExperiment(task, t, steep, alpha, most, path);
    }

    @Override
    public Map<String, double[]> state() {
        return Map.of("w", w.clone());
    }

    @Override
    public Result result() {
        double[] errors = path.stream().mapToDouble(this::error).toArray(), steps = new double[errors.length];
        int rises = 0;
        for (int i = 0; i < errors.length; i++) {
            steps[i] = i;
            if (i > 0 && errors[i] > errors[i - 1] + ROUNDING) rises++;
        }
        double[] start = path.getFirst();
        Table table = Table.of(
                "path",
                new Text("The path", "Der Weg"),
                Table.numbers("step", "Schritt", -1),
                Table.numbers("w₁", 4),
                Table.numbers("w₂", 4),
                Table.numbers("E", 5));
        int shown = Math.max(1, errors.length / 10);
        for (int i = 0; i < errors.length; i += shown) table.row(i, path.get(i)[0], path.get(i)[1], errors[i]);
        return new Result.Builder()
                .value("gradient.step", ofStep(start))
                .value("gradient.difference", difference(start))
                .value("rises", rises)
                .value("error.start", errors[0])
                .value("error.end", errors[errors.length - 1])
                .value("w", w)
                .table(table)
                .figure(new Figure.Plot(
                        "error",
                        new Text("Error while descending", "Fehler beim Abstieg"),
                        Axis.of("step", "Schritt"),
                        Axis.of("E"),
                        List.of(new Curve(Text.same("E = Σ(y − o)²"), steps, errors, true))))
                .figure(surface())
                .note(new Text("The error goes from %.4f to %.4f.", "Der Fehler geht von %.4f auf %.4f.")
                        .with(errors[0], errors[errors.length - 1]))
                .note(
                        flat(start)
                                ? new Text(
                                        "With the step function the gradient is 0 at the same place: it does not say where to go.",
                                        "Mit der Stufenfunktion ist der Gradient an derselben Stelle 0: Er sagt nicht, wohin.")
                                : new Text(
                                        "Here the step function jumps: its gradient is none that one could follow.",
                                        "Hier springt die Stufenfunktion: Ihr Gradient ist keiner, dem man folgen könnte."))
                .build();
    }

    private double[] column(int i) {
        return path.stream().mapToDouble(p -> p[i]).toArray();
    }

    /// The numeric gradient where outputs are `Step_t(in)`.
    private double[] ofStep(double[] at) {
        double[] g = new double[2];
        for (int i = 0; i < 2; i++) {
            double[] above = at.clone(), below = at.clone();
            above[i] += NUDGE;
            below[i] -= NUDGE;
            g[i] = (wrong(above) - wrong(below)) / (2 * NUDGE);
        }
        return g;
    }

    private boolean flat(double[] at) {
        double[] g = ofStep(at);
        return g[0] == 0 && g[1] == 0;
    }

    private double wrong(double[] w) {
        var neuron = new Neuron(w, t);
        double sum = 0;
        for (int p = 0; p < task.size(); p++) sum += Math.abs(task.y()[p] - neuron.output(task.x()[p]));
        return sum;
    }

    private double difference(double[] at) {
        double most = 0;
        double[] g = gradient(at);
        for (int i = 0; i < 2; i++) {
            double[] above = at.clone(), below = at.clone();
            above[i] += NUDGE;
            below[i] -= NUDGE;
            most = Math.max(most, Math.abs(g[i] - (error(above) - error(below)) / (2 * NUDGE)));
        }
        return most;
    }

    /// The path on the surface that it descends.
    private Figure surface() {
        double[] across = column(0), up = column(1), w1 = grid(across), w2 = grid(up);
        double[][] z = new double[w2.length][w1.length];
        for (int r = 0; r < w2.length; r++)
            for (int c = 0; c < w1.length; c++) z[r][c] = error(new double[] {w1[c], w2[r]});
        return new Figure.Surface(
                "surface",
                new Text("The path on the error surface", "Der Weg auf der Fehlerfläche"),
                Axis.of("w₁"),
                Axis.of("w₂"),
                w1,
                w2,
                z,
                List.of(
                        new Curve(new Text("path", "Weg"), across, up, true),
                        point(new Text("start", "Anfang"), path.getFirst()),
                        point(new Text("now", "jetzt"), path.getLast())));
    }

    private static Curve point(Text name, double[] w) {
        return new Curve(name, new double[] {w[0]}, new double[] {w[1]}, false);
    }

    /// Values of a weight: those of the slide, or a wider range where the path leaves it.
    private static double[] grid(double[] visited) {
        double least = Math.min(-1, Arrays.stream(visited).min().orElseThrow()),
                most = Math.max(1.4, Arrays.stream(visited).max().orElseThrow());
        return IntStream.range(0, CELLS)
                .mapToDouble(i -> least + (most - least) * i / (CELLS - 1))
                .toArray();
    }
}
