package dev.tiefgang.lecture;

import java.util.List;
import java.util.Locale;

/// A network with a hidden layer learns XOR.
final class XorExperiment {
    private XorExperiment() {}

    static Experiment of() {
        return new Experiment(
                "xor",
                List.of(20, 21, 22, 24),
                new Text("A 3-3-1 network learns XOR", "Ein 3-3-1-Netz lernt XOR"),
                new Text(
                        "Hidden units move the patterns to where the output unit separates them.",
                        "Verdeckte Neuronen verschieben die Muster dorthin, wo das Ausgabeneuron sie trennt."),
                List.of(
                        new Setting.Choice(
                                "net",
                                new Text("which 3-3-1 network", "welches 3-3-1-Netz"),
                                List.of("a", "b", "c"),
                                "a"),
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 1000, 0.9),
                        new Setting.Choice(
                                "hidden",
                                new Text("activation of hidden units", "Aktivierung der verdeckten Neuronen"),
                                List.of("sigmoid", "tanh", "relu", "relu-of-slide", "linear"),
                                "sigmoid"),
                        new Setting.Choice(
                                "deltas",
                                new Text(
                                        "hidden Δ from old or new weights",
                                        "verdecktes Δ aus alten oder neuen Gewichten"),
                                List.of("old", "new"),
                                "old"),
                        new Setting.Whole(
                                "epochs", new Text("most epochs", "höchstens so viele Epochen"), 1, 1_000_000, 5000)),
                List.of(
                        Fact.exactly("weights", new Text("weights of the network", "Gewichte des Netzes"), 13),
                        Fact.exactly("decisions", new Text("outputs, rounded", "Ausgaben, gerundet"), 0, 1, 1, 0),
                        Fact.exactly(
                                "separated",
                                new Text("the output unit separates them", "das Ausgabeneuron trennt sie"),
                                1),
                        Fact.between("error", new Text("Σ(y − o)² at the end", "Σ(y − o)² am Ende"), 0, XorNet.GOAL),
                        Fact.between(
                                "gradient.difference",
                                new Text("Δ against the numeric gradient", "Δ gegen den numerischen Gradienten"),
                                0,
                                1e-8),
                        Fact.exactly(
                                "rates.solved",
                                new Text("solved with α = 0.9 and 10", "gelöst mit α = 0.9 und 10"),
                                1,
                                1)),
                XorExperiment::start);
    }

    private static Simulation start(Settings s) {
        XorNet kind = XorNet.valueOf(s.word("net").toUpperCase(Locale.ROOT));
        BackpropNet net = kind.net(Activation.of(s.word("hidden")), s.seed());
        var plan =
                XorNet.plan(s.real("alpha"), s.whole("epochs"), s.word("deltas").equals("new"));
        XorReport report = XorReport.of(net.copy(), plan);
        return new BackpropRun(plan, net, report::result);
    }
}
