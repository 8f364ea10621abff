package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Activation functions and their derivatives, the one of the slide for ReLU beside the right one.
final class ActivationsExperiment {
    private static final List<Activation> ALL =
            List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.RELU_OF_SLIDE, Activation.LINEAR);
    /// Sums at which slopes are compared.
    private static final double[] SUMS = {2, 5, 10};
    private static final double NUDGE = 1e-6, STEP = 0.1;
    private static final int HALF = 50;

    private ActivationsExperiment() {}

    static Experiment of() {
        return new Experiment(
                "activations",
                List.of(23),
                new Text("Activation functions", "Aktivierungsfunktionen"),
                new Text(
                        "The derivative of ReLU is 1 where in > 0, not in, as the slide says; sigmoid and tanh hardly slope far"
                                + " from 0.",
                        "Die Ableitung von ReLU ist 1 für in > 0, nicht in, wie die Folie sagt; Sigmoid und tanh sind fern der 0"
                                + " fast eben."),
                List.of(new Setting.Real("in", new Text("sum of the unit", "Summe des Neurons"), -100, 100, 2)),
                List.of(
                        Fact.exactly("sigmoid.zero", new Text("σ(0) and σ'(0)", "σ(0) und σ'(0)"), 0.5, 0.25),
                        Fact.exactly("tanh.zero", new Text("tanh(0) and tanh'(0)", "tanh(0) und tanh'(0)"), 0, 1),
                        Fact.exactly("relu", new Text("ReLU(2) and its slope", "ReLU(2) und ihre Steigung"), 2, 1),
                        Fact.exactly(
                                "relu-of-slide",
                                new Text("ReLU(2) and the slope of the slide", "ReLU(2) und die Steigung der Folie"),
                                2,
                                2),
                        Fact.near(
                                "numeric",
                                new Text(
                                        "numeric slopes of σ, tanh, ReLU at 2",
                                        "numerische Steigungen von σ, tanh, ReLU bei 2"),
                                1e-6,
                                0.104994,
                                0.070651,
                                1),
                        Fact.near(
                                "saturation.sigmoid",
                                new Text("slopes of σ at 2, 5, 10", "Steigungen von σ bei 2, 5, 10"),
                                1e-12,
                                0.104993585403507,
                                0.00664805667079,
                                0.000045395807736),
                        Fact.near(
                                "saturation.tanh",
                                new Text("slopes of tanh at 2, 5, 10", "Steigungen von tanh bei 2, 5, 10"),
                                1e-12,
                                0.070650824853164,
                                0.000181583230944,
                                0.000000008244614),
                        Fact.exactly(
                                "linear", new Text("linear at 2 and its slope", "linear bei 2 und die Steigung"), 2, 1),
                        Fact.exactly(
                                "dead",
                                new Text(
                                        "slope of ReLU at −2: it learns nothing",
                                        "Steigung von ReLU bei −2: es lernt nichts"),
                                0),
                        Fact.exactly(
                                "dead.change",
                                new Text(
                                        "how far weights of a dead ReLU unit move",
                                        "wie weit sich Gewichte eines toten ReLU bewegen"),
                                0),
                        Fact.exactly(
                                "dead.wrong",
                                new Text(
                                        "OR, wrong: dead ReLU, live ReLU, sigmoid",
                                        "OR, falsch: totes, lebendes ReLU, Sigmoid"),
                                3,
                                0,
                                0)),
                ActivationsExperiment::start);
    }

    private static Simulation start(Settings s) {
        double in = s.real("in");
        Table table = Table.of(
                "activations",
                new Text("At in = %s", "Bei in = %s").with(Numbers.plain(in)),
                Table.words("function", "Funktion"),
                Table.words("o = σ(in)", "o = σ(in)"),
                Table.words("σ'(in)", "σ'(in)"),
                Table.numbers("o", 6),
                Table.numbers("slope", "Steigung", 6),
                Table.numbers("numeric", "numerisch", 6));
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        var values = new ArrayList<Curve>();
        var slopes = new ArrayList<Curve>();
        double[] xs =
                IntStream.rangeClosed(-HALF, HALF).mapToDouble(i -> i * STEP).toArray();
        double[] numeric = new double[3];
        for (int a = 0; a < ALL.size(); a++) {
            Activation f = ALL.get(a);
            double o = f.of().applyAsDouble(in), slope = f.derivative().applyAsDouble(in);
            double measured = (f.of().applyAsDouble(in + NUDGE) - f.of().applyAsDouble(in - NUDGE)) / (2 * NUDGE);
            if (a < numeric.length) numeric[a] = measured;
            table.row(f.name(), f.formula(), f.slope(), o, slope, measured);
            result.value(f.name(), o, slope);
            steps.add(e -> {
                e.happened(new Event.Begun(Text.same(f.name())));
                e.happened(new Event.Computed(new Explained("o", f.formula(), f.with(Numbers.plain(in)), o)));
                e.happened(new Event.Computed(new Explained("σ'(in)", f.slope(), f.slopeWith(in), slope)));
            });
            if (!f.equals(Activation.RELU_OF_SLIDE)) values.add(curve(f.name(), xs, f.of()));
            slopes.add(curve(f.name() + "'", xs, f.derivative()));
        }
        steps.add(ActivationsExperiment::tellSaturation);
        List<DeadUnits.Unit> units = DeadUnits.learned();
        for (DeadUnits.Unit unit : units) steps.add(unit::tell);
        return new Rows(
                steps,
                result.value("numeric", numeric)
                        .value("saturation.sigmoid", slopes(Activation.SIGMOID))
                        .value("saturation.tanh", slopes(Activation.TANH))
                        .value("dead.change", units.getFirst().change())
                        .value(
                                "dead.wrong",
                                units.stream()
                                        .mapToDouble(DeadUnits.Unit::wrong)
                                        .toArray())
                        .value(
                                "sigmoid.zero",
                                Activation.sigmoid(0),
                                Activation.SIGMOID.derivative().applyAsDouble(0))
                        .value(
                                "tanh.zero",
                                Activation.TANH.of().applyAsDouble(0),
                                Activation.TANH.derivative().applyAsDouble(0))
                        .value("dead", Activation.RELU.derivative().applyAsDouble(-2))
                        .table(table)
                        .table(saturation())
                        .table(DeadUnits.table(units))
                        .figure(new Figure.Plot(
                                "functions", new Text("Functions", "Funktionen"), Axis.of("in"), Axis.of("o"), values))
                        .figure(new Figure.Plot(
                                "slopes",
                                new Text("Derivatives", "Ableitungen"),
                                Axis.of("in"),
                                Axis.of("σ'(in)"),
                                slopes))
                        .build());
    }

    private static double[] slopes(Activation f) {
        return Arrays.stream(SUMS).map(f.derivative()).toArray();
    }

    /// Slopes far from 0, where sigmoid and tanh hardly learn.
    private static Table saturation() {
        var columns = new ArrayList<>(List.of(Table.words("function", "Funktion")));
        for (double in : SUMS) columns.add(Table.numbers("σ'(" + Numbers.plain(in) + ")", 9));
        Table table = Table.of(
                "saturation",
                new Text("Saturation: slopes far from 0", "Sättigung: Steigungen fern der 0"),
                columns.toArray(Table.Column[]::new));
        for (Activation f : ALL) {
            var cells = new ArrayList<Object>(List.of(f.name()));
            for (double slope : slopes(f)) cells.add(slope);
            table.row(cells.toArray());
        }
        return table;
    }

    private static void tellSaturation(Events e) {
        e.happened(new Event.Begun(new Text("Saturation", "Sättigung")));
        for (double in : SUMS)
            e.happened(new Event.Computed(new Explained(
                    "σ'(" + Numbers.plain(in) + ")",
                    Activation.SIGMOID.slope(),
                    Activation.SIGMOID.slopeWith(in),
                    Activation.SIGMOID.derivative().applyAsDouble(in))));
    }

    private static Curve curve(String name, double[] xs, java.util.function.DoubleUnaryOperator f) {
        return new Curve(Text.same(name), xs, Arrays.stream(xs).map(f).toArray(), true);
    }
}
