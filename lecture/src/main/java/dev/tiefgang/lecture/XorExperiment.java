package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// A network with a hidden layer learns XOR.
final class XorExperiment {
    private XorExperiment() {}

    static Experiment of() {
        return new Experiment(
                "xor",
                List.of(20, 21, 22, 24),
                new Text("A 3-3-1 network learns XOR", "Ein 3-3-1-Netz lernt XOR"),
                new Text(
                        "Hidden units move the patterns to where the output unit separates them.",
                        "Verdeckte Neuronen verschieben die Muster dorthin, wo das Ausgabeneuron sie trennt."),
                List.of(
                        new Setting.Choice(
                                "net",
                                new Text("which 3-3-1 network", "welches 3-3-1-Netz"),
                                List.of("a", "b", "c"),
                                "a"),
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 1000, 0.9),
                        new Setting.Choice(
                                "hidden",
                                new Text("activation of hidden units", "Aktivierung der verdeckten Neuronen"),
                                List.of("sigmoid", "tanh", "relu", "relu-of-slide", "linear"),
                                "sigmoid"),
                        new Setting.Choice(
                                "deltas",
                                new Text(
                                        "hidden Δ from old or new weights",
                                        "verdecktes Δ aus alten oder neuen Gewichten"),
                                List.of("old", "new"),
                                "old"),
                        new Setting.Whole(
                                "epochs", new Text("most epochs", "höchstens so viele Epochen"), 1, 1_000_000, 5000)),
                List.of(
                        Fact.exactly("weights", new Text("weights of the network", "Gewichte des Netzes"), 13),
                        Fact.exactly("decisions", new Text("outputs, rounded", "Ausgaben, gerundet"), 0, 1, 1, 0),
                        Fact.between("error", new Text("Σ(y − o)² at the end", "Σ(y − o)² am Ende"), 0, XorNet.GOAL),
                        Fact.between(
                                "gradient.difference",
                                new Text("Δ against the numeric gradient", "Δ gegen den numerischen Gradienten"),
                                0,
                                1e-8)),
                XorExperiment::start);
    }

    private static Simulation start(Settings s) {
        XorNet kind = XorNet.valueOf(s.word("net").toUpperCase(Locale.ROOT));
        BackpropNet net = kind.net(Activation.of(s.word("hidden")), s.seed());
        var plan =
                XorNet.plan(s.real("alpha"), s.whole("epochs"), s.word("deltas").equals("new"));
        double difference = GradientCheck.difference(net, plan.x()[1], plan.y()[1]);
        return new BackpropRun(plan, net, run -> result(run, difference));
    }

    private static Result result(BackpropRun run, double difference) {
        BackpropNet net = run.net().copy();
        double[] errors = run.errors(), decisions = new double[Task.XOR.size()];
        int hidden = net.in[0].length;
        var columns = new ArrayList<Table.Column>(List.of(Table.numbers("x₁", -1), Table.numbers("x₂", -1)));
        for (int j = 0; j < hidden; j++) columns.add(Table.numbers("o" + Numbers.index(j + 3), 4));
        columns.add(Table.numbers("o", 4));
        columns.add(Table.numbers("y", -1));
        Table table = Table.of(
                "outputs",
                new Text("Hidden units and output", "Verdeckte Neuronen und Ausgabe"),
                columns.toArray(Table.Column[]::new));
        double[][] points = new double[Task.XOR.size()][];
        for (int p = 0; p < Task.XOR.size(); p++) {
            double[] x = Task.XOR.x()[p];
            double o = net.recall(x)[0];
            decisions[p] = Math.rint(o);
            points[p] = net.o[1].clone();
            var cells = new ArrayList<Object>(List.of(x[0], x[1]));
            for (int j = 0; j < hidden; j++) cells.add(net.o[1][j]);
            cells.add(o);
            cells.add(Task.XOR.y()[p]);
            table.row(cells.toArray());
        }
        var result = new Result.Builder()
                .value("weights", net.weights())
                .value("epochs", errors.length)
                .value("solved", run.solved() ? 1 : 0)
                .value("error", errors.length == 0 ? Double.NaN : errors[errors.length - 1])
                .value("decisions", decisions)
                .value("gradient.difference", difference)
                .table(table)
                .figure(new Figure.Plot(
                        "error",
                        new Text("Error by epoch", "Fehler nach Epoche"),
                        Axis.of("epoch", "Epoche"),
                        Axis.of("Σ(y − o)²"),
                        List.of(new Curve(
                                Text.same("α = " + Numbers.plain(run.plan().alpha())),
                                IntStream.rangeClosed(1, errors.length)
                                        .asDoubleStream()
                                        .toArray(),
                                errors,
                                true))));
        Optional<Hidden> seen = hidden(points, hidden);
        seen.ifPresent(h -> result.figure(h.figure()));
        if (hidden > 2 && seen.isPresent() && seen.get().line().isEmpty())
            result.note(
                    new Text(
                            "No two of the hidden units see the patterns apart: all of them together do, by a plane.",
                            "Keine zwei der verdeckten Neuronen sehen die Muster getrennt: Erst alle zusammen, durch eine Ebene."));
        return result.note(
                        errors.length > 0 && Double.isNaN(errors[errors.length - 1])
                                ? BackpropRun.DIVERGED
                                : run.solved()
                                        ? new Text("Solved after %d epochs.", "Nach %d Epochen gelöst.")
                                                .with(errors.length)
                                        : new Text("Not solved in %d epochs.", "In %d Epochen nicht gelöst.")
                                                .with(errors.length))
                .build();
    }

    /// Two hidden units that see the patterns apart, with the line between; without one the first two.
    private record Hidden(int across, int up, Task seen, Optional<Separability.Line> line) {
        Figure figure() {
            double[] w = line.map(Separability.Line::w).orElse(new double[3]);
            var title = new Text(
                    "The patterns as two hidden units see them", "Die Muster, wie zwei verdeckte Neuronen sie sehen");
            return Plane.figure("hidden", title, seen, w, "o" + Numbers.index(across + 3), "o" + Numbers.index(up + 3));
        }
    }

    /// Empty where there are no two units or their outputs are too large to be drawn.
    private static Optional<Hidden> hidden(double[][] points, int units) {
        boolean drawable = Arrays.stream(points)
                .flatMapToDouble(Arrays::stream)
                .allMatch(o -> Math.abs(o) <= Separability.LARGEST);
        if (units < 2 || !drawable) return Optional.empty();
        for (int a = 0; a < units; a++)
            for (int b = a + 1; b < units; b++) {
                Task seen = seen(points, a, b);
                if (Separability.of(seen) instanceof Separability.Line line)
                    return Optional.of(new Hidden(a, b, seen, Optional.of(line)));
            }
        return Optional.of(new Hidden(0, 1, seen(points, 0, 1), Optional.empty()));
    }

    private static Task seen(double[][] points, int a, int b) {
        double[][] x = Arrays.stream(points)
                .map(p -> new double[] {Math.rint(1e6 * p[a]) / 1e6, Math.rint(1e6 * p[b]) / 1e6})
                .toArray(double[][]::new);
        return new Task("hidden", x, Task.XOR.y());
    }
}
