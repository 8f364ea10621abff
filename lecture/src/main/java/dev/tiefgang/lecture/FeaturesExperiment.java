package dev.tiefgang.lecture;

import dev.tiefgang.lecture.FieldPicture.Placed;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Eight outputs, one for each thing that may be in the picture, of which several can be there at once: with
/// sigmoid each output answers for itself, with softmax they share one. One network a step.
final class FeaturesExperiment implements Simulation {
    private static final Thing[] THINGS = Thing.values();
    private static final int TEST = 400, SHOWN = 6, MOST = 2;
    private static final List<String> HEADS = List.of("sigmoid", "softmax");

    /// Pictures of one or two different things, and what is on them.
    private record Tagged(List<FieldPicture> pictures) {
        static Tagged of(int number, long seed) {
            Field field = Field.of(FieldNet.SIDE);
            var pictures = new ArrayList<FieldPicture>();
            for (int i = 0; i < number; i++) {
                Rng random = Rng.of(seed, "features", i);
                int[] order = random.permutation(THINGS.length);
                Thing[] some = Arrays.stream(order, 0, 1 + i % MOST)
                        .mapToObj(t -> THINGS[t])
                        .toArray(Thing[]::new);
                pictures.add(field.picture(seed, i, some));
            }
            return new Tagged(pictures);
        }

        /// @param share whether what is wanted sums up to 1, as softmax does
        Samples samples(boolean share) {
            float[][] x = pictures.stream().map(FieldPicture::pixels).toArray(float[][]::new);
            float[][] y = pictures.stream().map(p -> wanted(p, share)).toArray(float[][]::new);
            return new Samples("features", FieldPicture.shape(FieldNet.SIDE), Shape.of(THINGS.length), List.of(), x, y);
        }

        private static float[] wanted(FieldPicture p, boolean share) {
            float[] y = new float[THINGS.length];
            for (Placed placed : p.things())
                y[placed.thing().output()] = share ? 1f / p.things().size() : 1;
            return y;
        }
    }

    private final int pictures;
    private final int epochs;
    private final long seed;
    private final Tagged test;
    /// Shares of pictures of one and of two things with all outputs right, by head.
    private final double[][] right;
    /// The outputs for the first pictures, by head.
    private final float[][][] outputs;
    private int done;

    private FeaturesExperiment(int pictures, int epochs, long seed, Tagged test) {
        this.test = test;
        this.pictures = pictures;
        this.epochs = epochs;
        this.seed = seed;
        this.right = new double[HEADS.size()][MOST];
        this.outputs = new float[HEADS.size()][SHOWN][THINGS.length];
    }

    static Experiment of() {
        return new Experiment(
                "features",
                List.of(31),
                new Text("Eight outputs", "Acht Ausgaben"),
                new Text(
                        "Where a picture shows several things, each output needs an answer of its own: sigmoid gives it, softmax"
                                + " lets them share one.",
                        "Zeigt ein Bild mehrere Dinge, braucht jede Ausgabe ihre eigene Antwort: Sigmoid gibt sie, bei Softmax"
                                + " teilen sie sich eine."),
                List.of(
                        new Setting.Whole(
                                "pictures", new Text("pictures to learn from", "Bilder zum Lernen"), 10, 20_000, 1600),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 1000, 12)),
                List.of(
                        Fact.exactly("outputs", new Text("outputs", "Ausgaben"), 8),
                        Fact.between(
                                "sigmoid.two",
                                new Text(
                                        "sigmoid, two things: pictures with all outputs right, %",
                                        "Sigmoid, zwei Dinge: Bilder mit lauter richtigen Ausgaben, %"),
                                70,
                                100),
                        Fact.between("softmax.one", new Text("softmax, one thing, %", "Softmax, ein Ding, %"), 80, 100),
                        Fact.between("softmax.two", new Text("softmax, two things, %", "Softmax, zwei Dinge, %"), 0, 0),
                        Fact.near(
                                "softmax.sum",
                                new Text("sum of softmax's outputs", "Summe der Ausgaben von Softmax"),
                                1e-5,
                                1)),
                s -> new FeaturesExperiment(
                        s.whole("pictures"), s.whole("epochs"), s.seed(), Tagged.of(TEST, Field.UNKNOWN)));
    }

    @Override
    public boolean step(Events events) {
        if (done == HEADS.size()) return false;
        boolean softmax = done == 1;
        Model model = FieldNet.of(THINGS.length, softmax ? new SoftmaxCrossEntropy() : new SigmoidCrossEntropy())
                .model(seed);
        model.fit(Tagged.of(pictures, seed).samples(softmax), FieldNet.recipe(epochs, seed));
        Predictor predictor = model.predictor();
        Samples asked = test.samples(false);
        double[] count = new double[MOST];
        for (int i = 0; i < TEST; i++) {
            float[] o = predictor.predict(asked.x()[i]);
            if (i < SHOWN) outputs[done][i] = o;
            count[i % MOST] += allRight(o, asked.y()[i]) ? 1 : 0;
        }
        for (int n = 0; n < MOST; n++) {
            double share = 100 * count[n] / (TEST / MOST), found = count[n];
            right[done][n] = share;
            String symbol = HEADS.get(done) + ", n = " + (n + 1);
            String numbers = "100·" + Numbers.plain(found) + "/" + TEST / MOST;
            events.tell(() -> new Event.Computed(new Explained(symbol, "100·n₊/n", numbers, share)));
        }
        done++;
        return true;
    }

    private static boolean allRight(float[] o, float[] y) {
        for (int k = 0; k < o.length; k++) if (o[k] > 0.5f != y[k] > 0.5f) return false;
        return true;
    }

    @Override
    public int steps() {
        return HEADS.size();
    }

    @Override
    public Simulation copy() {
        var copy = new FeaturesExperiment(pictures, epochs, seed, test);
        for (int h = 0; h < HEADS.size(); h++) {
            copy.right[h] = right[h].clone();
            copy.outputs[h] = Arrays.stream(outputs[h]).map(float[]::clone).toArray(float[][]::new);
        }
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int h = 0; h < HEADS.size(); h++) state.put(HEADS.get(h), right[h].clone());
        return state;
    }

    @Override
    public Result result() {
        var result = new Result.Builder().value("outputs", THINGS.length);
        Table table = Table.of(
                "right",
                new Text(
                        "Unknown pictures with every output on the right side of ½, %",
                        "Fremde Bilder, bei denen jede Ausgabe auf der richtigen Seite von ½ liegt, %"),
                Table.words("outputs", "Ausgaben"),
                Table.numbers("of one thing", "mit einem Ding", 1),
                Table.numbers("of two things", "mit zwei Dingen", 1));
        for (int h = 0; h < done; h++) {
            table.row(HEADS.get(h), right[h][0], right[h][1]);
            result.value(HEADS.get(h) + ".one", right[h][0]).value(HEADS.get(h) + ".two", right[h][1]);
        }
        double sum = 0;
        for (float o : outputs[1][0]) sum += o;
        result.value("softmax.sum", sum).table(table);
        for (int h = 0; h < done; h++) result.table(shown(h));
        return result.figure(new Figure.Pictures(
                        "pictures",
                        new Text("Two of the pictures", "Zwei der Bilder"),
                        test.pictures().subList(0, 2).stream()
                                .map(p -> p.captioned(names(p)))
                                .toList()))
                .build();
    }

    /// The outputs for the first pictures.
    private Table shown(int head) {
        var columns = new ArrayList<Table.Column>();
        columns.add(Table.words("on the picture", "auf dem Bild"));
        for (Thing t : THINGS) columns.add(new Table.Column(t.title(), 2));
        String name = HEADS.get(head);
        Table table = Table.of(
                name, new Text("Outputs with %s", "Ausgaben mit %s").with(name), columns.toArray(Table.Column[]::new));
        for (int i = 0; i < SHOWN; i++) {
            var row = new ArrayList<Object>();
            row.add(names(test.pictures().get(i)));
            for (float o : outputs[head][i]) row.add((double) o);
            table.row(row.toArray());
        }
        return table;
    }

    private static Text names(FieldPicture p) {
        List<Text> all = p.things().stream().map(t -> t.thing().title()).toList();
        return new Text(
                String.join(", ", all.stream().map(Text::en).toList()),
                String.join(", ", all.stream().map(Text::de).toList()));
    }
}
