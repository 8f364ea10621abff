package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A perceptron with several outputs, each of which learns a gate of its own.
final class OutputsExperiment implements Simulation {
    private static final List<String> NAMES = List.of("AND", "OR", "NAND");
    private static final double[][] X = Task.AND.x();
    private static final double[][] Y = {{0, 0, 1}, {0, 1, 1}, {0, 1, 1}, {1, 1, 0}};

    private final Perceptron perceptron;
    private final double alpha;
    private final int most;
    private final List<double[]> wrong;
    private double[] now;
    private int position;
    private boolean over;

    private OutputsExperiment(Perceptron perceptron, double alpha, int most, List<double[]> wrong, double[] now) {
        this.perceptron = new Perceptron(perceptron.w);
        this.alpha = alpha;
        this.most = most;
        this.wrong = new ArrayList<>(wrong);
        this.now = now.clone();
    }

    static Experiment of() {
        return new Experiment(
                "outputs",
                List.of(12),
                new Text("Several outputs", "Mehrere Ausgaben"),
                new Text(
                        "Each output has weights of its own and learns for itself.",
                        "Jede Ausgabe hat eigene Gewichte und lernt für sich."),
                List.of(
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 100, 0.1),
                        new Setting.Whole(
                                "epochs", new Text("most epochs", "höchstens so viele Epochen"), 1, 10_000, 100)),
                List.of(
                        Fact.exactly("o1", new Text("outputs for AND", "Ausgaben für AND"), 0, 0, 0, 1),
                        Fact.exactly("o2", new Text("outputs for OR", "Ausgaben für OR"), 0, 1, 1, 1),
                        Fact.exactly("o3", new Text("outputs for NAND", "Ausgaben für NAND"), 1, 1, 1, 0)),
                OutputsExperiment::start);
    }

    private static Simulation start(Settings s) {
        Rng random = Rng.of(s.seed(), "perceptron", 0);
        double[][] w = new double[3][NAMES.size()];
        for (int i = 0; i < w.length; i++)
            for (int j = 0; j < w[i].length; j++) w[i][j] = random.uniformDouble(i * w[i].length + j) - 0.5;
        return new OutputsExperiment(
                new Perceptron(w), s.real("alpha"), s.whole("epochs"), List.of(), new double[NAMES.size()]);
    }

    @Override
    public boolean step(Events events) {
        if (over) return false;
        double[] x = X[position], y = Y[position];
        events.tell(() -> new Event.Presented(position + 1, x, y));
        for (int j = 0; j < y.length; j++) {
            double o = perceptron.o(j, x);
            if (o != y[j]) now[j]++;
            if (events.listening()) {
                String index = Numbers.index(j + 1);
                double in = perceptron.in(j, x);
                events.happened(new Event.Computed(
                        new Explained("in" + index, "Σᵢ wᵢ" + index + "xᵢ", Neuron.sum(weights(j), x, 3), in)));
                events.happened(
                        new Event.Computed(new Explained("o" + index, "Step₀(in" + index + ")", Neuron.stepOf(in), o)));
                if (o != y[j]) tellChanges(events, j, x, y[j], o);
            }
        }
        perceptron.learn(x, y, alpha);
        if (++position == X.length) {
            wrong.add(now);
            over = java.util.Arrays.stream(now).sum() == 0 || wrong.size() == most;
            now = new double[NAMES.size()];
            position = 0;
        }
        return true;
    }

    /// What the delta rule does to the weights of an output, before it does it.
    private void tellChanges(Events events, int j, double[] x, double y, double o) {
        double[] w = weights(j);
        for (int i = 0; i < w.length; i++) {
            String name = "w" + Numbers.index(i) + Numbers.index(j + 1);
            events.happened(new Event.Changed(name, w[i], Perceptron.learned(name, w[i], alpha, i, x, y, o)));
        }
    }

    private double[] weights(int j) {
        double[] w = new double[perceptron.w.length];
        for (int i = 0; i < w.length; i++) w[i] = perceptron.w[i][j];
        return w;
    }

    @Override
    public Simulation copy() {
        var copy = new OutputsExperiment(perceptron, alpha, most, wrong, now);
        copy.position = position;
        copy.over = over;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int j = 0; j < NAMES.size(); j++) state.put("W" + Numbers.index(j + 1) + " " + NAMES.get(j), weights(j));
        return state;
    }

    @Override
    public Result result() {
        Table outputs = Table.of(
                "outputs",
                new Text("Outputs", "Ausgaben"),
                Table.numbers("x₁", -1),
                Table.numbers("x₂", -1),
                Table.numbers("o₁ (AND)", -1),
                Table.numbers("o₂ (OR)", -1),
                Table.numbers("o₃ (NAND)", -1));
        double[][] o = new double[NAMES.size()][X.length];
        for (int p = 0; p < X.length; p++) {
            for (int j = 0; j < o.length; j++) o[j][p] = perceptron.o(j, X[p]);
            outputs.row(X[p][0], X[p][1], o[0][p], o[1][p], o[2][p]);
        }
        Table weights = Table.of(
                "weights",
                new Text("Weights", "Gewichte"),
                Table.words("output", "Ausgabe"),
                Table.words("[w₀;w₁;w₂]", "[w₀;w₁;w₂]"));
        var result = new Result.Builder();
        for (int j = 0; j < o.length; j++) {
            weights.row(NAMES.get(j), Numbers.column(weights(j), 3));
            result.value("o" + (j + 1), o[j]);
        }
        return result.value("epochs", wrong.size())
                .table(outputs)
                .table(weights)
                .note(
                        over && java.util.Arrays.stream(wrong.getLast()).sum() == 0
                                ? new Text("Learned in %s.", "In %s gelernt.").with(Counted.epochs(wrong.size()))
                                : new Text("Not learned in %s.", "In %s nicht gelernt.")
                                        .with(Counted.epochs(wrong.size())))
                .build();
    }
}
