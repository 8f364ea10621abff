package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// From outputs to a decision: winner takes all, and softmax.
final class SoftmaxExperiment {
    private SoftmaxExperiment() {}

    static Experiment of() {
        return new Experiment(
                "softmax",
                List.of(19),
                new Text("Winner takes all and softmax", "Winner-takes-all und Softmax"),
                new Text(
                        "Softmax turns outputs into shares that sum to 1; written with care it bears outputs of 1000.",
                        "Softmax macht aus Ausgaben Anteile mit Summe 1; sorgfältig geschrieben verträgt sie Ausgaben von"
                                + " 1000."),
                List.of(
                        new Setting.Words(
                                "o",
                                new Text("outputs", "Ausgaben"),
                                new Text("numbers with commas between", "Zahlen mit Kommas dazwischen"),
                                "2, 1, 0"),
                        new Setting.Real(
                                "temperature",
                                new Text("temperature T of e^(o/T)", "Temperatur T von e^(o/T)"),
                                0.001,
                                1000,
                                1)),
                List.of(
                        Fact.near(
                                "softmax",
                                new Text("softmax(2, 1, 0)", "softmax(2, 1, 0)"),
                                1e-6,
                                0.665241,
                                0.244728,
                                0.090031),
                        Fact.exactly("winner", new Text("winner takes all", "Winner-takes-all"), 1, 0, 0),
                        Fact.exactly("sum", new Text("sum of the shares", "Summe der Anteile"), 1),
                        Fact.near(
                                "large",
                                new Text("softmax(1000, 999, 0)", "softmax(1000, 999, 0)"),
                                1e-6,
                                0.731059,
                                0.268941,
                                0),
                        Fact.exactly(
                                "naive", new Text("finite shares without care", "endliche Anteile ohne Sorgfalt"), 0)),
                SoftmaxExperiment::start);
    }

    /// `e^((o_j − max o)/T)/Σ_k e^((o_k − max o)/T)`.
    static double[] softmax(double[] o, double temperature) {
        double most = Arrays.stream(o).max().orElseThrow(), sum = 0;
        double[] share = new double[o.length];
        for (int j = 0; j < o.length; j++) {
            share[j] = StrictMath.exp((o[j] - most) / temperature);
            sum += share[j];
        }
        for (int j = 0; j < o.length; j++) share[j] /= sum;
        return share;
    }

    /// The formula of the slide as it stands.
    private static double[] naive(double[] o) {
        double sum = 0;
        double[] share = new double[o.length];
        for (int j = 0; j < o.length; j++) {
            share[j] = StrictMath.exp(o[j]);
            sum += share[j];
        }
        for (int j = 0; j < o.length; j++) share[j] /= sum;
        return share;
    }

    private static double[] winner(double[] o) {
        double[] one = new double[o.length];
        int best = 0;
        for (int j = 1; j < o.length; j++) if (o[j] > o[best]) best = j;
        one[best] = 1;
        return one;
    }

    private static Simulation start(Settings s) {
        double[] o = OwnNumbers.list("o", s.word("o"), 1, 1000);
        double t = s.real("temperature");
        double[] share = softmax(o, t), winner = winner(o), large = {1000, 999, 0};
        Table table = Table.of(
                "softmax",
                new Text("Outputs and decisions", "Ausgaben und Entscheidungen"),
                Table.numbers("j", -1),
                Table.numbers("o_j", 4),
                Table.numbers("winner takes all", "Winner-takes-all", -1),
                Table.numbers("softmax", 6),
                Table.numbers("T = 0.5", 6),
                Table.numbers("T = 5", 6));
        double[] cold = softmax(o, 0.5), warm = softmax(o, 5);
        var steps = new ArrayList<Consumer<Events>>();
        double sum = 0;
        for (int j = 0; j < o.length; j++) {
            sum += share[j];
            table.row(j + 1, o[j], winner[j], share[j], cold[j], warm[j]);
            String name = "σ(o" + Numbers.index(j + 1) + ")";
            double value = share[j];
            String numbers =
                    "e^" + Numbers.factor((o[j] - Arrays.stream(o).max().orElseThrow()) / t, 4) + "/Σ";
            steps.add(e -> e.happened(new Event.Computed(
                    new Explained(name, "e^((o − max o)/T)/Σₖ e^((oₖ − max o)/T)", numbers, value))));
        }
        double[] without = naive(large);
        return new Rows(
                steps,
                new Result.Builder()
                        .value("softmax", share)
                        .value("winner", winner)
                        .value("sum", sum)
                        .value("large", softmax(large, 1))
                        .value("naive", Arrays.stream(without).allMatch(Double::isFinite) ? 1 : 0)
                        .table(table)
                        .note(new Text(
                                        "For outputs 1000, 999, 0 the slide's formula gives %s, with the maximum taken off %s.",
                                        "Für Ausgaben 1000, 999, 0 ergibt die Formel der Folie %s, mit abgezogenem Maximum %s.")
                                .with(Numbers.column(without, 3), Numbers.column(softmax(large, 1), 3)))
                        .build());
    }
}
