package dev.tiefgang.lecture;

import java.util.List;

/// Two layers without an activation are one layer, so they cannot do XOR.
final class LinearXorExperiment {
    private LinearXorExperiment() {}

    static Experiment of() {
        return new Experiment(
                "linear-xor",
                List.of(20),
                new Text("Two linear layers cannot do XOR", "Zwei lineare Schichten können XOR nicht"),
                new Text(
                        "The product of both matrices is one neuron with the same outputs; the best it can do is ½ for all"
                                + " patterns.",
                        "Das Produkt beider Matrizen ist ein Neuron mit denselben Ausgaben; das Beste, was es kann, ist ½"
                                + " für alle Muster."),
                List.of(
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 1, 0.05),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 1_000_000, 5000)),
                List.of(
                        Fact.between(
                                "difference",
                                new Text("network against the one neuron", "Netz gegen das eine Neuron"),
                                0,
                                1e-12),
                        Fact.near("error", new Text("Σ(y − o)² at the end", "Σ(y − o)² am Ende"), 0.02, 1),
                        Fact.near(
                                "outputs",
                                new Text("outputs at the end", "Ausgaben am Ende"),
                                0.06,
                                0.5,
                                0.5,
                                0.5,
                                0.5)),
                LinearXorExperiment::start);
    }

    private static Simulation start(Settings s) {
        BackpropNet net =
                new BackpropNet(new int[] {2, 3, 1}, new boolean[] {true, true}, Activation.LINEAR, Activation.LINEAR);
        var random = dev.tiefgang.tensor.Rng.of(s.seed(), "xor", 0);
        net.set(n -> random.uniformDouble(n) - 0.5);
        var plan = new BackpropRun.Plan(Task.XOR.x(), XorNet.Y, s.real("alpha"), s.whole("epochs"), XorNet.GOAL, false);
        return new BackpropRun(plan, net, LinearXorExperiment::result);
    }

    /// `W = W₂·W₁`, with the biases carried along.
    private static double[] product(BackpropNet net) {
        double[] w = new double[3];
        int hidden = net.in[0].length;
        for (int i = 0; i < 3; i++) for (int j = 0; j < hidden; j++) w[i] += net.w[0][i][j] * net.w[1][j][0];
        w[2] += net.w[1][hidden][0];
        return w;
    }

    private static Result result(BackpropRun run) {
        BackpropNet net = run.net().copy();
        double[] w = product(net), outputs = new double[Task.XOR.size()];
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
            outputs[p] = net.recall(x)[0];
            double one = w[0] * x[0] + w[1] * x[1] + w[2];
            difference = Math.max(difference, Math.abs(one - outputs[p]));
            table.row(x[0], x[1], outputs[p], one, Task.XOR.y()[p]);
        }
        double[] errors = run.errors();
        return new Result.Builder()
                .value("product", w)
                .value("difference", difference)
                .value("outputs", outputs)
                .value("error", errors.length == 0 ? Double.NaN : errors[errors.length - 1])
                .table(table)
                .note(
                        errors.length > 0 && Double.isNaN(errors[errors.length - 1])
                                ? BackpropRun.DIVERGED
                                : new Text("W₂·W₁ = [w₁;w₂;w₀] = %s", "W₂·W₁ = [w₁;w₂;w₀] = %s")
                                        .with(Numbers.column(w, 4)))
                .build();
    }
}
