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
                        Fact.exactly(
                                "best",
                                new Text("w₁, w₂, w₀ of least squares", "w₁, w₂, w₀ der kleinsten Quadrate"),
                                0,
                                0,
                                0.5),
                        Fact.exactly(
                                "best.error",
                                new Text("Σ(y − o)² of least squares", "Σ(y − o)² der kleinsten Quadrate"),
                                1),
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
        return new Afterwards(new BackpropRun(plan, net, LinearXorReport::result), LinearXorReport::tell);
    }
}
