package dev.tiefgang.lecture;

import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// From a network that judges one picture to one that looks for things in a large one: its fully connected
/// layer is a convolution over all its maps, and slides.
final class BridgeExperiment implements Simulation {
    /// A camera's picture, as SweatyNet sees it.
    private static final int WIDTH = 640, HEIGHT = 512;
    private static final double CLOSE = 1e-10;
    private static final int STEPS = 3, ONE = 0, SLIDING = 1, CUT_OUT = 2;

    /// What copies have in common.
    private record Given(BridgeNet net, int side, float[] picture, float[] small) {}

    private final Given given;
    /// Largest differences: of the two ways for one picture, for all windows of a large one, and of cut-out
    /// pictures.
    private final double[] apart = new double[STEPS];
    /// Of the large picture: outputs `[8, places, places]`.
    private Optional<Tensor> map = Optional.empty();
    /// How far the outputs of all windows lie from each other.
    private double range = Double.NaN;
    private int done;

    private BridgeExperiment(Given given) {
        this.given = given;
        Arrays.fill(apart, Double.NaN);
    }

    static Experiment of() {
        return new Experiment(
                "bridge",
                List.of(32, 35),
                new Text("From one picture to a sliding network", "Vom einen Bild zum gleitenden Netz"),
                new Text(
                        "4608 → 2048 fully connected is a convolution of 6×6 over 128 maps: the same numbers, the same outputs;"
                                + " on a larger picture it answers for every place.",
                        "4608 → 2048 vollverbunden ist eine 6×6-Faltung über 128 Karten: dieselben Zahlen, dieselben Ausgaben; auf"
                                + " einem größeren Bild antwortet sie für jeden Ort."),
                List.of(
                        new Setting.Choice(
                                "side",
                                new Text(
                                        "pixels along an edge of the large picture",
                                        "Pixel an einer Kante des großen Bildes"),
                                List.of("96", "112", "128", "160", "192", "256"),
                                "128"),
                        new Setting.Whole(
                                "units",
                                new Text("units of the fully connected layer", "Neuronen der vollverbundenen Schicht"),
                                1,
                                2048,
                                2048)),
                facts(),
                s -> {
                    int side = Integer.parseInt(s.word("side"));
                    return new BridgeExperiment(new Given(
                            new BridgeNet(s.whole("units"), s.seed()),
                            side,
                            picture(side, s.seed()),
                            picture(BridgeNet.SIDE, s.seed())));
                });
    }

    private static List<Fact> facts() {
        return List.of(
                Fact.exactly(
                        "weights",
                        new Text(
                                "weights of the layer: fully connected, as a convolution",
                                "Gewichte der Schicht: vollverbunden, als Faltung"),
                        9_437_184,
                        9_437_184),
                Fact.near(
                        "one",
                        new Text(
                                "one picture: largest difference of both ways",
                                "ein Bild: größter Unterschied beider Wege"),
                        CLOSE,
                        0),
                Fact.near(
                        "sliding",
                        new Text(
                                "large picture: largest difference of the convolution from the dense layer on every window",
                                "großes Bild: größter Unterschied der Faltung zur vollverbundenen Schicht auf jedem Fenster"),
                        CLOSE,
                        0),
                Fact.exactly("places", new Text("places on 128×128 pixels", "Orte auf 128×128 Pixeln"), 3, 3),
                Fact.between(
                        "border",
                        new Text(
                                "cut-out pictures: largest difference, % of the range of all outputs",
                                "ausgeschnittene Bilder: größter Unterschied, % der Spanne aller Ausgaben"),
                        2,
                        40),
                Fact.exactly("camera", new Text("places on 640×512 pixels", "Orte auf 640×512 Pixeln"), 35, 27),
                Fact.near(
                        "saved",
                        new Text(
                                "640×512: times as much work one by one",
                                "640×512: so viel mal mehr Arbeit, eins nach dem anderen"),
                        0.05,
                        4.2));
    }

    private static float[] picture(int side, long seed) {
        return Field.of(side).picture(seed, 0, Thing.BALL, Thing.ROBOT).pixels();
    }

    @Override
    public boolean step(Events events) {
        switch (done) {
            case ONE -> one(events);
            case SLIDING -> slide(events);
            case CUT_OUT -> cutOut(events);
            default -> {
                return false;
            }
        }
        done++;
        return true;
    }

    private void one(Events events) {
        events.tell(() -> new Event.Begun(new Text(
                "One picture of 96×96: fully connected, and as a convolution",
                "Ein Bild von 96×96: vollverbunden und als Faltung")));
        BridgeNet.Answer slid = given.net().slide(BridgeNet.SIDE, given.small());
        List<Tensor> dense = given.net().dense(slid.maps().doubles());
        apart[ONE] = Math.max(
                most(dense.get(0).doubles(), slid.hidden().doubles()),
                most(dense.get(1).doubles(), slid.outputs().doubles()));
        for (int k = 0; k < BridgeNet.OUTPUTS; k++) {
            double convolved = slid.outputs().doubles()[k],
                    connected = dense.get(1).doubles()[k];
            String o = "o" + Numbers.index(k + 1);
            events.tell(() -> new Event.Computed(new Explained(
                    o + " − o",
                    "Σ w·x − (w ∗ x)",
                    connected + " − " + Numbers.factor(convolved),
                    connected - convolved)));
        }
    }

    private void slide(Events events) {
        BridgeNet.Answer slid = given.net().slide(given.side(), given.picture());
        int places = slid.places();
        events.tell(() -> new Event.Begun(
                new Text("A picture of %1$d×%1$d: %2$d×%2$d places", "Ein Bild von %1$d×%1$d: %2$d×%2$d Orte")
                        .with(given.side(), places)));
        var windows = new ArrayList<double[]>();
        for (int r = 0; r < places; r++)
            for (int c = 0; c < places; c++) windows.add(BridgeNet.window(slid.maps(), r, c));
        List<Tensor> dense = given.net()
                .dense(windows.stream().flatMapToDouble(Arrays::stream).toArray());
        double sum = most(byPlace(dense.get(0)), slid.hidden().doubles());
        apart[SLIDING] =
                Math.max(sum, most(byPlace(dense.get(1)), slid.outputs().doubles()));
        map = Optional.of(slid.outputs());
        var outputs = Arrays.stream(slid.outputs().doubles()).summaryStatistics();
        range = outputs.getMax() - outputs.getMin();
        int maps = given.side() / BridgeNet.stride();
        events.tell(() -> new Event.Computed(new Explained(
                "places",
                "side/16 − 6 + 1",
                given.side() + "/" + BridgeNet.stride() + " − 6 + 1",
                maps - BridgeNet.EDGE + 1)));
    }

    /// `[windows, units]` in the order `[units, windows]` of maps.
    private static double[] byPlace(Tensor t) {
        int windows = t.shape().dim(0), units = t.shape().dim(1);
        double[] turned = new double[t.size()];
        for (int w = 0; w < windows; w++)
            for (int u = 0; u < units; u++) turned[u * windows + w] = t.doubles()[w * units + u];
        return turned;
    }

    /// The network as it was, on pictures of 96×96 that are cut out of the large one.
    private void cutOut(Events events) {
        events.tell(() -> new Event.Begun(new Text(
                "The windows of the diagonal cut out of the picture, one after the other",
                "Die Fenster der Diagonale aus dem Bild ausgeschnitten, eins nach dem anderen")));
        Tensor slid = map.orElseThrow();
        int places = slid.shape().dim(3);
        double most = 0;
        for (int i = 0; i < places; i++) {
            double[] alone =
                    given.net().slide(BridgeNet.SIDE, cut(i, i)).outputs().doubles();
            for (int k = 0; k < alone.length; k++)
                most = Math.max(most, Math.abs(alone[k] - slid.doubles()[(k * places + i) * places + i]));
        }
        apart[CUT_OUT] = most;
        double found = most, all = range;
        events.tell(() -> new Event.Computed(new Explained(
                "border",
                "100·d/(max o − min o)",
                "100·" + Numbers.fixed(found, 4) + "/" + Numbers.fixed(all, 4),
                100 * found / all)));
    }

    private float[] cut(int row, int column) {
        int side = given.side(), small = BridgeNet.SIDE, stride = BridgeNet.stride(), at = 0;
        float[] part = new float[given.small().length];
        for (int c = 0; c < part.length / (small * small); c++)
            for (int y = 0; y < small; y++, at += small)
                System.arraycopy(
                        given.picture(), (c * side + row * stride + y) * side + column * stride, part, at, small);
        return part;
    }

    private static double most(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i] - b[i]));
        return most;
    }

    @Override
    public int steps() {
        return STEPS;
    }

    @Override
    public Simulation copy() {
        var copy = new BridgeExperiment(given);
        System.arraycopy(apart, 0, copy.apart, 0, STEPS);
        copy.map = map;
        copy.range = range;
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("apart", apart.clone());
        state.put("o", map.map(t -> t.doubles().clone()).orElse(new double[0]));
        return state;
    }

    /// Places along an edge of so many pixels.
    private static int places(int edge) {
        return Grid.windows(edge / BridgeNet.stride(), BridgeNet.EDGE, 1);
    }

    /// Multiply-adds for a picture of so many pixels, of which `places` windows are judged.
    private double work(double pixels, double places) {
        Experiment weights = AccountantExperiment.of();
        Result small = weights.run(
                weights.usual().with("dense", Integer.toString(given.net().units())));
        double dense = small.value("dense")[0] + small.value("output")[0];
        double convolutions = 1e6 * small.value("products")[0] - dense;
        return convolutions * pixels / (BridgeNet.SIDE * BridgeNet.SIDE) + dense * places;
    }

    @Override
    public Result result() {
        int flat = AccountantExperiment.FLAT, units = given.net().units();
        double windows = (double) places(WIDTH) * places(HEIGHT);
        double together = work((double) WIDTH * HEIGHT, windows);
        double alone = windows * work((double) BridgeNet.SIDE * BridgeNet.SIDE, 1);
        var result = new Result.Builder()
                .value("weights", (double) flat * units, (double) given.net().filterWeights())
                .value("one", apart[ONE])
                .value("sliding", apart[SLIDING])
                .value("places", places(given.side()), places(given.side()))
                .value("border", 100 * apart[CUT_OUT] / range)
                .value("camera", places(WIDTH), places(HEIGHT))
                .value("saved", alone / together)
                .table(ways())
                .table(sizes(windows, together, alone));
        if (map.isPresent()) result.table(answers(map.orElseThrow())).figure(shown(map.orElseThrow()));
        return result.note(new Text(
                        "Cut out, a window sees zeros beyond its border; in the large picture the convolutions see what is"
                                + " there. That alone makes the last difference.",
                        "Ausgeschnitten sieht ein Fenster hinter seinem Rand Nullen; im großen Bild sehen die Faltungen, was da"
                                + " ist. Nur das macht den letzten Unterschied."))
                .note(new Text(
                        "The weights are random: what the network says of a place means nothing here, that both ways say the"
                                + " same does.",
                        "Die Gewichte sind zufällig: Was das Netz von einem Ort sagt, bedeutet hier nichts; dass beide Wege"
                                + " dasselbe sagen, schon."))
                .build();
    }

    private Table ways() {
        Table table = Table.of(
                "ways",
                new Text("Largest difference of the outputs", "Größter Unterschied der Ausgaben"),
                Table.words("of", "von"),
                Table.words("difference", "Unterschied"));
        List<Text> titles = List.of(
                new Text("fully connected and 6×6 convolution, one picture", "vollverbunden und 6×6-Faltung, ein Bild"),
                new Text(
                        "fully connected on each window of the maps and the sliding convolution",
                        "vollverbunden auf jedem Fenster der Karten und gleitende Faltung"),
                new Text(
                        "windows of the diagonal cut out of the picture and the sliding network",
                        "Fenster der Diagonale aus dem Bild ausgeschnitten und gleitendes Netz"));
        for (int i = 0; i < done; i++) table.row(titles.get(i), String.format(Locale.ROOT, "%.1e", apart[i]));
        return table;
    }

    private static Table sizes(double windows, double together, double alone) {
        Table table = Table.of(
                "camera",
                new Text("A camera's picture of 640×512", "Ein Kamerabild von 640×512"),
                Table.words("what", "was"),
                Table.words("with numbers", "mit Zahlen"),
                Table.numbers("value", "Wert", 1));
        int columns = places(WIDTH), rows = places(HEIGHT);
        table.row(new Text("places", "Orte"), "(640/16 − 5)·(512/16 − 5) = " + columns + "·" + rows, (long) windows);
        table.row(
                new Text(
                        "billions of multiply-adds, window by window",
                        "Milliarden Multiplikationen, Fenster für Fenster"),
                Numbers.plain(windows) + "·" + Numbers.fixed(alone / windows / 1e6, 1) + "/1000",
                alone / 1e9);
        table.row(
                new Text("the same, sliding", "dasselbe, gleitend"),
                Numbers.fixed(alone / together, 1) + "×",
                together / 1e9);
        return table;
    }

    private static Table answers(Tensor map) {
        int places = map.shape().dim(3);
        Table table = Table.of(
                "places",
                new Text("What the network says of each place", "Was das Netz von jedem Ort sagt"),
                Table.numbers("row", "Zeile", -1),
                Table.numbers("column", "Spalte", -1),
                Table.numbers("o₁", 4),
                Table.numbers("o₂", 4));
        for (int r = 0; r < places; r++)
            for (int c = 0; c < places; c++)
                table.row(r + 1, c + 1, map.doubles()[r * places + c], map.doubles()[(places + r) * places + c]);
        return table;
    }

    private Figure shown(Tensor map) {
        int places = map.shape().dim(3);
        var pictures = new ArrayList<Figure.Captioned>();
        pictures.add(new Figure.Captioned(
                new Text("the picture", "das Bild"), Tensor.of(FieldPicture.shape(given.side()), given.picture())));
        for (int k = 0; k < BridgeNet.OUTPUTS; k++) {
            float[] one = new float[places * places];
            for (int i = 0; i < one.length; i++) one[i] = (float) map.doubles()[k * one.length + i];
            pictures.add(Figure.Captioned.stretched(
                    new Text("output %d", "Ausgabe %d").with(k + 1), Shape.of(1, places, places), one));
        }
        return new Figure.Pictures(
                "maps",
                new Text("A picture, and a map of each output", "Ein Bild und eine Karte je Ausgabe"),
                pictures);
    }
}
