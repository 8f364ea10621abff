package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Captioned;
import dev.tiefgang.lecture.Figure.Curve;
import dev.tiefgang.nn.Model;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Before deep learning: features made by hand, then one layer that learns. With it: one network from the
/// pixels to the answer. Both judge the same pictures. One learner a step.
final class HandFeaturesExperiment implements Simulation {
    private static final int THINGS = Thing.values().length, TEST = 400, SIZES = 3, STEP = 10;
    private static final Field FIELD = Field.of(FieldNet.SIDE);
    private static final List<FieldLearner> LEARNERS = FieldLearner.ALL;
    private static final int COLOURS = 0, BOTH = 2, NETWORK = 4;

    /// The pictures, which copies have in common.
    private record Pictures(Samples learn, Samples test) {}

    private final Pictures pictures;
    /// Numbers of pictures to learn from.
    private final int[] sizes;
    private final int shown;
    private final long seed;
    /// Per cent right by learner and number of pictures.
    private final double[][] right;
    private int done;

    private HandFeaturesExperiment(Pictures pictures, int[] sizes, int shown, long seed, double[][] right) {
        this.pictures = pictures;
        this.sizes = sizes;
        this.shown = shown;
        this.seed = seed;
        this.right = Arrays.stream(right).map(double[]::clone).toArray(double[][]::new);
    }

    static Experiment of() {
        return new Experiment(
                "hand-features",
                List.of(3),
                new Text("Features by hand or learned", "Merkmale von Hand oder gelernt"),
                new Text(
                        "Features made by hand beat raw pixels by far; a network that finds its own in the pixels beats them. Only"
                                + " with one picture of each thing are colours alone about as good.",
                        "Merkmale von Hand schlagen rohe Pixel weit; ein Netz, das seine eigenen in den Pixeln findet, schlägt sie."
                                + " Nur mit einem Bild je Ding sind Farben allein etwa so gut."),
                List.of(
                        new Setting.Whole(
                                "each",
                                new Text("pictures of each thing at most", "Bilder je Ding höchstens"),
                                1,
                                1000,
                                100),
                        new Setting.Whole(
                                "shown",
                                new Text(
                                        "pictures shown to each learner in all",
                                        "Bilder, die jeder Lerner insgesamt sieht"),
                                100,
                                1_000_000,
                                5000)),
                facts(),
                HandFeaturesExperiment::start);
    }

    private static List<Fact> facts() {
        return List.of(
                Fact.exactly(
                        "inputs",
                        new Text(
                                "numbers that each judges by: colours, edges, both, pixels, deep network",
                                "Zahlen, nach denen jeder urteilt: Farben, Kanten, beides, Pixel, tiefes Netz"),
                        64,
                        324,
                        388,
                        3072,
                        3072),
                Fact.exactly(
                        "weights",
                        new Text("weights and biases of each", "Gewichte und Bias von jedem"),
                        520,
                        2600,
                        3112,
                        24_584,
                        6680),
                Fact.between("colours", new Text("colours by hand, % right", "Farben von Hand, % richtig"), 69, 80),
                Fact.between("edges", new Text("edges by hand, % right", "Kanten von Hand, % richtig"), 75, 88),
                Fact.between("both", new Text("both by hand, % right", "beides von Hand, % richtig"), 88, 97),
                Fact.between(
                        "pixels", new Text("pixels, one layer, % right", "Pixel, eine Schicht, % richtig"), 47, 59),
                Fact.between(
                        "network", new Text("pixels, deep network, % right", "Pixel, tiefes Netz, % richtig"), 98, 100),
                Fact.between(
                        "gain",
                        new Text(
                                "deep network: gain over both by hand, %",
                                "tiefes Netz: Gewinn gegen beides von Hand, %"),
                        3,
                        11),
                Fact.between(
                        "few.colours",
                        new Text("a picture of each thing: colours by hand, %", "ein Bild je Ding: Farben von Hand, %"),
                        33,
                        66),
                Fact.between(
                        "few.edges",
                        new Text(
                                "a picture of each thing: gain of colours by edges, %",
                                "ein Bild je Ding: Gewinn der Farben durch Kanten, %"),
                        -45,
                        -5),
                Fact.between(
                        "few.network",
                        new Text("a picture of each thing: deep network, %", "ein Bild je Ding: tiefes Netz, %"),
                        28,
                        76));
    }

    /// From the largest number of pictures down, each a tenth of the one before.
    private static Simulation start(Settings s) {
        int[] sizes = IntStream.iterate(s.whole("each"), n -> n > 0, n -> n / STEP)
                .limit(SIZES)
                .map(n -> n * THINGS)
                .sorted()
                .toArray();
        var pictures = new Pictures(FIELD.ofOne(sizes[sizes.length - 1], s.seed()), FIELD.ofOne(TEST, Field.UNKNOWN));
        double[][] notYet = new double[LEARNERS.size()][sizes.length];
        for (double[] learner : notYet) Arrays.fill(learner, Double.NaN);
        return new HandFeaturesExperiment(pictures, sizes, s.whole("shown"), s.seed(), notYet);
    }

    @Override
    public boolean step(Events events) {
        if (done == right.length) return false;
        FieldLearner learner = LEARNERS.get(done);
        events.tell(() -> new Event.Begun(learner.title()));
        Samples learn = learner.judged(pictures.learn()), test = learner.judged(pictures.test());
        for (int s = 0; s < sizes.length; s++) {
            Model model = learner.learned(first(learn, sizes[s]), shown, seed);
            long found = Math.round(TEST * model.evaluate(test).accuracy());
            double share = 100.0 * found / TEST;
            right[done][s] = share;
            String symbol = "a" + Numbers.index(sizes[s]), numbers = "100·%d/%d".formatted(found, TEST);
            events.tell(() -> new Event.Computed(new Explained(symbol, "100·n₊/n", numbers, share)));
        }
        done++;
        return true;
    }

    private static Samples first(Samples all, int n) {
        return new Samples(
                all.name(),
                all.input(),
                all.target(),
                all.labels(),
                Arrays.copyOf(all.x(), n),
                Arrays.copyOf(all.y(), n));
    }

    @Override
    public int steps() {
        return right.length;
    }

    @Override
    public Simulation copy() {
        var copy = new HandFeaturesExperiment(pictures, sizes, shown, seed, right);
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int l = 0; l < right.length; l++) state.put(LEARNERS.get(l).key(), right[l].clone());
        return state;
    }

    @Override
    public Result result() {
        int most = sizes.length - 1;
        var result = new Result.Builder()
                .value(
                        "inputs",
                        LEARNERS.stream().mapToDouble(l -> l.input().size()).toArray())
                .value(
                        "weights",
                        LEARNERS.stream().mapToDouble(FieldLearner::weights).toArray());
        for (int l = 0; l < right.length; l++) result.value(LEARNERS.get(l).key(), right[l][most]);
        result.value("gain", right[NETWORK][most] - right[BOTH][most])
                .value("few.colours", right[COLOURS][0])
                .value("few.edges", right[BOTH][0] - right[COLOURS][0])
                .value("few.network", right[NETWORK][0])
                .table(table());
        if (done > 0 && sizes.length > 1) result.figure(plot());
        if (done == right.length) result.note(few());
        return result.figure(shown())
                .note(new Text(
                        "Edges by hand know where in the picture they are; the network was built so that places do not matter:"
                                + " of every last map only the largest answer counts.",
                        "Kanten von Hand wissen, wo im Bild sie sind; das Netz ist so gebaut, dass der Ort egal ist: Von jeder"
                                + " letzten Karte zählt nur die größte Antwort."))
                .build();
    }

    /// What this run measured with its fewest pictures.
    private Text few() {
        String least = Numbers.fixed(right[COLOURS][0], 1), edges = Numbers.fixed(right[BOTH][0], 1);
        String network = Numbers.fixed(right[NETWORK][0], 1);
        return new Text(
                        "With %1$d pictures to learn from, seed %2$d: colours by hand are right on %3$s %% of the unknown"
                                + " pictures, colours and edges on %4$s %%, the deep network on %5$s %%. With few pictures"
                                + " it depends much on which they are: other seeds give other numbers.",
                        "Mit %1$d Bildern zum Lernen, Startwert %2$d: Farben von Hand liegen bei %3$s %% der fremden Bilder"
                                + " richtig, Farben und Kanten bei %4$s %%, das tiefe Netz bei %5$s %%. Bei wenigen Bildern"
                                + " kommt es sehr darauf an, welche es sind: Andere Startwerte geben andere Zahlen.")
                .with(sizes[0], seed, least, edges, network);
    }

    private Table table() {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.words("learner", "Lerner"));
        columns.add(Table.numbers("inputs", "Eingaben", -1));
        columns.add(Table.numbers("weights and biases", "Gewichte und Bias", -1));
        for (int n : sizes) columns.add(Table.numbers("%d pictures".formatted(n), "%d Bilder".formatted(n), 1));
        Table table = Table.of(
                "learners",
                new Text("Of %d unknown pictures judged rightly, %%", "Von %d fremden Bildern richtig beurteilt, %%")
                        .with(TEST),
                columns.toArray(Table.Column[]::new));
        for (int l = 0; l < done; l++) {
            var row = new ArrayList<Object>(List.of(
                    LEARNERS.get(l).title(),
                    LEARNERS.get(l).input().size(),
                    LEARNERS.get(l).weights()));
            for (double share : right[l]) row.add(share);
            table.row(row.toArray());
        }
        return table;
    }

    private Figure plot() {
        double[] x = Arrays.stream(sizes).asDoubleStream().toArray();
        return new Figure.Plot(
                "accuracy",
                new Text(
                        "Unknown pictures by number of pictures learned",
                        "Fremde Bilder nach Zahl der gelernten Bilder"),
                new Axis(new Text("pictures to learn from", "Bilder zum Lernen"), true),
                Axis.of("right, %", "richtig, %"),
                IntStream.range(0, done)
                        .mapToObj(l -> new Curve(LEARNERS.get(l).title(), x, right[l].clone(), true))
                        .toList());
    }

    /// A corner of two lines and what is made of it by hand.
    private Figure shown() {
        int line = Thing.L_LINE.output();
        var f = new HandFeatures(FieldNet.SIDE, pictures.test().x()[line]);
        return new Figure.Pictures(
                "features",
                new Text("What is made of a picture by hand", "Was von Hand aus einem Bild gemacht wird"),
                List.of(
                        new Captioned(new Text("the picture", "das Bild"), Samples.picture(pictures.test(), line)),
                        new Captioned(new Text("in 64 colours", "in 64 Farben"), f.inFewColours()),
                        Captioned.stretched(
                                new Text("how strongly it changes", "wie stark es sich ändert"),
                                Shape.of(1, f.side(), f.side()),
                                f.strengths()),
                        new Captioned(
                                new Text("edges, cell by cell", "Kanten, Zelle für Zelle"),
                                EdgesPicture.of(f.cells()))));
    }
}
