package dev.tiefgang.lecture;

import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The TensorFlow Playground with its own settings: how long until it shows the slide's test loss. One
/// batch a step.
///
/// Source: D. Smilkov, S. Carter, "TensorFlow Playground", 2016.
final class PlaygroundExperiment implements Simulation {
    /// The test loss that the slide shows.
    private static final double SLIDE = 0.022;

    private static final double EDGE = 6;
    private static final int FIELDS = 25, DECIMALS = 4, MOST_LAYERS = 6, MOST_UNITS = 8;
    private static final List<String> RATES =
            List.of("0.00001", "0.0001", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10");

    /// What is chosen, which copies have in common.
    private record Plan(PlaygroundPoints points, List<String> inputs, double alpha, int batch, int epochs) {}

    private final Plan plan;
    private final PlaygroundNet net;
    /// Losses after each epoch, that before the first one among them.
    private final double[] learned;
    private final double[] tested;
    private int epoch;
    private int next;
    private boolean over;

    private PlaygroundExperiment(Plan plan, PlaygroundNet net, double[] learned, double[] tested) {
        this.plan = plan;
        this.net = net;
        this.learned = learned;
        this.tested = tested;
    }

    static Experiment of() {
        return new Experiment(
                "playground",
                List.of(45),
                new Text("Google's playground", "Googles Playground"),
                new Text(
                        "A network of 4 and 2 hidden units encloses the circle; a test loss of 0.022, as on the slide, is on"
                                + " its way.",
                        "Ein Netz aus 4 und 2 verborgenen Neuronen umschließt den Kreis; ein Test-Fehler von 0.022 wie auf der"
                                + " Folie liegt auf seinem Weg."),
                List.of(
                        new Setting.Choice(
                                "problem", new Text("points", "Punkte"), PlaygroundPoints.problems(), "circle"),
                        new Setting.Words(
                                "inputs",
                                new Text("what is made of a point", "was aus einem Punkt gemacht wird"),
                                String.join(",", PlaygroundPoints.INPUTS.sequencedKeySet()),
                                "x,y"),
                        new Setting.Words(
                                "hidden",
                                new Text("units of each hidden layer", "Neuronen jeder verborgenen Schicht"),
                                "1…8,1…8,…",
                                "4,2"),
                        new Setting.Choice(
                                "activation",
                                new Text("activation of hidden units", "Aktivierung der verborgenen Neuronen"),
                                List.of("relu", "tanh", "sigmoid", "linear"),
                                "tanh"),
                        new Setting.Choice("alpha", new Text("learning rate", "Lernrate"), RATES, "0.03"),
                        new Setting.Whole("batch", new Text("points of a batch", "Punkte je Batch"), 1, 30, 10),
                        new Setting.Whole("noise", new Text("noise, %", "Rauschen, %"), 0, 50, 0),
                        new Setting.Whole(
                                "share", new Text("points to learn from, %", "Punkte zum Lernen, %"), 10, 90, 50),
                        new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 10_000, 300)),
                facts(),
                PlaygroundExperiment::start);
    }

    private static List<Fact> facts() {
        return List.of(
                Fact.exactly("weights", new Text("weights, biases among them", "Gewichte mit Bias"), 25),
                Fact.exactly(
                        "points", new Text("points to learn from, to test", "Punkte zum Lernen, zum Testen"), 250, 250),
                Fact.exactly(
                        "offered",
                        new Text("inputs and learning rates that it offers", "Eingaben und Lernraten, die es anbietet"),
                        7,
                        11),
                Fact.between("start", new Text("test loss before learning", "Test-Fehler vor dem Lernen"), 0.4, 0.75),
                Fact.between(
                        "reached",
                        new Text("epochs until the test loss is 0.022", "Epochen, bis der Test-Fehler 0.022 ist"),
                        20,
                        200),
                Fact.between("test", new Text("test loss at last", "Test-Fehler zuletzt"), 0, SLIDE),
                Fact.between(
                        "right",
                        new Text("points of the test on the right side, %", "Test-Punkte auf der richtigen Seite, %"),
                        97,
                        100));
    }

    private static Simulation start(Settings s) {
        List<String> inputs = inputs(s.word("inputs"));
        int[] hidden = hidden(s.word("hidden"));
        int[] sizes = new int[hidden.length + 2];
        sizes[0] = inputs.size();
        System.arraycopy(hidden, 0, sizes, 1, hidden.length);
        sizes[sizes.length - 1] = 1;
        var points = PlaygroundPoints.of(s.word("problem"), s.whole("noise"), s.whole("share"), inputs, s.seed());
        var plan = new Plan(points, inputs, Numbers.parse(s.word("alpha")), s.whole("batch"), s.whole("epochs"));
        double[] learned = new double[plan.epochs() + 1], tested = learned.clone();
        var first = new PlaygroundExperiment(
                plan, PlaygroundNet.of(sizes, Activation.of(s.word("activation")), s.seed()), learned, tested);
        first.measure();
        return first;
    }

    private static List<String> inputs(String words) {
        List<String> names =
                Arrays.stream(words.split(",")).map(String::strip).distinct().toList();
        for (String name : names)
            if (!PlaygroundPoints.INPUTS.containsKey(name))
                throw new SettingException("inputs: expected some of %s, received '%s'"
                        .formatted(String.join(",", PlaygroundPoints.INPUTS.sequencedKeySet()), name));
        return names;
    }

    private static int[] hidden(String words) {
        String[] each = words.split(",", -1);
        int[] units = new int[each.length];
        for (int i = 0; i < units.length; i++)
            try {
                units[i] = Integer.parseInt(each[i].strip());
            } catch (NumberFormatException e) {
                // Zero units are refused below, as a number that does not fit.
                units[i] = 0;
            }
        if (units.length > MOST_LAYERS || Arrays.stream(units).anyMatch(u -> u < 1 || u > MOST_UNITS))
            throw new SettingException("hidden: expected up to %d numbers in 1 … %d, as in 4,2, received '%s'"
                    .formatted(MOST_LAYERS, MOST_UNITS, words));
        return units;
    }

    private void measure() {
        learned[epoch] = net.loss(plan.points().x(), plan.points().y());
        tested[epoch] = net.loss(plan.points().testX(), plan.points().testY());
    }

    @Override
    public boolean step(Events events) {
        if (over) return false;
        PlaygroundPoints points = plan.points();
        int size = Math.min(plan.batch(), points.x().length - next);
        for (int i = 0; i < size; i++, next++) {
            double[] x = points.x()[next];
            double y = points.y()[next];
            int number = next + 1;
            events.tell(() -> new Event.Presented(number, x, new double[] {y}));
            net.present(x, y);
        }
        PlaygroundNet asked = events.listening() ? net.copy() : net;
        net.change(plan.alpha());
        if (events.listening()) tell(asked, events);
        if (next == points.x().length) end(events);
        return true;
    }

    private void tell(PlaygroundNet before, Events events) {
        for (int l = 0; l < net.net.layers(); l++)
            for (int i = 0; i < net.net.w[l].length; i++)
                for (int j = 0; j < net.net.w[l][i].length; j++) {
                    double w = before.net.w[l][i][j];
                    String numbers = "%s + %s·%s/%d"
                            .formatted(
                                    Numbers.fixed(w, DECIMALS),
                                    Numbers.plain(plan.alpha()),
                                    Numbers.factor(before.asked(l, i, j), DECIMALS),
                                    before.patterns());
                    String name = "w" + Numbers.index(l + 1) + "(" + (i + 1) + "," + (j + 1) + ")";
                    events.happened(new Event.Changed(
                            name, w, new Explained(name, "w + α·(Σ oᵢ·Δⱼ)/n", numbers, net.net.w[l][i][j])));
                }
    }

    private void end(Events events) {
        next = 0;
        epoch++;
        measure();
        double loss = tested[epoch];
        over = Double.isNaN(loss) || epoch == plan.epochs();
        int ended = epoch;
        events.tell(() -> new Event.Noticed(
                Double.isNaN(loss)
                        ? BackpropRun.DIVERGED
                        : new Text("Epoch %d is over: test loss %s", "Epoche %d ist vorbei: Test-Fehler %s")
                                .with(ended, Numbers.fixed(loss, DECIMALS))));
    }

    @Override
    public int steps() {
        return plan.epochs() * Math.ceilDiv(plan.points().x().length, plan.batch());
    }

    @Override
    public Simulation copy() {
        var copy = new PlaygroundExperiment(plan, net.copy(), learned.clone(), tested.clone());
        copy.epoch = epoch;
        copy.next = next;
        copy.over = over;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int l = 0; l < net.net.layers(); l++)
            state.put(
                    "W" + Numbers.index(l + 1),
                    Arrays.stream(net.net.w[l]).flatMapToDouble(Arrays::stream).toArray());
        return state;
    }

    @Override
    public Result result() {
        PlaygroundNet now = net.copy();
        PlaygroundPoints points = plan.points();
        double reached = IntStream.rangeClosed(0, epoch)
                .filter(e -> tested[e] <= SLIDE)
                .mapToDouble(e -> e)
                .findFirst()
                .orElse(Double.NaN);
        int right = 0;
        for (int p = 0; p < points.testX().length; p++)
            if (now.recall(points.testX()[p]) > 0 == points.testY()[p] > 0) right++;
        var result = new Result.Builder()
                .value("weights", now.net.weights())
                .value("points", points.x().length, points.testX().length)
                .value("offered", PlaygroundPoints.INPUTS.size(), RATES.size())
                .value("start", tested[0])
                .value("reached", reached)
                .value("learn", learned[epoch])
                .value("test", tested[epoch])
                .value("right", 100.0 * right / points.testX().length)
                .table(losses())
                .table(formulas())
                .figure(curve())
                .figure(plane(now));
        if (Double.isNaN(tested[epoch])) result.note(BackpropRun.DIVERGED);
        return result.note(new Text(
                        "Points and first weights are drawn like those of the playground, from this seed: the epoch at which"
                                + " 0.022 shows is another with each, as it is there.",
                        "Punkte und erste Gewichte sind wie im Playground gezogen, aus diesem Startwert: Mit jedem ist es eine"
                                + " andere Epoche, in der 0.022 dasteht, wie dort auch."))
                .build();
    }

    /// Losses after 0, 1, 2, 5, 10, 20, … epochs and at last.
    private Table losses() {
        Table table = Table.of(
                "losses",
                new Text("Mean of ½(o − y)²", "Mittel von ½(o − y)²"),
                Table.numbers("epoch", "Epoche", -1),
                Table.numbers("learned points", "gelernte Punkte", DECIMALS),
                Table.numbers("test points", "Test-Punkte", DECIMALS));
        for (int e : shownEpochs()) table.row(e, learned[e], tested[e]);
        return table;
    }

    private List<Integer> shownEpochs() {
        var shown = new ArrayList<Integer>();
        shown.add(0);
        for (int ten = 1; ten < epoch; ten *= 10)
            for (int e : new int[] {ten, 2 * ten, 5 * ten}) if (e < epoch) shown.add(e);
        if (epoch > 0) shown.add(epoch);
        return shown;
    }

    /// What follows from the settings.
    private Table formulas() {
        Table table = Table.of(
                "settings",
                new Text("What follows from the settings", "Was aus den Einstellungen folgt"),
                Table.words("what", "was"),
                Table.words("with numbers", "mit Zahlen"),
                Table.numbers("value", "Wert", -1));
        var terms = new ArrayList<String>();
        for (double[][] layer : net.net.w) terms.add("(" + (layer.length - 1) + " + 1)·" + layer[0].length);
        int n = plan.points().x().length, all = n + plan.points().testX().length;
        table.row(new Text("weights and biases", "Gewichte und Bias"), String.join(" + ", terms), net.net.weights());
        table.row(new Text("points to learn from", "Punkte zum Lernen"), all + "·" + 100 * n / all + "/100", n);
        table.row(
                new Text("changes of weights in an epoch", "Änderungen der Gewichte je Epoche"),
                "⌈" + n + "/" + plan.batch() + "⌉",
                Math.ceilDiv(n, plan.batch()));
        return table;
    }

    private Figure curve() {
        double[] x = IntStream.rangeClosed(0, epoch).asDoubleStream().toArray();
        return new Figure.Plot(
                "losses",
                new Text("Loss, epoch by epoch", "Fehler, Epoche für Epoche"),
                Axis.of("epoch", "Epoche"),
                Axis.of("½(o − y)²"),
                List.of(
                        new Curve(
                                new Text("learned points", "gelernte Punkte"),
                                x,
                                Arrays.copyOf(learned, epoch + 1),
                                true),
                        new Curve(new Text("test points", "Test-Punkte"), x, Arrays.copyOf(tested, epoch + 1), true),
                        new Curve(
                                new Text("on the slide", "auf der Folie"),
                                new double[] {0, Math.max(1, epoch)},
                                new double[] {SLIDE, SLIDE},
                                true)));
    }

    /// What the network says of every place.
    private Figure plane(PlaygroundNet now) {
        double[] places = IntStream.range(0, FIELDS)
                .mapToDouble(i -> -EDGE + 2 * EDGE * i / (FIELDS - 1))
                .toArray();
        double[][] z = new double[FIELDS][FIELDS];
        for (int row = 0; row < FIELDS; row++)
            for (int column = 0; column < FIELDS; column++)
                z[row][column] = now.recall(PlaygroundPoints.made(plan.inputs(), places[column], places[row]));
        return new Figure.Surface(
                "plane",
                new Text("Output at every place", "Ausgabe an jedem Ort"),
                Axis.of("x"),
                Axis.of("y"),
                places,
                places,
                z);
    }
}
