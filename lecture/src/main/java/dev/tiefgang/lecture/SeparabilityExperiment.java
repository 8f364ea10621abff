package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Which tasks a perceptron can learn.
final class SeparabilityExperiment {
    private static final int EPOCHS = 10_000;

    private SeparabilityExperiment() {}

    static Experiment of() {
        return new Experiment(
                "separability",
                List.of(18),
                new Text("What a perceptron can express", "Ausdrucksfähigkeit des Perceptrons"),
                new Text(
                        "AND and OR are separated by a line, XOR is by none: its perceptron runs in a circle.",
                        "AND und OR trennt eine Gerade, XOR keine: Sein Perceptron läuft im Kreis."),
                List.of(new Setting.Words(
                        "points",
                        new Text("points of one's own beside the gates", "eigene Punkte neben den Gattern"),
                        OwnPoints.FORM,
                        "")),
                List.of(
                        Fact.exactly("and.separable", new Text("AND is separable", "AND ist trennbar"), 1),
                        Fact.exactly("or.separable", new Text("OR is separable", "OR ist trennbar"), 1),
                        Fact.exactly("xor.separable", new Text("XOR is separable", "XOR ist trennbar"), 0),
                        Fact.exactly(
                                "xor.common",
                                new Text("point that both kinds of XOR make", "Punkt, den beide Arten von XOR mischen"),
                                0.5,
                                0.5),
                        Fact.exactly(
                                "xor.shares",
                                new Text("shares of its patterns", "Anteile seiner Muster"),
                                0.5,
                                0.5,
                                0.5,
                                0.5),
                        Fact.between(
                                "xor.cycle",
                                new Text(
                                        "epochs after which the weights come again",
                                        "Epochen, nach denen die Gewichte wiederkehren"),
                                1,
                                100)),
                SeparabilityExperiment::start);
    }

    private static Simulation start(Settings s) {
        var tasks = new ArrayList<Task>(List.of(Task.AND, Task.OR, Task.XOR));
        if (!s.word("points").isBlank()) tasks.add(OwnPoints.read(s.word("points")));
        Table table = Table.of(
                "separability",
                new Text("Separable or not", "Trennbar oder nicht"),
                Table.words("task", "Aufgabe"),
                Table.words("separable", "trennbar"),
                Table.words("proof", "Beweis"),
                Table.words("perceptron", "Perceptron"));
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        for (Task task : tasks) {
            String name = task.name().toLowerCase(java.util.Locale.ROOT);
            Separability.Proof proof = Separability.of(task);
            PerceptronRun run = new PerceptronRun(
                            new PerceptronRun.Plan(
                                    task, 1, PerceptronRun.Rule.ONLINE, PerceptronRun.Order.NATURAL, EPOCHS, s.seed()),
                            new double[3])
                    .finished();
            Text said = words(task, proof), learned = PerceptronReport.outcome(run);
            boolean separable = proof instanceof Separability.Line;
            table.row(task.name(), separable ? new Text("yes", "ja") : new Text("no", "nein"), said, learned);
            steps.add(e -> {
                e.happened(new Event.Begun(Text.same(task.name())));
                e.happened(new Event.Noticed(said));
                e.happened(new Event.Noticed(learned));
            });
            result.value(name + ".separable", separable ? 1 : 0).value(name + ".cycle", run.cycle());
            double[] w = run.weights();
            switch (proof) {
                case Separability.Line line -> {
                    w = line.w();
                    result.value(name + ".line", line.w()).value(name + ".margin", line.margin());
                }
                case Separability.Common c ->
                    result.value(name + ".common", c.point()).value(name + ".shares", c.shares());
            }
            result.figure(Plane.figure(
                    name, new Text(task.name() + " in the plane", task.name() + " in der Ebene"), task, w));
        }
        return new Rows(steps, result.table(table).build());
    }

    private static Text words(Task task, Separability.Proof proof) {
        return switch (proof) {
            case Separability.Line(double[] w, double margin) ->
                new Text(
                                "%s + %s·x₁ + %s·x₂ = 0 leaves %s on either side",
                                "%s + %s·x₁ + %s·x₂ = 0 lässt auf beiden Seiten %s frei")
                        .with(
                                Numbers.fixed(w[0], 3),
                                Numbers.factor(w[1], 3),
                                Numbers.factor(w[2], 3),
                                Numbers.fixed(margin, 3));
            case Separability.Common(double[] point, double[] shares) ->
                new Text("%s = %s = %s", "%s = %s = %s")
                        .with(Numbers.row(point), mixture(task, shares, 1), mixture(task, shares, 0));
        };
    }

    /// `0.5·(0, 1) + 0.5·(1, 0)`: the patterns of one kind with their shares.
    private static String mixture(Task task, double[] shares, double y) {
        var parts = new ArrayList<String>();
        for (int p = 0; p < shares.length; p++)
            if (task.y()[p] == y && shares[p] > 0) parts.add(Numbers.plain(shares[p]) + "·" + Numbers.row(task.x()[p]));
        return String.join(" + ", parts);
    }
}
