package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The network that played Atari games.
///
/// Source: V. Mnih et al., "Playing Atari with deep reinforcement learning", 2013.
final class AtariExperiment {
    private static final String CONV = "(size²·in + 1)·out", DENSE = "(in + 1)·out";
    private static final List<String> FORMULAS = List.of(CONV, CONV, DENSE, DENSE);

    private AtariExperiment() {}

    static Experiment of() {
        return new Experiment(
                "atari",
                List.of(41),
                new Text("DeepMind's network in numbers", "DeepMinds Netz in Zahlen"),
                new Text(
                        "From 84·84·4 numbers to one value for each action, with 677,172 parameters for four actions.",
                        "Von 84·84·4 Zahlen zu einem Wert je Aktion, mit 677\u202f172 Parametern bei vier Aktionen."),
                List.of(new Setting.Whole("actions", new Text("actions", "Aktionen"), 1, 18, 4)),
                List.of(
                        Fact.exactly(
                                "input",
                                new Text("numbers of an input, 84·84·4", "Zahlen einer Eingabe, 84·84·4"),
                                28_224),
                        Fact.exactly(
                                "first", new Text("maps of the first layer", "Karten der ersten Schicht"), 20, 20, 16),
                        Fact.exactly(
                                "second", new Text("maps of the second layer", "Karten der zweiten Schicht"), 9, 9, 32),
                        Fact.exactly("flat", new Text("9·9·32", "9·9·32"), 2592),
                        Fact.exactly(
                                "parameters",
                                new Text("parameters for four actions", "Parameter bei vier Aktionen"),
                                677_172)),
                AtariExperiment::start);
    }

    private static Simulation start(Settings s) {
        int first = Grid.windows(84, 8, 4),
                second = Grid.windows(first, 4, 2),
                flat = second * second * 32,
                actions = s.whole("actions");
        long[] parameters = {
            (8 * 8 * 4 + 1) * 16L, (4 * 4 * 16 + 1) * 32L, (flat + 1) * 256L, (256 + 1) * (long) actions
        };
        String[] names = {
            "conv 8×8/4, 4 → 16: " + first + "×" + first + "×16",
            "conv 4×4/2, 16 → 32: " + second + "×" + second + "×32",
            "dense " + flat + " → 256",
            "dense 256 → " + actions
        };
        String[] terms = {"(8·8·4 + 1)·16", "(4·4·16 + 1)·32", "(" + flat + " + 1)·256", "(256 + 1)·" + actions};
        Table table = Table.of(
                "layers",
                new Text("Layers", "Schichten"),
                Table.words("layer", "Schicht"),
                Table.words("with numbers", "mit Zahlen"),
                Table.numbers("parameters", "Parameter", -1));
        var steps = new ArrayList<Consumer<Events>>();
        long sum = 0;
        for (int i = 0; i < names.length; i++) {
            sum += parameters[i];
            table.row(names[i], terms[i], parameters[i]);
            Text name = Text.same(names[i]);
            var explained =
                    new Explained("n" + Numbers.index(i + 1), FORMULAS.get(i), terms[i], (double) parameters[i]);
            steps.add(e -> {
                e.happened(new Event.Begun(name));
                e.happened(new Event.Computed(explained));
            });
        }
        long all = sum;
        String parts = Arrays.stream(parameters).mapToObj(Long::toString).collect(Collectors.joining(" + "));
        steps.add(e -> e.happened(new Event.Computed(new Explained("n", "n₁ + n₂ + n₃ + n₄", parts, all))));
        table.row("Σ", "", sum);
        return new Rows(
                steps,
                new Result.Builder()
                        .value("input", 84 * 84 * 4)
                        .value("first", first, first, 16)
                        .value("second", second, second, 32)
                        .value("flat", flat)
                        .value("parameters", sum)
                        .table(table)
                        .note(new Text(
                                "The slide says better than a human expert in four of seven games; the paper of 2013 says three.",
                                "Die Folie sagt: in vier von sieben Spielen besser als ein menschlicher Experte; der Artikel von 2013"
                                        + " sagt: in dreien."))
                        .build());
    }
}
