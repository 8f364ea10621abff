package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What two mistakes cost: hidden errors from new weights, and the slide's derivative of ReLU. One random
/// start a step.
final class MistakesExperiment implements Simulation {
    private static final int EPOCHS = 5000;

    private record Way(Text name, String key, Activation hidden, double alpha, boolean newWeights) {}

    private static final List<Way> WAYS = List.of(
            new Way(
                    new Text("sigmoid, Δ from old weights", "Sigmoid, Δ aus alten Gewichten"),
                    "old",
                    Activation.SIGMOID,
                    0.9,
                    false),
            new Way(
                    new Text("sigmoid, Δ from new weights", "Sigmoid, Δ aus neuen Gewichten"),
                    "new",
                    Activation.SIGMOID,
                    0.9,
                    true),
            new Way(new Text("sigmoid, old, α = 10", "Sigmoid, alt, α = 10"), "old10", Activation.SIGMOID, 10, false),
            new Way(new Text("sigmoid, new, α = 10", "Sigmoid, neu, α = 10"), "new10", Activation.SIGMOID, 10, true),
            new Way(new Text("ReLU, slope 1", "ReLU, Steigung 1"), "relu", Activation.RELU, 0.3, false),
            new Way(
                    new Text("ReLU, slope of the slide", "ReLU, Steigung der Folie"),
                    "slide",
                    Activation.RELU_OF_SLIDE,
                    0.3,
                    false));

    private final int seeds;
    private final long first;
    private final int[][] epochs;
    private int done;

    private MistakesExperiment(int seeds, long first, int[][] epochs) {
        this.seeds = seeds;
        this.first = first;
        this.epochs = Arrays.stream(epochs).map(int[]::clone).toArray(int[][]::new);
    }

    static Experiment of() {
        return new Experiment(
                "mistakes",
                List.of(22, 23),
                new Text("Two mistakes and what they cost", "Zwei Fehler und was sie kosten"),
                new Text(
                        "Hidden errors from new weights do no harm at a small rate and lose half of the starts at a large one; the"
                                + " slide's slope of ReLU loses some, too.",
                        "Verdeckte Fehler aus neuen Gewichten schaden bei kleiner Rate nicht und kosten bei großer die Hälfte der"
                                + " Anfänge; auch die ReLU-Steigung der Folie kostet welche."),
                List.of(new Setting.Whole(
                        "seeds", new Text("random starts of each way", "zufällige Anfänge je Weg"), 1, 10_000, 100)),
                List.of(
                        Fact.between(
                                "new.lost",
                                new Text(
                                        "share of starts lost by new weights, α = 10",
                                        "Anteil der Anfänge, den neue Gewichte verlieren, α = 10"),
                                0.3,
                                0.8),
                        Fact.between(
                                "relu.lost",
                                new Text(
                                        "share of starts that the slide's slope loses",
                                        "Anteil der Anfänge, den die Steigung der Folie verliert"),
                                0.02,
                                0.5)),
                s -> new MistakesExperiment(s.whole("seeds"), s.seed(), new int[WAYS.size()][s.whole("seeds")]));
    }

    @Override
    public boolean step(Events events) {
        if (done == WAYS.size() * seeds) return false;
        int w = done / seeds, seed = done % seeds;
        Way way = WAYS.get(w);
        BackpropNet start = XorNet.A.net(way.hidden(), first + seed);
        BackpropRun.Plan plan = XorNet.plan(way.alpha(), EPOCHS, way.newWeights());
        BackpropRun run = XorNet.run(plan, start);
        epochs[w][seed] = run.solved() ? run.errors().length : 0;
        done++;
        if (events.listening()) {
            events.happened(new Event.Begun(new Text(
                    way.name().en() + ", start " + (seed + 1), way.name().de() + ", Anfang " + (seed + 1))));
            XorNet.tell(events, plan, start, run);
        }
        return true;
    }

    @Override
    public int steps() {
        return WAYS.size() * seeds;
    }

    @Override
    public Simulation copy() {
        var copy = new MistakesExperiment(seeds, first, epochs);
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int w = 0; w < WAYS.size(); w++)
            state.put(
                    WAYS.get(w).key(), Arrays.stream(epochs[w]).asDoubleStream().toArray());
        return state;
    }

    @Override
    public Result result() {
        Table table = Table.of(
                "ways",
                new Text("XOR with a 3-3-1 network", "XOR mit einem 3-3-1-Netz"),
                Table.words("way", "Weg"),
                Table.numbers("α", -1),
                Table.numbers("solved, %", "gelöst, %", 1),
                Table.numbers("median of epochs", "Median der Epochen", 0));
        var result = new Result.Builder();
        double[] share = new double[WAYS.size()];
        var curves = new ArrayList<Figure.Curve>();
        // Ways that are done.
        for (int w = 0; w < done / seeds; w++) {
            double[] solved = Solved.sorted(epochs[w]);
            curves.add(Solved.curve(WAYS.get(w).name(), EPOCHS, epochs[w]));
            share[w] = (double) solved.length / seeds;
            double median = Numbers.quantile(solved, 0.5);
            table.row(WAYS.get(w).name(), WAYS.get(w).alpha(), 100 * share[w], median);
            result.value(WAYS.get(w).key(), share[w], median);
        }
        if (!curves.isEmpty()) result.figure(Solved.figure(curves));
        return result.value("new.lost", share[2] - share[3])
                .value("relu.lost", share[4] - share[5])
                .table(table)
                .build();
    }
}
