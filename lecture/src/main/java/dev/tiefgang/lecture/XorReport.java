package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What came of a network that learns XOR.
///
/// @param start the network before it learned
/// @param slopes its gradient there
/// @param rates the same network with the learning rates of the slide
record XorReport(BackpropNet start, List<GradientCheck.Slope> slopes, SlideRates rates) {
    static XorReport of(BackpropNet start, BackpropRun.Plan plan) {
        return new XorReport(start, GradientCheck.slopes(start, plan.x(), plan.y()), SlideRates.of(start, plan));
    }

    Result result(BackpropRun run) {
        BackpropNet net = run.net().copy();
        double[] errors = run.errors();
        double[] decisions = Arrays.stream(Task.XOR.x())
                .mapToDouble(x -> Math.rint(net.recall(x)[0]))
                .toArray();
        boolean separated = separated(net);
        var result = new Result.Builder()
                .value("weights", net.weights())
                .value("epochs", errors.length)
                .value("solved", run.solved() ? 1 : 0)
                .value("error", errors.length == 0 ? Double.NaN : errors[errors.length - 1])
                .value("decisions", decisions)
                .value("separated", separated ? 1 : 0)
                .value("gradient.difference", GradientCheck.difference(slopes))
                .value("rates.solved", rates.solved())
                .value("rates.epochs", rates.epochs())
                .table(outputs(net))
                .table(weights(net))
                .table(GradientCheck.table(slopes))
                .table(rates.table())
                .figure(new Figure.Plot(
                        "error",
                        new Text("Error by epoch", "Fehler nach Epoche"),
                        Axis.of("epoch", "Epoche"),
                        Axis.of("Σ(y − o)²"),
                        List.of(SlideRates.curve(run.plan().alpha(), errors))))
                .figure(rates.figure());
        HiddenView.figure(net).ifPresent(result::figure);
        result.note(
                separated
                        ? new Text(
                                "The output unit separates the patterns: its sum is above 0 where 1 is wanted, and nowhere else.",
                                "Das Ausgabeneuron trennt die Muster: Seine Summe liegt über 0, wo 1 verlangt ist, sonst nirgends.")
                        : new Text(
                                "The output unit does not separate the patterns.",
                                "Das Ausgabeneuron trennt die Muster nicht."));
        if (separated && noPairSuffices(net))
            result.note(
                    new Text(
                            "No line separates them in the outputs of two hidden units alone: it takes all, and a plane.",
                            "In den Ausgaben von nur zwei verdeckten Neuronen trennt sie keine Gerade: Es braucht alle und eine Ebene."));
        return result.note(end(run)).build();
    }

    private static Text end(BackpropRun run) {
        int epochs = run.errors().length;
        if (epochs > 0 && Double.isNaN(run.errors()[epochs - 1])) return BackpropRun.DIVERGED;
        return run.solved()
                ? new Text("Solved after %s.", "Nach %s gelöst.").with(Counted.epochs(epochs))
                : new Text("Not solved in %s.", "In %s nicht gelöst.").with(Counted.epochs(epochs));
    }

    private static boolean separated(BackpropNet net) {
        return IntStream.range(0, Task.XOR.size()).allMatch(p -> {
            net.recall(Task.XOR.x()[p]);
            return net.in[1][0] > 0 == Task.XOR.y()[p] > 0;
        });
    }

    /// Whether the patterns are inseparable in the outputs, to a millionth, of any two of the hidden units.
    private static boolean noPairSuffices(BackpropNet net) {
        double[][] o = HiddenView.outputs(net);
        int units = net.units(1);
        if (units <= 2
                || Arrays.stream(o).flatMapToDouble(Arrays::stream).anyMatch(v -> Math.abs(v) > Separability.LARGEST))
            return false;
        for (int a = 0; a < units; a++)
            for (int b = a + 1; b < units; b++) {
                int first = a, second = b;
                double[][] seen = Arrays.stream(o)
                        .map(p -> new double[] {Math.rint(1e6 * p[first]) / 1e6, Math.rint(1e6 * p[second]) / 1e6})
                        .toArray(double[][]::new);
                if (Separability.of(new Task("hidden", seen, Task.XOR.y())) instanceof Separability.Line) return false;
            }
        return true;
    }

    private static Table outputs(BackpropNet net) {
        int hidden = net.units(1);
        var columns = new ArrayList<Table.Column>(List.of(Table.numbers("x₁", -1), Table.numbers("x₂", -1)));
        for (int j = 0; j < hidden; j++) columns.add(Table.numbers("o" + Numbers.index(j + 3), 4));
        columns.add(Table.numbers("o", 4));
        columns.add(Table.numbers("y", -1));
        Table table = Table.of(
                "outputs",
                new Text("Hidden units and output", "Verdeckte Neuronen und Ausgabe"),
                columns.toArray(Table.Column[]::new));
        for (int p = 0; p < Task.XOR.size(); p++) {
            double[] x = Task.XOR.x()[p];
            double o = net.recall(x)[0];
            var cells = new ArrayList<Object>(List.of(x[0], x[1]));
            for (int j = 0; j < hidden; j++) cells.add(net.o[1][j]);
            cells.add(o);
            cells.add(Task.XOR.y()[p]);
            table.row(cells.toArray());
        }
        return table;
    }

    private Table weights(BackpropNet net) {
        Table table = Table.of(
                "weights",
                new Text("Weights; those from 1 are biases", "Gewichte; die von 1 sind Bias"),
                Table.words("weight", "Gewicht"),
                Table.numbers("at the start", "am Anfang", 4),
                Table.numbers("now", "jetzt", 4));
        List<String> names = WeightNames.of(net);
        double[] before = start.all(), now = net.all();
        for (int n = 0; n < now.length; n++) table.row(names.get(n), before[n], now[n]);
        return table;
    }
}
