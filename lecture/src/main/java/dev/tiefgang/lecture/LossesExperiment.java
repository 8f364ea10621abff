package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The two loss functions for the slide's weights.
final class LossesExperiment {
    /// The figure goes from `−WIDE` to `WIDE` in so many steps.
    private static final int STEPS = 80;

    private static final double WIDE = 2;

    private LossesExperiment() {}

    private record Output(String name, String formula, DoubleUnaryOperator of) {}

    static Experiment of() {
        return new Experiment(
                "losses",
                List.of(9),
                new Text("Loss functions", "Fehlerfunktionen"),
                new Text(
                        "L1 and L2 differ as soon as outputs are not 0 and 1 alone.",
                        "L1 und L2 unterscheiden sich, sobald Ausgaben nicht nur 0 und 1 sind."),
                List.of(
                        new Setting.Choice(
                                "gate", new Text("the gate", "das Gatter"), List.of("and", "or", "xor"), "and"),
                        new Setting.Real("w1", new Text("weight of input 1", "Gewicht der Eingabe 1"), -100, 100, -1),
                        new Setting.Real("w2", new Text("weight of input 2", "Gewicht der Eingabe 2"), -100, 100, 1),
                        new Setting.Real("t", new Text("threshold of the step", "Schwelle der Stufe"), -100, 100, 0.5)),
                List.of(
                        Fact.exactly("step", new Text("L1 and L2 of Step_t", "L1 und L2 mit Step_t"), 2, 2),
                        Fact.exactly("linear", new Text("L1 and L2 of o = in", "L1 und L2 mit o = in"), 3, 3),
                        Fact.near("sigmoid", new Text("L1 and L2 of σ(in)", "L1 und L2 mit σ(in)"), 1e-6, 2, 1.106776)),
                LossesExperiment::start);
    }

    private static Simulation start(Settings s) {
        Task task = Task.of(s.word("gate"));
        double t = s.real("t");
        var neuron = new Neuron(new double[] {s.real("w1"), s.real("w2")}, t);
        List<Output> outputs = List.of(
                new Output("step", "Step_t(in)", in -> in > t ? 1 : 0),
                new Output("linear", "in", in -> in),
                new Output("sigmoid", "σ(in)", Activation::sigmoid));
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        for (Output output : outputs) {
            Table table = Table.of(
                    output.name(),
                    Text.same("o = " + output.formula()),
                    Table.numbers("x₁", -1),
                    Table.numbers("x₂", -1),
                    Table.numbers("y", -1),
                    Table.numbers("o", 4),
                    Table.numbers("|y − o|", 4),
                    Table.numbers("(y − o)²", 4));
            double l1 = 0, l2 = 0;
            for (int p = 0; p < task.size(); p++) {
                double[] x = task.x()[p];
                double y = task.y()[p], o = output.of().applyAsDouble(neuron.in(x)), e = y - o;
                l1 += Math.abs(e);
                l2 += e * e;
                table.row(x[0], x[1], y, o, Math.abs(e), e * e);
                int number = p + 1;
                String numbers = numbers(output, neuron, x);
                steps.add(events -> {
                    events.happened(new Event.Presented(number, x, new double[] {y}));
                    events.happened(new Event.Computed(new Explained("o", output.formula(), numbers, o)));
                    String difference = Numbers.fixed(y, 0) + " − " + Numbers.factor(o, 4);
                    events.happened(
                            new Event.Computed(new Explained("l₁", "|y − o|", "|" + difference + "|", Math.abs(e))));
                    events.happened(
                            new Event.Computed(new Explained("l₂", "(y − o)²", "(" + difference + ")²", e * e)));
                });
            }
            table.row("Σ", "", "", "", l1, l2);
            result.table(table).value(output.name(), l1, l2);
        }
        return new Rows(
                steps,
                result.figure(figure())
                        .note(new Text(
                                "With outputs 0 and 1 both losses count the wrong ones; else L2 makes small errors smaller"
                                        + " and large ones larger.",
                                "Bei Ausgaben 0 und 1 zählen beide die falschen; sonst macht L2 kleine Fehler kleiner und"
                                        + " große größer."))
                        .build());
    }

    private static String numbers(Output output, Neuron neuron, double[] x) {
        String in = IntStream.range(0, x.length)
                .mapToObj(i -> Numbers.factor(neuron.w()[i]) + "·" + Numbers.plain(x[i]))
                .collect(Collectors.joining(" + "));
        return switch (output.name()) {
            case "step" -> in + (neuron.output(x) == 1 ? " > " : " ≤ ") + Numbers.plain(neuron.t());
            case "sigmoid" -> "σ(" + in + ")";
            default -> in;
        };
    }

    private static Figure figure() {
        double[] e = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> (2.0 * i / STEPS - 1) * WIDE)
                .toArray();
        return new Figure.Plot(
                "losses",
                new Text("Loss by error", "Fehlerfunktion nach Fehler"),
                Axis.of("y − o"),
                Axis.of("loss", "Fehlerfunktion"),
                List.of(curve("L1: |y − o|", e, Math::abs), curve("L2: (y − o)²", e, d -> d * d)));
    }

    private static Curve curve(String name, double[] e, DoubleUnaryOperator loss) {
        return new Curve(Text.same(name), e, Arrays.stream(e).map(loss).toArray(), true);
    }
}
