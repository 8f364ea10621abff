package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tries all weights of the slide's grid.
final class FindValuesExperiment {
    /// The axis of the slide: −1, −0.6 … 1.4.
    static final double[] GRID = {-1, -0.6, -0.2, 0.2, 0.6, 1, 1.4};

    private FindValuesExperiment() {}

    static Experiment of() {
        return new Experiment(
                "find-values",
                List.of(7),
                new Text("Find values that fit", "Passende Werte finden"),
                new Text(
                        "Some pairs of weights solve a gate; for XOR none does.",
                        "Einige Gewichtspaare lösen ein Gatter; für XOR gibt es keines."),
                List.of(
                        new Setting.Choice(
                                "gate", new Text("the gate", "das Gatter"), List.of("and", "or", "xor"), "and"),
                        new Setting.Real("t", new Text("threshold", "Schwelle"), -10, 10, 0.7)),
                List.of(
                        Fact.exactly("grid", new Text("axis of the slide", "Achse der Folie"), GRID),
                        Fact.exactly("pairs", new Text("pairs of weights tried", "probierte Gewichtspaare"), 49),
                        Fact.exactly("solutions", new Text("pairs that solve AND", "Paare, die AND lösen"), 3),
                        Fact.exactly("least", new Text("least error", "kleinster Fehler"), 0),
                        Fact.exactly(
                                "xor.least",
                                new Text("least error of all pairs for XOR", "kleinster Fehler aller Paare bei XOR"),
                                1)),
                FindValuesExperiment::start);
    }

    private static Simulation start(Settings s) {
        Task task = Task.of(s.word("gate"));
        String name = task.name().toUpperCase(Locale.ROOT);
        double t = s.real("t");
        double[][] errors = new double[GRID.length][GRID.length];
        var steps = new ArrayList<Consumer<Events>>();
        int solutions = 0;
        double least = Double.POSITIVE_INFINITY;
        Table table = Table.of(
                "errors",
                new Text(
                        "Wrong outputs of " + name + " by w₁ (across) and w₂ (down)",
                        "Falsche Ausgaben bei " + name + " nach w₁ (waagrecht) und w₂ (senkrecht)"),
                columns());
        for (int r = GRID.length - 1; r >= 0; r--) {
            var cells = new ArrayList<Object>(List.of(GRID[r]));
            for (int c = 0; c < GRID.length; c++) {
                double error = error(task, new double[] {GRID[c], GRID[r]}, t);
                errors[r][c] = error;
                if (error == 0) solutions++;
                least = Math.min(least, error);
                cells.add(error);
                double[] w = {GRID[c], GRID[r]};
                String at = "w₁ = " + Numbers.plain(GRID[c]) + ", w₂ = " + Numbers.plain(GRID[r]);
                steps.add(e -> e.happened(
                        new Event.Computed(new Explained("l(" + at + ")", "Σ|y − o|", terms(task, w, t), error))));
            }
            table.row(cells.toArray());
        }
        return new Rows(
                steps,
                new Result.Builder()
                        .value("grid", GRID)
                        .value("pairs", steps.size())
                        .value("solutions", solutions)
                        .value("least", least)
                        .value("xor.least", leastOfXor(t))
                        .table(table)
                        .figure(new Figure.Surface(
                                "errors",
                                new Text("Wrong outputs of " + name, "Falsche Ausgaben bei " + name),
                                Axis.of("w₁"),
                                Axis.of("w₂"),
                                GRID,
                                GRID,
                                errors))
                        .note(new Text(
                                        "%d of %d pairs solve %s; the least number of wrong outputs is %.0f.",
                                        "%d von %d Paaren lösen %s; mindestens %.0f Ausgaben sind falsch.")
                                .with(solutions, steps.size(), name, least))
                        .build());
    }

    private static double leastOfXor(double t) {
        double least = Double.POSITIVE_INFINITY;
        for (double w1 : GRID)
            for (double w2 : GRID) least = Math.min(least, error(Task.XOR, new double[] {w1, w2}, t));
        return least;
    }

    /// Wrong outputs.
    private static double error(Task task, double[] w, double t) {
        var neuron = new Neuron(w, t);
        double error = 0;
        for (int p = 0; p < task.size(); p++) error += Math.abs(task.y()[p] - neuron.output(task.x()[p]));
        return error;
    }

    /// `|0 − 0| + |0 − 1| + …`: what is wanted and what comes out, pattern by pattern.
    private static String terms(Task task, double[] w, double t) {
        var neuron = new Neuron(w, t);
        return IntStream.range(0, task.size())
                .mapToObj(
                        p -> "|" + Numbers.plain(task.y()[p]) + " − " + Numbers.plain(neuron.output(task.x()[p])) + "|")
                .collect(Collectors.joining(" + "));
    }

    private static Table.Column[] columns() {
        var columns = new ArrayList<Table.Column>(List.of(Table.numbers("w₂ \\ w₁", -1)));
        for (double w : GRID) columns.add(Table.numbers(Numbers.plain(w), -1));
        return columns.toArray(Table.Column[]::new);
    }
}
