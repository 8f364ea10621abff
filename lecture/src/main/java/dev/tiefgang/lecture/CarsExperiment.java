package dev.tiefgang.lecture;

import dev.tiefgang.data.Cars;
import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Networks of growing size, or of growing numbers of examples, on the car data: one network a step.
final class CarsExperiment implements Simulation {
    private static final int[] SIZES = {0, 1, 2, 3, 4, 6, 8, 12, 20, 40};
    private static final double[] TRAIN = {.962, .965, .992, .996, .999, 1, 1, 1, 1, 1};
    private static final double[] TEST = {.952, .953, .972, .980, .988, .991, .995, .993, .995, .995};
    private static final int[] EXAMPLES = {27, 54, 108, 216, 432, 864};
    private static final double[] BY_EXAMPLES = {.765, .873, .928, .950, .972, .995};
    private static final int HIDDEN = 8, SEEDS = 10;
    private static final Map<String, String> BRIEF = Map.of("seeds", "3");
    /// How near a mean must be. With 27 examples a network's accuracy scatters by 0.036 around 0.815, whatever
    /// the rate, the size of a batch or the first weights; the lecture's number is a mean of three. In 99 of
    /// 100 cases such a mean and one of ten networks are within 2.58·0.036·√(1/3 + 1/10) of each other.
    private static final double NEAR = 0.01, ROUGH = 0.03, FEW = 0.061;

    /// What grows: `of(i)` hidden units and examples for place `i`.
    private record Plan(String key, int[] places, int seeds, int epochs, double alpha, long first, boolean bySize) {
        int hidden(int place) {
            return bySize ? places[place] : HIDDEN;
        }

        int examples(int place) {
            return bySize ? CarsNet.HALF : places[place];
        }
    }

    private final Plan plan;
    /// Accuracy on training and test examples by place and seed.
    private final double[][][] accuracy;
    private int done;

    private CarsExperiment(Plan plan, double[][][] accuracy) {
        this.plan = plan;
        this.accuracy = Arrays.stream(accuracy)
                .map(a -> Arrays.stream(a).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    static Experiment sizes() {
        var facts = new ArrayList<Fact>(List.of(
                Fact.exactly("cars", new Text("cars: all, yes, no", "Autos: alle, ja, nein"), 1728, 518, 1210),
                Fact.exactly(
                        "yes.halves",
                        new Text("yes in the first and the last half", "ja in der ersten und der letzten Hälfte"),
                        180,
                        338),
                Fact.exactly(
                        "yes.parity",
                        new Text("yes in even and in odd rows", "ja in geraden und in ungeraden Zeilen"),
                        251,
                        267),
                Fact.exactly("inputs", new Text("inputs", "Eingaben"), 21),
                Fact.near(
                        "majority",
                        new Text("share of the larger class", "Anteil der größeren Klasse"),
                        1e-4,
                        0.7002)));
        for (int i = 0; i < SIZES.length; i++) {
            String de = SIZES[i] + " verdeckte";
            facts.add(Fact.near(
                    "train." + SIZES[i], new Text(SIZES[i] + " hidden: training", de + ": Training"), NEAR, TRAIN[i]));
            facts.add(
                    Fact.near("test." + SIZES[i], new Text(SIZES[i] + " hidden: test", de + ": Test"), NEAR, TEST[i]));
        }
        return new Experiment(
                "cars-size",
                List.of(25, 26),
                new Text("How large must the network be?", "Wie groß muss das Netz sein?"),
                new Text(
                        "A few hidden units learn all cars and judge unknown ones nearly as well.",
                        "Wenige verdeckte Neuronen lernen alle Autos und beurteilen unbekannte fast ebenso gut."),
                settings(),
                facts,
                BRIEF,
                s -> start("size", SIZES, true, s));
    }

    static Experiment curve() {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < EXAMPLES.length; i++)
            facts.add(Fact.near(
                    "test." + EXAMPLES[i],
                    new Text(EXAMPLES[i] + " examples: test", EXAMPLES[i] + " Beispiele: Test"),
                    EXAMPLES[i] < 54 ? FEW : EXAMPLES[i] < 432 ? ROUGH : NEAR,
                    BY_EXAMPLES[i]));
        return new Experiment(
                "cars-curve",
                List.of(27),
                new Text("Learning curve", "Lernkurve"),
                new Text(
                        "The more examples, the better unknown cars are judged.",
                        "Je mehr Beispiele, desto besser werden unbekannte Autos beurteilt."),
                settings(),
                facts,
                s -> start("examples", EXAMPLES, false, s));
    }

    private static List<Setting> settings() {
        return List.of(
                new Setting.Whole("seeds", new Text("networks of each place", "Netze je Stelle"), 1, 1000, SEEDS),
                new Setting.Whole("epochs", new Text("epochs", "Epochen"), 1, 100_000, 300),
                new Setting.Real("alpha", new Text("learning rate α", "Lernrate α"), 1e-6, 100, 1));
    }

    private static Simulation start(String key, int[] places, boolean bySize, Settings s) {
        var plan = new Plan(key, places, s.whole("seeds"), s.whole("epochs"), s.real("alpha"), s.seed(), bySize);
        return new CarsExperiment(plan, new double[places.length][plan.seeds()][2]);
    }

    @Override
    public boolean step(Events events) {
        if (done == plan.places().length * plan.seeds()) return false;
        int place = done / plan.seeds(), seed = done % plan.seeds();
        var cars = new CarsNet(plan.first() + seed);
        int n = plan.examples(place);
        BackpropNet net = cars.learned(plan.hidden(place), n, plan.alpha(), plan.epochs(), plan.first() + seed);
        double[] both = accuracy[place][seed];
        both[0] = CarsNet.accuracy(net, Arrays.copyOf(cars.trainX, n), Arrays.copyOf(cars.trainY, n));
        both[1] = CarsNet.accuracy(net, cars.testX, cars.testY);
        done++;
        events.tell(() -> new Event.Noticed(new Text(
                        "%d hidden, %d examples, network %d: training %.4f, test %.4f",
                        "%d verdeckte, %d Beispiele, Netz %d: Training %.4f, Test %.4f")
                .with(plan.hidden(place), n, seed + 1, both[0], both[1])));
        return true;
    }

    @Override
    public int steps() {
        return plan.places().length * plan.seeds();
    }

    @Override
    public Simulation copy() {
        var copy = new CarsExperiment(plan, accuracy);
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        for (int p = 0; p < accuracy.length; p++)
            state.put(
                    plan.key() + " " + plan.places()[p],
                    Arrays.stream(accuracy[p]).flatMapToDouble(Arrays::stream).toArray());
        return state;
    }

    @Override
    public Result result() {
        // Of places that are done, all networks of which are there.
        return report(plan, Arrays.copyOf(accuracy, done / plan.seeds()));
    }

    private static Result report(Plan plan, double[][][] accuracy) {
        Text places =
                plan.bySize() ? new Text("hidden units", "verdeckte Neuronen") : new Text("examples", "Beispiele");
        Table table = Table.of(
                "accuracy",
                new Text("Share judged rightly, mean of %d networks", "Anteil richtig beurteilt, Mittel von %d Netzen")
                        .with(plan.seeds()),
                new Table.Column(places, -1),
                Table.numbers("training", "Training", 4),
                Table.numbers("test", "Test", 4),
                Table.numbers("least test", "kleinster Test", 4),
                Table.numbers("most test", "größter Test", 4));
        int yes = yes(_ -> true);
        var result = new Result.Builder()
                .value("cars", Cars.SIZE, yes, Cars.SIZE - yes)
                // Why halves are drawn by chance: those of the file differ much.
                .value("yes.halves", yes(i -> i < CarsNet.HALF), yes(i -> i >= CarsNet.HALF))
                .value("yes.parity", yes(i -> i % 2 == 0), yes(i -> i % 2 == 1))
                .value("inputs", Cars.yesNo().input().size())
                .value("majority", 1 - (double) yes / Cars.SIZE);
        double[] x = new double[accuracy.length],
                train = new double[x.length],
                test = new double[x.length],
                base = new double[x.length];
        for (int p = 0; p < accuracy.length; p++) {
            x[p] = plan.places()[p];
            train[p] =
                    Arrays.stream(accuracy[p]).mapToDouble(a -> a[0]).average().orElseThrow();
            test[p] =
                    Arrays.stream(accuracy[p]).mapToDouble(a -> a[1]).average().orElseThrow();
            base[p] = 1 - (double) yes / Cars.SIZE;
            table.row(
                    plan.places()[p],
                    train[p],
                    test[p],
                    Arrays.stream(accuracy[p]).mapToDouble(a -> a[1]).min().orElseThrow(),
                    Arrays.stream(accuracy[p]).mapToDouble(a -> a[1]).max().orElseThrow());
            result.value("train." + plan.places()[p], train[p]).value("test." + plan.places()[p], test[p]);
        }
        return result.table(table)
                .figure(new Figure.Plot(
                        "accuracy",
                        plan.bySize()
                                ? new Text("Accuracy by size of the network", "Genauigkeit nach Größe des Netzes")
                                : new Text("Accuracy by number of examples", "Genauigkeit nach Zahl der Beispiele"),
                        new Axis(places, !plan.bySize()),
                        Axis.of("share judged rightly", "Anteil richtig beurteilt"),
                        List.of(
                                new Curve(new Text("training", "Training"), x, train, true),
                                new Curve(new Text("test", "Test"), x, test, true),
                                new Curve(new Text("always \"no\"", "immer „nein“"), x, base, true))))
                .build();
    }

    /// Cars that one would take among the rows for which this holds, counted from 0.
    private static int yes(IntPredicate rows) {
        var cars = Cars.yesNo();
        return (int) IntStream.range(0, Cars.SIZE)
                .filter(rows)
                .filter(i -> cars.label(i) == 1)
                .count();
    }
}
