package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What came of a network without activations that learns XOR: its matrices, their product, and the best
/// that any such network can do.
final class LinearXorReport {
    private static final String[] INPUTS = {"x₁", "x₂", "1"};

    private LinearXorReport() {}

    /// `W₂·W₁ = [w₁;w₂;w₀]`, with the biases carried along.
    static double[] product(BackpropNet net) {
        return IntStream.range(0, INPUTS.length)
                .mapToDouble(i -> product(net, i))
                .toArray();
    }

    private static double product(BackpropNet net, int i) {
        int hidden = net.units(1);
        double w = IntStream.range(0, hidden)
                .mapToDouble(j -> net.w[0][i][j] * net.w[1][j][0])
                .sum();
        return isBias(i) ? w + net.w[1][hidden][0] : w;
    }

    private static boolean isBias(int i) {
        return i == INPUTS.length - 1;
    }

    /// Tells how the product comes about.
    static void tell(Events events, BackpropNet net) {
        events.happened(new Event.Begun(
                new Text("The product of both matrices is one neuron", "Das Produkt beider Matrizen ist ein Neuron")));
        for (int i = 0; i < INPUTS.length; i++) {
            var terms = new ArrayList<String>();
            for (int j = 0; j < net.units(1); j++)
                terms.add(Precise.factor(net.w[1][j][0], 4) + "·" + Precise.factor(net.w[0][i][j], 4));
            if (isBias(i)) terms.add(Precise.factor(net.w[1][net.units(1)][0], 4));
            String index = Numbers.index((i + 1) % INPUTS.length);
            events.happened(new Event.Computed(new Explained(
                    "w" + index,
                    "Σⱼ w(j→o)·w(" + INPUTS[i] + "→j)" + (isBias(i) ? " + w(₀→o)" : ""),
                    String.join(" + ", terms),
                    product(net, i))));
        }
    }

    static Result result(BackpropRun run) {
        BackpropNet net = run.net().copy();
        double[] w = product(net), best = LeastSquares.of(Task.XOR.x(), Task.XOR.y()), errors = run.errors();
        double[] outputs =
                Arrays.stream(Task.XOR.x()).mapToDouble(x -> net.recall(x)[0]).toArray();
        double difference = 0;
        Table table = Table.of(
                "outputs",
                new Text("The network and the neuron W₂·W₁", "Das Netz und das Neuron W₂·W₁"),
                Table.numbers("x₁", -1),
                Table.numbers("x₂", -1),
                Table.numbers("o of the network", "o des Netzes", 6),
                Table.numbers("o of the neuron", "o des Neurons", 6),
                Table.numbers("y", -1));
        for (int p = 0; p < outputs.length; p++) {
            double[] x = Task.XOR.x()[p];
            double one = output(w, x);
            difference = Math.max(difference, Math.abs(one - outputs[p]));
            table.row(x[0], x[1], outputs[p], one, Task.XOR.y()[p]);
        }
        return new Result.Builder()
                .value("product", w)
                .value("best", best)
                .value("best.error", error(best))
                .value("difference", difference)
                .value("outputs", outputs)
                .value("error", errors.length == 0 ? Double.NaN : errors[errors.length - 1])
                .table(first(net))
                .table(second(net))
                .table(products(w, best))
                .table(table)
                .figure(lines(w, best))
                .figure(new Figure.Plot(
                        "error",
                        new Text("Error by epoch", "Fehler nach Epoche"),
                        Axis.of("epoch", "Epoche"),
                        Axis.of("Σ(y − o)²"),
                        List.of(
                                SlideRates.curve(run.plan().alpha(), errors),
                                new Curve(
                                        new Text(
                                                "the least that a line can reach",
                                                "das Kleinste, was eine Gerade erreicht"),
                                        new double[] {1, Math.max(2, errors.length)},
                                        new double[] {error(best), error(best)},
                                        true))))
                .note(
                        errors.length > 0 && Double.isNaN(errors[errors.length - 1])
                                ? BackpropRun.DIVERGED
                                : new Text(
                                        "XOR wants o to rise with x₁ where x₂ = 0 and to fall where x₂ = 1; the lines of a neuron are parallel.",
                                        "XOR will, dass o mit x₁ steigt, wo x₂ = 0 ist, und fällt, wo x₂ = 1 ist; die Geraden eines Neurons sind parallel."))
                .build();
    }

    private static double output(double[] w, double[] x) {
        return w[0] * x[0] + w[1] * x[1] + w[2];
    }

    private static double error(double[] w) {
        return IntStream.range(0, Task.XOR.size())
                .mapToDouble(p -> Task.XOR.y()[p] - output(w, Task.XOR.x()[p]))
                .map(e -> e * e)
                .sum();
    }

    /// `W₁`: a row for each hidden unit.
    private static Table first(BackpropNet net) {
        var table = Table.of(
                "w1",
                new Text("W₁: from the inputs to the hidden units", "W₁: von den Eingaben zu den verdeckten Neuronen"),
                Table.words("to", "zu"),
                Table.numbers("x₁", 4),
                Table.numbers("x₂", 4),
                Table.numbers("1", 4));
        for (int j = 0; j < net.units(1); j++)
            table.row("o" + Numbers.index(j + 3), net.w[0][0][j], net.w[0][1][j], net.w[0][2][j]);
        return table;
    }

    /// `W₂`: a row for the output unit.
    private static Table second(BackpropNet net) {
        var columns = new ArrayList<>(List.of(Table.words("to", "zu")));
        for (int j = 0; j < net.units(1); j++) columns.add(Table.numbers("o" + Numbers.index(j + 3), 4));
        columns.add(Table.numbers("1", 4));
        var cells = new ArrayList<Object>(List.of("o" + Numbers.index(net.units(1) + 3)));
        for (double[] from : net.w[1]) cells.add(from[0]);
        return Table.of(
                        "w2",
                        new Text(
                                "W₂: from the hidden units to the output",
                                "W₂: von den verdeckten Neuronen zur Ausgabe"),
                        columns.toArray(Table.Column[]::new))
                .row(cells.toArray());
    }

    private static Table products(double[] w, double[] best) {
        return Table.of(
                        "product",
                        new Text("The one neuron, and the best there is", "Das eine Neuron und das beste, das es gibt"),
                        Table.words("neuron", "Neuron"),
                        Table.numbers("w₁", 4),
                        Table.numbers("w₂", 4),
                        Table.numbers("w₀", 4),
                        Table.numbers("Σ(y − o)²", 4))
                .row("W₂·W₁", w[0], w[1], w[2], error(w))
                .row(new Text("least squares", "kleinste Quadrate"), best[0], best[1], best[2], error(best));
    }

    /// What is wanted and what comes out over `x₁`, for both values of `x₂`.
    private static Figure lines(double[] w, double[] best) {
        var curves = new ArrayList<Curve>();
        double[] ends = {0, 1};
        for (double x2 : ends) {
            int[] of = IntStream.range(0, Task.XOR.size())
                    .filter(p -> Task.XOR.x()[p][1] == x2)
                    .toArray();
            curves.add(new Curve(
                    new Text("y where x₂ = %.0f", "y, wo x₂ = %.0f").with(x2),
                    IntStream.of(of).mapToDouble(p -> Task.XOR.x()[p][0]).toArray(),
                    IntStream.of(of).mapToDouble(p -> Task.XOR.y()[p]).toArray(),
                    false));
        }
        for (double x2 : ends) curves.add(line(new Text("o where x₂ = %.0f", "o, wo x₂ = %.0f").with(x2), w, x2));
        curves.add(line(new Text("the best o, for both", "das beste o, für beide"), best, 0));
        return new Figure.Plot(
                "lines",
                new Text(
                        "What XOR wants and what the neuron W₂·W₁ gives", "Was XOR will und was das Neuron W₂·W₁ gibt"),
                Axis.of("x₁"),
                Axis.of("o, y"),
                curves);
    }

    private static Curve line(Text name, double[] w, double x2) {
        double[] ends = {0, 1};
        return new Curve(
                name,
                ends,
                Arrays.stream(ends).map(x1 -> output(w, new double[] {x1, x2})).toArray(),
                true);
    }
}
