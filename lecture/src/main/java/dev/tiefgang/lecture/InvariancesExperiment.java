package dev.tiefgang.lecture;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A ball elsewhere, in other light, of another look: what a network that never saw it makes of it. One
/// network a step.
final class InvariancesExperiment implements Simulation {
    private static final int TEST = 400;
    private static final Field ANY = Field.of(FieldNet.SIDE);
    private static final Loss LOSS = new SoftmaxCrossEntropy();

    /// What the networks are tested with.
    private record Bench(Text title, Field field) {}

    /// A network and what it learns from.
    private record Learner(Text title, boolean dense, Field field) {
        Network network() {
            if (!dense) return FieldNet.of(2, LOSS);
            Shape picture = FieldPicture.shape(FieldNet.SIDE);
            return Network.of("ball", picture, LOSS, new Flatten(), new Dense(64), Activation.relu(), new Dense(2));
        }
    }

    /// On the left, in daylight, of one look.
    private static final Field NARROW = ANY.between(0, 0.5);

    private static final int SAME = 0, PLACE = 1, LIGHT = 2, LOOK = 3;
    private static final List<Bench> BENCHES = List.of(
            new Bench(new Text("as learned", "wie gelernt"), NARROW),
            new Bench(new Text("elsewhere in the picture", "anderswo im Bild"), ANY.between(0.5, 1)),
            new Bench(new Text("a tenth of the light", "ein Zehntel des Lichts"), NARROW.light(0.1, 0.1)),
            new Bench(new Text("a ball in two colours", "ein zweifarbiger Ball"), NARROW.looks(2)));

    private static final int DENSE = 0, CONVOLUTION = 1, VARIED = 2;
    private static final List<Learner> LEARNERS = List.of(
            new Learner(new Text("dense, narrow", "dicht, eng"), true, NARROW),
            new Learner(new Text("convolution, narrow", "Faltung, eng"), false, NARROW),
            new Learner(
                    new Text("convolution, varied", "Faltung, vielfältig"),
                    false,
                    ANY.light(0.07, 1.1).looks(0, 1, 2)));

    private final int pictures;
    private final int epochs;
    private final long seed;
    /// The pictures of each test, which copies have in common.
    private final List<Samples> asked;
    /// Per cent right by learner and test.
    private final double[][] accuracy;
    private int done;

    private InvariancesExperiment(int pictures, int epochs, long seed, List<Samples> asked, double[][] accuracy) {
        this.pictures = pictures;
        this.epochs = epochs;
        this.seed = seed;
        this.asked = asked;
        this.accuracy = Arrays.stream(accuracy).map(double[]::clone).toArray(double[][]::new);
    }

    static Experiment of() {
        return new Experiment(
                "invariances",
                List.of(29),
                new Text("What must not matter", "Was egal sein muss"),
                new Text(
                        "Convolutions whose largest answer counts find the ball wherever it lies; light and look must be"
                                + " learned from pictures that show them.",
                        "Faltungen, deren größte Antwort zählt, finden den Ball, wo er auch liegt; Licht und Aussehen müssen sie"
                                + " aus Bildern lernen, die sie zeigen."),
                List.of(
                        new Setting.Whole(
                                "pictures", new Text("pictures to learn from", "Bilder zum Lernen"), 10, 20_000, 600),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 1000, 8)),
                List.of(
                        Fact.between(
                                "convolution.same",
                                new Text("convolution, as learned, % right", "Faltung, wie gelernt, % richtig"),
                                95,
                                100),
                        Fact.between(
                                "convolution.place",
                                new Text("convolution, ball elsewhere, % right", "Faltung, Ball anderswo, % richtig"),
                                90,
                                100),
                        Fact.between(
                                "dense.same",
                                new Text("dense, as learned, % right", "dicht, wie gelernt, % richtig"),
                                78,
                                100),
                        Fact.between(
                                "dense.place",
                                new Text("dense, ball elsewhere, % right", "dicht, Ball anderswo, % richtig"),
                                30,
                                70),
                        Fact.between(
                                "gain.light",
                                new Text(
                                        "little light: gain by varied pictures, %",
                                        "wenig Licht: Gewinn durch vielfältige Bilder, %"),
                                10,
                                60),
                        Fact.between(
                                "gain.look",
                                new Text(
                                        "other look: gain by varied pictures, %",
                                        "anderes Aussehen: Gewinn durch vielfältige Bilder, %"),
                                10,
                                60)),
                s -> new InvariancesExperiment(
                        s.whole("pictures"),
                        s.whole("epochs"),
                        s.seed(),
                        BENCHES.stream()
                                .map(b -> b.field().ofBalls(TEST, Field.UNKNOWN))
                                .toList(),
                        notYet()));
    }

    private static double[][] notYet() {
        double[][] all = new double[LEARNERS.size()][BENCHES.size()];
        for (double[] learner : all) Arrays.fill(learner, Double.NaN);
        return all;
    }

    @Override
    public boolean step(Events events) {
        if (done == accuracy.length) return false;
        Learner learner = LEARNERS.get(done);
        Model model = learner.network().model(seed);
        model.fit(learner.field().ofBalls(pictures, seed), FieldNet.recipe(epochs, seed));
        for (int b = 0; b < BENCHES.size(); b++) {
            double right = 100 * model.evaluate(asked.get(b)).accuracy();
            accuracy[done][b] = right;
            Bench bench = BENCHES.get(b);
            events.tell(() -> new Event.Begun(new Text("%1$s, %3$s", "%2$s, %4$s")
                    .with(
                            learner.title().en(),
                            learner.title().de(),
                            bench.title().en(),
                            bench.title().de())));
            events.tell(() -> new Event.Computed(new Explained(
                    "a", "100·n₊/n", "100·%d/%d".formatted(Math.round(right * TEST / 100), TEST), right)));
        }
        done++;
        return true;
    }

    @Override
    public int steps() {
        return accuracy.length;
    }

    @Override
    public Simulation copy() {
        var copy = new InvariancesExperiment(pictures, epochs, seed, asked, accuracy);
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int l = 0; l < LEARNERS.size(); l++) state.put("a" + Numbers.index(l + 1), accuracy[l].clone());
        return state;
    }

    @Override
    public Result result() {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.words("the ball", "der Ball"));
        for (Learner l : LEARNERS) columns.add(new Table.Column(l.title(), 1));
        Table table = Table.of(
                "benches",
                new Text("Of %d unknown pictures judged rightly, %%", "Von %d fremden Bildern richtig beurteilt, %%")
                        .with(TEST),
                columns.toArray(Table.Column[]::new));
        for (int b = 0; b < BENCHES.size(); b++) {
            var row = new ArrayList<Object>();
            row.add(BENCHES.get(b).title());
            for (double[] learner : accuracy) row.add(learner[b]);
            table.row(row.toArray());
        }
        double[] narrow = accuracy[CONVOLUTION], varied = accuracy[VARIED];
        return new Result.Builder()
                .value("convolution.same", narrow[SAME])
                .value("convolution.place", narrow[PLACE])
                .value("dense.same", accuracy[DENSE][SAME])
                .value("dense.place", accuracy[DENSE][PLACE])
                .value("gain.light", varied[LIGHT] - narrow[LIGHT])
                .value("gain.look", varied[LOOK] - narrow[LOOK])
                .table(table)
                .figure(new Figure.Pictures(
                        "benches",
                        new Text("A ball in every test", "Ein Ball in jeder Prüfung"),
                        IntStream.range(0, BENCHES.size()).mapToObj(this::shown).toList()))
                .note(new Text(
                        "Narrow: balls in the left half, in daylight, white with black patches. Varied: anywhere, in any light,"
                                + " of three looks.",
                        "Eng: Bälle in der linken Hälfte, bei Tageslicht, weiß mit schwarzen Flecken. Vielfältig: überall, in"
                                + " jedem Licht, mit drei Aussehen."))
                .build();
    }

    /// The first picture of a test, which shows a ball.
    private Figure.Captioned shown(int bench) {
        return new Figure.Captioned(BENCHES.get(bench).title(), Samples.picture(asked.get(bench), 0));
    }
}
