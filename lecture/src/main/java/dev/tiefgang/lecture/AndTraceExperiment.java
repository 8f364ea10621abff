package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Rng;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The perceptron of the slide learns AND.
final class AndTraceExperiment {
    /// The weights that the slide begins with, the bias first.
    static final double[] SLIDE = {0.028, -0.258, -0.189};

    private static final double[][] STARTS = {
        {0.028, -0.258, -0.189},
        {-0.072, -0.158, -0.189},
        {-0.072, -0.058, -0.089},
        {-0.072, -0.058, 0.011},
        {-0.172, -0.058, 0.011},
        {-0.172, 0.042, 0.011},
        {-0.172, 0.042, 0.111},
        {-0.272, 0.042, 0.111},
        {-0.272, 0.142, 0.111},
        {-0.272, 0.142, 0.211}
    };
    private static final double[][] AFTER = {
        {0.128, -0.158, -0.089}, {0.128, -0.158, -0.089}, {0.028, -0.158, -0.189}, {-0.072, -0.158, -0.189}
    };
    private static final double[] SUMS = {-0.419, -0.030, 0.039, 0.028};

    private static final double[] OTHER_WRONG = {3, 2, 2, 2, 2, 3, 2, 2, 3, 0};
    private static final double ALPHA = 0.1;

    private AndTraceExperiment() {}

    static Experiment of() {
        return new Experiment(
                "and-trace",
                List.of(13, 15),
                new Text("The delta rule, pattern by pattern", "Die Delta-Regel, Muster für Muster"),
                new Text(
                        "Weights change only where an output is wrong; with the settings of the slide they go through"
                                + " its very numbers.",
                        "Gewichte ändern sich nur, wo eine Ausgabe falsch ist; mit den Einstellungen der Folie"
                                + " durchlaufen sie genau deren Zahlen."),
                List.of(
                        new Setting.Choice(
                                "gate", new Text("the gate", "das Gatter"), List.of("and", "or", "xor"), "and"),
                        new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 100, ALPHA),
                        new Setting.Choice(
                                "order",
                                new Text("order of the patterns", "Reihenfolge der Muster"),
                                List.of("reversed", "natural", "shuffled", "one-first"),
                                "reversed"),
                        new Setting.Choice(
                                "rule",
                                new Text("when weights change", "wann sich Gewichte ändern"),
                                List.of("online", "batch", "mini-batch"),
                                "online"),
                        new Setting.Whole(
                                "batch",
                                new Text(
                                        "patterns of a mini-batch, after which weights change",
                                        "Muster eines Mini-Batch, nach denen sich Gewichte ändern"),
                                1,
                                4,
                                2),
                        new Setting.Choice(
                                "start",
                                new Text("weights at the start", "Gewichte am Anfang"),
                                List.of("slide", "random", "zero"),
                                "slide"),
                        new Setting.Whole(
                                "epochs", new Text("most epochs", "höchstens so viele Epochen"), 1, 100_000, 100)),
                facts(),
                AndTraceExperiment::start);
    }

    private static List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        for (int e = 0; e < STARTS.length; e++)
            facts.add(Fact.exactly(
                    "epoch" + (e + 1),
                    new Text("W at the start of epoch " + (e + 1), "W am Anfang von Epoche " + (e + 1)),
                    STARTS[e]));
        facts.add(Fact.exactly(
                "wrong",
                new Text("wrong while presenting, epochs 1 to 10", "falsch beim Anlegen, Epochen 1 bis 10"),
                3,
                2,
                2,
                3,
                2,
                2,
                3,
                2,
                2,
                0));
        for (int p = 0; p < AFTER.length; p++) {
            String pattern = List.of("(1,1)", "(1,0)", "(0,1)", "(0,0)").get(p);
            facts.add(Fact.exactly(
                    "sum" + (p + 1),
                    new Text("in for " + pattern + " in epoch 1", "in für " + pattern + " in Epoche 1"),
                    SUMS[p]));
            facts.add(Fact.exactly(
                    "after" + (p + 1),
                    new Text("W after " + pattern + " in epoch 1", "W nach " + pattern + " in Epoche 1"),
                    AFTER[p]));
        }
        facts.add(Fact.exactly(
                "tested.first",
                new Text("wrong if tested, epochs 1 and 2", "falsch beim Prüfen, Epochen 1 und 2"),
                2,
                1));
        facts.add(Fact.exactly(
                "wrong.other",
                new Text(
                        "wrong while presenting if (1,0) comes before (1,1)",
                        "falsch beim Anlegen, wenn (1,0) vor (1,1) kommt"),
                OTHER_WRONG));
        facts.add(Fact.exactly(
                "batch.apart",
                new Text(
                        "batch learning: W after epoch 1 minus that of the slide",
                        "Batch-Lernen: W nach Epoche 1 minus das der Folie"),
                0.1,
                0,
                0.1));
        facts.add(Fact.exactly("sum.least", new Text("smallest |in| of the run", "kleinstes |in| des Laufs"), 0.019));
        return List.copyOf(facts);
    }

    private static Simulation start(Settings s) {
        s.onlyWith("batch", "rule", "mini-batch");
        Task task = Task.of(s.word("gate"));
        var plan = new PerceptronRun.Plan(
                task,
                s.real("alpha"),
                PerceptronRun.Rule.valueOf(constant(s.word("rule"))),
                PerceptronRun.Order.valueOf(constant(s.word("order"))),
                s.whole("epochs"),
                s.seed(),
                s.whole("batch"));
        return new PerceptronRun(plan, weights(s.word("start"), s.seed()));
    }

    private static String constant(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /// What the slide's perceptron would do in another order, and by batch learning; whatever is chosen.
    static void others(Result.Builder result) {
        PerceptronRun other = lecture(PerceptronRun.Rule.ONLINE, PerceptronRun.Order.ONE_FIRST, OTHER_WRONG.length);
        result.value(
                "wrong.other",
                other.epochs().stream().mapToDouble(PerceptronRun.Epoch::wrong).toArray());
        double[] apart = lecture(PerceptronRun.Rule.BATCH, PerceptronRun.Order.REVERSED, 1)
                .weights();
        for (int i = 0; i < apart.length; i++) apart[i] -= STARTS[1][i];
        result.value("batch.apart", apart);
    }

    private static PerceptronRun lecture(PerceptronRun.Rule rule, PerceptronRun.Order order, int epochs) {
        var plan = new PerceptronRun.Plan(Task.AND, ALPHA, rule, order, epochs, 1);
        return new PerceptronRun(plan, SLIDE.clone()).finished();
    }

    private static double[] weights(String start, long seed) {
        return switch (start) {
            case "slide" -> SLIDE.clone();
            case "zero" -> new double[3];
            default -> {
                Rng random = Rng.of(seed, "perceptron", 0);
                double[] w = new double[3];
                for (int i = 0; i < w.length; i++) w[i] = random.uniformDouble(i) - 0.5;
                yield w;
            }
        };
    }
}
