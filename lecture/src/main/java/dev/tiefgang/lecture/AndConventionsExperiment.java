package dev.tiefgang.lecture;

import dev.tiefgang.tensor.DataException;
import java.util.Arrays;
import java.util.List;

/// Under which conventions the weights printed on the slide lead to each other.
final class AndConventionsExperiment {
    private static final int WEIGHTS = 3;
    private static final String START = "0.028, -0.258, -0.189", AFTER = "-0.072, -0.158, -0.189";

    private AndConventionsExperiment() {}

    static Experiment of() {
        return new Experiment(
                "and-conventions",
                List.of(15),
                new Text("How the slide's weights come about", "Wie die Gewichte der Folie zustande kommen"),
                new Text(
                        "Every way to read two printed columns of weights is tried: for those of the slide one family"
                                + " is left, with the bias first, inputs 0/1, α = 0.1, learned online.",
                        "Jede Lesart zweier gedruckter Gewichtsspalten wird probiert: Bei denen der Folie bleibt eine"
                                + " Familie, mit dem Bias vorn, Eingaben 0/1, α = 0.1, online gelernt."),
                List.of(
                        column("start", new Text("W before the epoch", "W vor der Epoche"), START),
                        column("after", new Text("W after the epoch", "W nach der Epoche"), AFTER)),
                facts(),
                AndConventionsExperiment::start);
    }

    private static Setting column(String name, Text meaning, String usual) {
        return new Setting.Words(
                name,
                meaning,
                new Text("three numbers with commas between", "drei Zahlen mit Kommas dazwischen"),
                usual);
    }

    private static List<Fact> facts() {
        return List.of(
                Fact.exactly("space", new Text("conventions tried", "probierte Konventionen"), 57_408),
                Fact.exactly("hits", new Text("of them lead to the printed W", "davon führen zum gedruckten W"), 32),
                Fact.exactly("rates", new Text("learning rates tried", "probierte Lernraten"), 23),
                Fact.exactly(
                        "hits.slot",
                        new Text("hits with the bias in slot 0, 1, 2", "Treffer mit Bias an Stelle 0, 1, 2"),
                        32,
                        0,
                        0),
                Fact.exactly(
                        "hits.bias", new Text("hits with bias input 1, −1", "Treffer mit Bias-Eingabe 1, −1"), 32, 0),
                Fact.exactly(
                        "hits.inputs", new Text("hits with inputs 0/1, −1/1", "Treffer mit Eingaben 0/1, −1/1"), 32, 0),
                Fact.exactly(
                        "hits.rule",
                        new Text("hits online, batch by sum, by mean", "Treffer online, Batch als Summe, als Mittel"),
                        32,
                        0,
                        0),
                Fact.exactly("hits.step", new Text("hits with in > 0, in ≥ 0", "Treffer mit in > 0, in ≥ 0"), 16, 16),
                Fact.exactly("alpha.binary", new Text("α of hits, targets 0/1", "α der Treffer, Ziele 0/1"), 0.1),
                Fact.exactly("alpha.bipolar", new Text("α of hits, targets −1/1", "α der Treffer, Ziele −1/1"), 0.05),
                Fact.exactly(
                        "orders",
                        new Text(
                                "orders that hit (1 = 00, 2 = 01, 3 = 10, 4 = 11)",
                                "Reihenfolgen der Treffer (1 = 00, 2 = 01, 3 = 10, 4 = 11)"),
                        3421,
                        4213,
                        4231,
                        4321),
                Fact.exactly(
                        "orders.exchanged",
                        new Text(
                                "orders that hit with w₁ and w₂ exchanged: mirror images",
                                "Reihenfolgen mit vertauschten w₁ und w₂: Spiegelbilder"),
                        2431,
                        4231,
                        4312,
                        4321),
                Fact.exactly(
                        "presenting",
                        new Text("wrong while presenting, epochs 1 and 2", "falsch beim Anlegen, Epochen 1 und 2"),
                        3,
                        2),
                Fact.exactly(
                        "tested",
                        new Text("wrong if tested, epochs 1 and 2", "falsch beim Prüfen, Epochen 1 und 2"),
                        2,
                        1),
                Fact.exactly(
                        "wrong.4321",
                        new Text("wrong by epoch, 11 10 01 00", "falsch nach Epoche, 11 10 01 00"),
                        3,
                        2,
                        2,
                        3,
                        2,
                        2,
                        3,
                        2,
                        2,
                        0),
                Fact.exactly(
                        "wrong.3421",
                        new Text("wrong by epoch, 10 11 01 00", "falsch nach Epoche, 10 11 01 00"),
                        3,
                        2,
                        2,
                        2,
                        2,
                        3,
                        2,
                        2,
                        3,
                        0),
                Fact.exactly("sum.least", new Text("smallest |in| of all hits", "kleinstes |in| aller Treffer"), 0.019),
                Fact.exactly(
                        "drawn.elsewhere",
                        new Text(
                                "drawn, 3 and 2 wrong if tested: readings with inputs 0/1, bias elsewhere or −1",
                                "gezogen, 3 und 2 falsch beim Prüfen: Lesarten mit Eingaben 0/1, Bias anderswo oder −1"),
                        0),
                Fact.exactly(
                        "drawn.alpha",
                        new Text(
                                "drawn, 3 and 2 wrong if tested, targets 0/1: α of most hits",
                                "gezogen, 3 und 2 falsch beim Prüfen, Ziele 0/1: α der meisten Treffer"),
                        0.05));
    }

    private static Simulation start(Settings s) {
        double[] start = read(s, "start"), after = read(s, "after");
        if (Arrays.equals(start, after))
            throw new DataException(
                    "after: expected other weights than start, received %s twice; set weights that a perceptron changed."
                            .formatted(Numbers.column(start, 3)));
        return new AndConventionsReport(new AndConventionSearch(start, after)).simulation();
    }

    private static double[] read(Settings s, String name) {
        double[] w = OwnNumbers.list(name, s.word(name), WEIGHTS, WEIGHTS);
        for (double x : w)
            if (!Separability.isExact(x))
                throw new DataException("%s: expected weights from −1000 to 1000 with at most 6 decimals, received %s"
                        .formatted(name, Numbers.plain(x)));
        return w;
    }
}
