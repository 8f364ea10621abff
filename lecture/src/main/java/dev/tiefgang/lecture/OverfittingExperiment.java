package dev.tiefgang.lecture;

import dev.tiefgang.data.Mnist;
import dev.tiefgang.data.augment.Augment;
import dev.tiefgang.lecture.Figure.Axis;
import dev.tiefgang.lecture.Figure.Curve;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Few pictures are learned by heart: how far training and test are apart, and what helps. One network a step.
final class OverfittingExperiment implements Simulation {
    private static final int TEST = 2000, BATCH = 20;
    private static final List<Remedy> REMEDIES = List.of(Remedy.values());

    /// What is done against it.
    private enum Remedy {
        NOTHING("nothing", "nichts"),
        AUGMENTATION("changed pictures", "veränderte Bilder"),
        DROPOUT("dropout of units", "Dropout von Neuronen"),
        DROPCONNECT("dropout of connections", "Dropout von Verbindungen");

        private final String en;
        private final String de;

        Remedy(String en, String de) {
            this.en = en;
            this.de = de;
        }

        private Text title() {
            return new Text(en, de);
        }

        /// LeNet-5, with what is left out in its first fully connected layer.
        private Network network(double rate) {
            Layer dense = new Dense(120);
            var connected = new ArrayList<>(
                    List.of(this == DROPCONNECT ? new DropConnect(dense, rate) : dense, Activation.relu()));
            if (this == DROPOUT) connected.add(new Dropout(rate));
            connected.addAll(List.of(new Dense(84), Activation.relu(), new Dense(10)));
            return DigitNet.of(connected);
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The digits, which copies have in common.
    private record Digits(Mnist learn, DataSet test) {
        static Digits read() {
            Mnist test = Mnist.test();
            return new Digits(
                    Mnist.train(), test.subset(IntStream.range(0, TEST).toArray()));
        }

        /// Some pictures, other ones for every network.
        DataSet few(int number, long seed) {
            int[] all = Rng.of(seed, "overfitting", 0).permutation(learn.size());
            return learn.subset(Arrays.copyOf(all, number));
        }
    }

    /// What is chosen.
    private record Plan(int[] sizes, int seeds, int shown, double rate, Augment augment, long first) {
        static Plan of(Settings s) {
            double[] sizes = OwnNumbers.list("sizes", s.word("sizes"), 1, 20);
            for (double size : sizes)
                if (size != Math.rint(size) || size < BATCH || size > 60_000)
                    throw new DataException("sizes: expected whole numbers from %d to 60000, received %s"
                            .formatted(BATCH, Numbers.plain(size)));
            return new Plan(
                    Arrays.stream(sizes)
                            .mapToInt(n -> (int) n)
                            .sorted()
                            .distinct()
                            .toArray(),
                    s.whole("seeds"),
                    s.whole("shown"),
                    s.real("rate"),
                    changes(s.word("augment")),
                    s.seed());
        }

        private static Augment changes(String text) {
            try {
                return Augment.parse(text);
            } catch (IllegalArgumentException e) {
                throw new DataException("augment: " + e.getMessage(), e);
            }
        }

        int networks() {
            return sizes.length * REMEDIES.size() * seeds;
        }
    }

    /// Shares in training and test, in per cent.
    private record Right(double training, double test) {}

    private final Plan plan;
    private final Digits digits;
    /// Of each network: the seeds of a remedy, the remedies of a size.
    private final Right[] right;
    private int done;

    private OverfittingExperiment(Plan plan, Digits digits) {
        this.plan = plan;
        this.digits = digits;
        this.right = new Right[plan.networks()];
        Arrays.fill(right, new Right(Double.NaN, Double.NaN));
    }

    static Experiment of() {
        return new Experiment(
                "overfitting",
                List.of(37),
                new Text("Overfitting", "Overfitting"),
                new Text(
                        "A few pictures are learned by heart; changed pictures help most on unknown ones, dropout of units and of"
                                + " connections some.",
                        "Wenige Bilder werden auswendig gelernt; veränderte Bilder helfen bei fremden am meisten, Dropout von"
                                + " Neuronen und von Verbindungen etwas."),
                settings(),
                List.of(
                        Fact.between(
                                "training.300",
                                new Text("300 pictures: training, % right", "300 Bilder: Training, % richtig"),
                                99.5,
                                100),
                        Fact.between(
                                "gap.300",
                                new Text("300 pictures: training − test, %", "300 Bilder: Training − Test, %"),
                                9,
                                20),
                        gain(Remedy.AUGMENTATION, 4, 12),
                        gain(Remedy.DROPOUT, 0, 6),
                        gain(Remedy.DROPCONNECT, 0, 6)),
                Map.of("seeds", "2", "sizes", "300"),
                s -> new OverfittingExperiment(Plan.of(s), Digits.read()));
    }

    private static Fact gain(Remedy remedy, double least, double most) {
        return Fact.between(
                remedy.key() + ".300",
                new Text("300 pictures: gain by %1$s, %%", "300 Bilder: Gewinn durch %2$s, %%")
                        .with(remedy.en, remedy.de),
                least,
                most);
    }

    private static List<Setting> settings() {
        return List.of(
                new Setting.Words(
                        "sizes",
                        new Text("pictures to learn from", "Bilder zum Lernen"),
                        "20 … 60000, …",
                        "100,300,1000"),
                new Setting.Whole("seeds", new Text("networks of each kind", "Netze jeder Art"), 1, 1000, 5),
                new Setting.Whole(
                        "shown",
                        new Text("pictures shown to each network in all", "Bilder, die jedes Netz insgesamt sieht"),
                        100,
                        10_000_000,
                        20_000),
                new Setting.Real(
                        "rate",
                        new Text("share that dropout leaves out", "Anteil, den Dropout weglässt"),
                        0,
                        0.95,
                        0.5),
                new Setting.Words(
                        "augment",
                        new Text("how pictures are changed", "wie Bilder verändert werden"),
                        "shift:2,rotate:15, …",
                        "shift:2,rotate:15,scale:0.1"));
    }

    @Override
    public boolean step(Events events) {
        if (done == right.length) return false;
        int seed = done % plan.seeds(), kind = done / plan.seeds();
        Remedy remedy = REMEDIES.get(kind % REMEDIES.size());
        int size = plan.sizes()[kind / REMEDIES.size()];
        long number = plan.first() + seed;
        DataSet few = digits.few(size, number);
        DataSet shown = remedy == Remedy.AUGMENTATION ? plan.augment().of(few, number) : few;
        Model model = remedy.network(plan.rate()).model(number);
        int epochs = Math.max(1, plan.shown() / size);
        model.fit(shown, Recipe.of(new Adam(0.001)).epochs(epochs).batch(BATCH).seed(number));
        var r = new Right(
                100 * model.evaluate(few).accuracy(),
                100 * model.evaluate(digits.test()).accuracy());
        right[done++] = r;
        events.tell(() -> new Event.Begun(new Text("%d pictures, %s, network %d", "%1$d Bilder, %4$s, Netz %3$d")
                .with(size, remedy.en, seed + 1, remedy.de)));
        events.tell(() -> new Event.Computed(new Explained(
                "a − a′",
                "100·(n₊/n − n₊′/n′)",
                Numbers.fixed(r.training(), 2) + " − " + Numbers.fixed(r.test(), 2),
                r.training() - r.test())));
        return true;
    }

    @Override
    public int steps() {
        return right.length;
    }

    @Override
    public Simulation copy() {
        var copy = new OverfittingExperiment(plan, digits);
        System.arraycopy(right, 0, copy.right, 0, right.length);
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("training", Arrays.stream(right).mapToDouble(Right::training).toArray());
        state.put("test", Arrays.stream(right).mapToDouble(Right::test).toArray());
        return state;
    }

    /// The networks of a size and a remedy.
    private List<Right> of(int size, Remedy remedy) {
        int from = (size * REMEDIES.size() + REMEDIES.indexOf(remedy)) * plan.seeds();
        return Arrays.asList(right).subList(from, from + plan.seeds());
    }

    @Override
    public Result result() {
        Table table = Table.of(
                "remedies",
                new Text(
                                "%d networks of each kind, %d unknown pictures; gain over nothing, network by network",
                                "Je %d Netze, %d fremde Bilder; Gewinn gegen nichts, Netz für Netz")
                        .with(plan.seeds(), TEST),
                Table.numbers("pictures", "Bilder", -1),
                Table.words("against it", "dagegen"),
                Table.numbers("training, %", "Training, %", 2),
                Table.numbers("test, %", "Test, %", 2),
                Table.numbers("gap", "Abstand", 2),
                Table.numbers("gain", "Gewinn", 2),
                Table.numbers("its spread ±", "dessen Streuung ±", 2));
        var result = new Result.Builder();
        // Of sizes that are done.
        int sizes = done / (REMEDIES.size() * plan.seeds());
        double[] x = Arrays.stream(plan.sizes(), 0, sizes).asDoubleStream().toArray();
        double[][] test = new double[REMEDIES.size()][sizes];
        double[] training = new double[sizes];
        for (int s = 0; s < sizes; s++)
            for (Remedy remedy : REMEDIES) {
                List<Right> all = of(s, remedy), base = of(s, Remedy.NOTHING);
                double[] gains = IntStream.range(0, all.size())
                        .mapToDouble(i -> all.get(i).test() - base.get(i).test())
                        .toArray();
                double learned = mean(all.stream().mapToDouble(Right::training)),
                        unknown = mean(all.stream().mapToDouble(Right::test)),
                        gain = mean(Arrays.stream(gains));
                int size = plan.sizes()[s];
                table.row(size, remedy.title(), learned, unknown, learned - unknown, gain, Numbers.spread(gains));
                test[REMEDIES.indexOf(remedy)][s] = unknown;
                if (remedy == Remedy.NOTHING) {
                    training[s] = learned;
                    result.value("training." + size, learned).value("gap." + size, learned - unknown);
                } else result.value(remedy.key() + "." + size, gain);
            }
        var curves = new ArrayList<Curve>();
        for (Remedy remedy : REMEDIES) curves.add(new Curve(remedy.title(), x, test[REMEDIES.indexOf(remedy)], true));
        curves.add(new Curve(new Text("training, nothing", "Training, nichts"), x, training, true));
        result.table(table).figure(pictures());
        if (sizes > 1)
            result.figure(new Figure.Plot(
                    "accuracy",
                    new Text("Unknown digits by number of pictures", "Fremde Ziffern nach Zahl der Bilder"),
                    new Axis(new Text("pictures to learn from", "Bilder zum Lernen"), true),
                    Axis.of("right, %", "richtig, %"),
                    curves));
        return result.build();
    }

    private static double mean(DoubleStream numbers) {
        return numbers.average().orElse(Double.NaN);
    }

    /// A picture as it is, and as it is shown in the first epochs.
    private Figure pictures() {
        DataSet few = digits.few(BATCH, plan.first()), changed = plan.augment().of(few, plan.first());
        var shown = new ArrayList<Figure.Captioned>();
        shown.add(new Figure.Captioned(new Text("as it is", "wie es ist"), Samples.picture(few, 0)));
        for (int e = 0; e < 3; e++)
            shown.add(new Figure.Captioned(
                    new Text("epoch %d", "Epoche %d").with(e + 1), Samples.picture(changed.epoch(e), 0)));
        return new Figure.Pictures("changed", new Text("A changed picture", "Ein verändertes Bild"), shown);
    }
}
