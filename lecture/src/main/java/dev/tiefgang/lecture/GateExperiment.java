package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A gate made of one neuron, with a threshold and with a bias.
final class GateExperiment {
    private static final int DECIMALS = 2;

    private GateExperiment() {}

    static Experiment of(Task task, int slide, double t, double... w) {
        var settings = new ArrayList<Setting>();
        for (int i = 0; i < w.length; i++) {
            var meaning = new Text("weight of input " + (i + 1), "Gewicht der Eingabe " + (i + 1));
            settings.add(new Setting.Real("w" + (i + 1), meaning, -100, 100, w[i]));
        }
        settings.add(new Setting.Real("t", new Text("threshold", "Schwelle"), -100, 100, t));
        String id = task.name().toLowerCase(java.util.Locale.ROOT);
        return new Experiment(
                id,
                List.of(slide, 8),
                new Text(task.name() + " by one neuron", task.name() + " mit einem Neuron"),
                new Text(
                        "One neuron computes " + task.name() + "; a bias w₀ = −t does what the threshold t does.",
                        "Ein Neuron berechnet " + task.name()
                                + "; ein Bias w₀ = −t leistet dasselbe wie die Schwelle t."),
                settings,
                List.of(
                        Fact.exactly("outputs", new Text("outputs with t", "Ausgaben mit t"), task.y()),
                        Fact.exactly("outputs.bias", new Text("outputs with a bias", "Ausgaben mit Bias"), task.y()),
                        Fact.exactly("bias", new Text("w₀ = −t", "w₀ = −t"), -t)),
                s -> start(task, s));
    }

    private static Simulation start(Task task, Settings s) {
        double[] w = new double[task.inputs()];
        Arrays.setAll(w, i -> s.real("w" + (i + 1)));
        var neuron = new Neuron(w, s.real("t"));
        double[] bias = neuron.withBias();
        var steps = new ArrayList<Consumer<Events>>();
        double[] outputs = new double[task.size()], withBias = new double[task.size()];
        Table table = table(task);
        int wrong = 0;
        for (int p = 0; p < task.size(); p++) {
            double[] x = task.x()[p];
            double y = task.y()[p];
            outputs[p] = neuron.output(x);
            withBias[p] = Neuron.step(Neuron.in(bias, x));
            if (outputs[p] != y || withBias[p] != y) wrong++;
            var cells = new ArrayList<Object>();
            for (double v : x) cells.add(v);
            cells.addAll(List.of(neuron.in(x), outputs[p], Neuron.in(bias, x), withBias[p], y));
            table.row(cells.toArray());
            int number = p + 1;
            steps.add(e -> tell(e, number, neuron, bias, x, y));
        }
        var result = new Result.Builder()
                .value("outputs", outputs)
                .value("outputs.bias", withBias)
                .value("bias", bias[0])
                .value("wrong", wrong)
                .table(table)
                .note(
                        wrong == 0
                                ? new Text(
                                        "All outputs are right, with the threshold and with the bias w₀ = −t.",
                                        "Alle Ausgaben stimmen, mit der Schwelle wie mit dem Bias w₀ = −t.")
                                : new Text("%d of %d outputs are wrong.", "%d von %d Ausgaben sind falsch.")
                                        .with(wrong, task.size()));
        if (task.inputs() == 2)
            result.figure(Plane.figure(
                    "line",
                    new Text(
                            task.name() + ": the line on which in = t",
                            task.name() + ": die Gerade, auf der in = t ist"),
                    task,
                    bias));
        return new Rows(steps, result.build());
    }

    private static Table table(Task task) {
        var columns = new ArrayList<Table.Column>();
        for (int i = 1; i <= task.inputs(); i++) columns.add(Table.numbers("x" + Numbers.index(i), -1));
        columns.add(Table.numbers("in", DECIMALS));
        columns.add(Table.numbers("o = Step_t(in)", -1));
        columns.add(Table.numbers("w₀ + in", DECIMALS));
        columns.add(Table.numbers("o = Step₀(w₀ + in)", -1));
        columns.add(Table.numbers("y", -1));
        return Table.of("truth", new Text("Truth table", "Wahrheitstabelle"), columns.toArray(Table.Column[]::new));
    }

    private static void tell(Events e, int number, Neuron neuron, double[] bias, double[] x, double y) {
        e.happened(new Event.Presented(number, x, new double[] {y}));
        var sum = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            if (i > 0) sum.append(" + ");
            sum.append(Precise.factor(neuron.w()[i], DECIMALS)).append('·').append(Numbers.plain(x[i]));
        }
        double in = neuron.in(x);
        e.happened(new Event.Computed(new Explained("in", "Σᵢ wᵢxᵢ", sum.toString(), in)));
        String put = "Step_" + Numbers.factor(neuron.t()) + "(" + Precise.fixed(in, DECIMALS) + ")";
        e.happened(new Event.Computed(new Explained("o", "Step_t(in)", put, neuron.output(x))));
        double sumWithBias = Neuron.in(bias, x);
        e.happened(
                new Event.Computed(new Explained("in", "w₀·1 + Σᵢ wᵢxᵢ", Neuron.sum(bias, x, DECIMALS), sumWithBias)));
        e.happened(new Event.Computed(
                new Explained("o", "Step₀(in)", Neuron.stepOf(sumWithBias), Neuron.step(sumWithBias))));
    }
}
