package dev.tiefgang.lecture;

import java.util.List;
import java.util.stream.IntStream;

/// Units that learn OR. One of them is a ReLU unit whose sum is negative for every pattern: its slope is 0
/// everywhere, so it never changes.
final class DeadUnits {
    private static final double ALPHA = 0.1, HALF = 0.5;
    private static final int EPOCHS = 1000;
    /// `w₁`, `w₂`, `w₀`.
    private static final double[] NEGATIVE = {-0.5, -0.5, -0.1}, POSITIVE = {0.5, 0.5, 0.1};

    private DeadUnits() {}

    /// A unit before and after it learned.
    record Unit(Text title, BackpropNet before, BackpropNet after) {
        static Unit of(Text title, Activation f, double... w) {
            var before = new BackpropNet(new int[] {2, 1}, new boolean[] {true}, f, f);
            before.set(i -> w[i]);
            BackpropNet after = before.copy();
            for (int e = 0; e < EPOCHS; e++)
                for (int p = 0; p < Task.OR.size(); p++) after.learn(Task.OR.x()[p], wanted(p), ALPHA);
            return new Unit(title, before, after);
        }

        /// How far the weight that moved most has moved.
        double change() {
            double[] from = before.all(), to = after.all();
            return IntStream.range(0, from.length)
                    .mapToDouble(i -> Math.abs(to[i] - from[i]))
                    .max()
                    .orElseThrow();
        }

        /// Outputs on the wrong side of ½ after it learned.
        int wrong() {
            return (int) IntStream.range(0, Task.OR.size())
                    .filter(p -> output(after, p) > HALF != Task.OR.y()[p] > HALF)
                    .count();
        }

        /// The largest sum before it learned.
        double largest() {
            return IntStream.range(0, Task.OR.size())
                    .mapToDouble(p -> sum(before, p))
                    .max()
                    .orElseThrow();
        }

        void tell(Events events) {
            BackpropNet net = before.copy();
            double[] w = net.all();
            events.happened(new Event.Begun(title));
            for (int p = 0; p < Task.OR.size(); p++) {
                double[] x = Task.OR.x()[p], y = wanted(p);
                double o = net.recall(x)[0], in = net.in[0][0];
                net.outputErrors(y);
                events.happened(new Event.Presented(p + 1, x, y));
                String sum = Neuron.sum(new double[] {w[2], w[0], w[1]}, x, 1);
                events.happened(new Event.Computed(new Explained("in", "w₀·1 + Σᵢ wᵢxᵢ", sum, in)));
                String numbers = Precise.fixed(net.output.derivative().applyAsDouble(in), 0) + "·("
                        + Numbers.plain(y[0]) + " − " + Precise.factor(o, 0) + ")";
                events.happened(new Event.Computed(new Explained("Δ", "σ'(in)·(y − o)", numbers, net.delta[0][0])));
            }
            events.happened(new Event.Noticed(new Text(
                            "After %d epochs: [w₁;w₂;w₀] = %s, before: %s",
                            "Nach %d Epochen: [w₁;w₂;w₀] = %s, vorher: %s")
                    .with(EPOCHS, Numbers.column(after.all(), 4), Numbers.column(w, 4))));
        }
    }

    private static double[] wanted(int p) {
        return new double[] {Task.OR.y()[p]};
    }

    private static double output(BackpropNet net, int p) {
        return net.copy().recall(Task.OR.x()[p])[0];
    }

    private static double sum(BackpropNet net, int p) {
        BackpropNet asked = net.copy();
        asked.recall(Task.OR.x()[p]);
        return asked.in[0][0];
    }

    /// The dead one first.
    static List<Unit> learned() {
        return List.of(
                Unit.of(new Text("ReLU, every sum negative", "ReLU, jede Summe negativ"), Activation.RELU, NEGATIVE),
                Unit.of(new Text("ReLU, sums positive", "ReLU, Summen positiv"), Activation.RELU, POSITIVE),
                Unit.of(
                        new Text("sigmoid, every sum negative", "Sigmoid, jede Summe negativ"),
                        Activation.SIGMOID,
                        NEGATIVE));
    }

    static Table table(List<Unit> units) {
        Table table = Table.of(
                "dead",
                new Text(
                                "Dead ReLU: units before and after %d epochs of OR, α = %s",
                                "Totes ReLU: Neuronen vor und nach %d Epochen von OR, α = %s")
                        .with(EPOCHS, Numbers.plain(ALPHA)),
                Table.words("unit", "Neuron"),
                Table.numbers("largest in", "größtes in", 2),
                Table.words("[w₁;w₂;w₀] before", "[w₁;w₂;w₀] vorher"),
                Table.words("after", "nachher"),
                Table.numbers("wrong outputs", "falsche Ausgaben", -1));
        for (Unit u : units)
            table.row(
                    u.title(),
                    u.largest(),
                    Numbers.column(u.before().all(), 2),
                    Numbers.column(u.after().all(), 2),
                    u.wrong());
        return table;
    }
}
