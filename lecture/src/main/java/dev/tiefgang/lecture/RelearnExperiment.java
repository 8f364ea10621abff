package dev.tiefgang.lecture;

import dev.tiefgang.data.Mnist;
import dev.tiefgang.nn.Model;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A network that knows the digits 0 to 4 learns 5 to 9: its fully connected layers alone, all of it, or a
/// new network without what was learned before. One network a step.
final class RelearnExperiment implements Simulation {
    private static final int HALF = 5, BATCH = 32;

    /// What learns the new digits.
    ///
    /// @param old whether it begins with the convolutions of the network that knows the others
    /// @param connected whether the fully connected layers learn alone
    private record Way(String key, Text title, boolean old, boolean connected) {}

    private static final List<Way> WAYS = List.of(
            new Way(
                    "new",
                    new Text("new convolutions, everything learns", "neue Faltungen, alles lernt"),
                    false,
                    false),
            new Way(
                    "all",
                    new Text("the old convolutions, everything learns", "die alten Faltungen, alles lernt"),
                    true,
                    false),
            new Way(
                    "connected",
                    new Text(
                            "the old convolutions, fully connected layers alone",
                            "die alten Faltungen, nur vollverbundene Schichten"),
                    true,
                    true));
    private static final int ALL = 1, CONNECTED = 2;

    /// Digits 0 to 4, or 5 to 9 with the classes 0 to 4.
    private record Digits(DataSet learn, DataSet test) {
        static Digits of(Mnist train, Mnist test, int number, boolean high) {
            return new Digits(part(train, number, high), part(test, test.size(), high));
        }

        /// The first digits of a half; as classes of their own, or the network would need ten outputs.
        private static DataSet part(Mnist set, int number, boolean high) {
            int[] of = IntStream.range(0, set.size())
                    .filter(i -> set.label(i) >= HALF == high)
                    .limit(number)
                    .toArray();
            float[][] x = new float[of.length][set.input().size()];
            int[] classes = new int[of.length];
            for (int i = 0; i < of.length; i++) {
                set.read(of[i], x[i], 0, new float[1], 0);
                classes[i] = set.label(of[i]) % HALF;
            }
            List<String> labels = set.labels().subList(high ? HALF : 0, high ? 2 * HALF : HALF);
            return Samples.ofClasses("digits", set.input(), labels, x, classes);
        }
    }

    private static final Recipe CONVOLUTIONS = Recipe.of(new Adam(0.001)).freeze(DigitNet.CONVOLUTIONS);

    private final Settings chosen;
    private final Digits known;
    private final Digits unknown;
    private final double[] right = new double[WAYS.size()];
    private final double[] seconds = new double[right.length];
    private final long[] learned = new long[right.length];
    private double before = Double.NaN;
    /// The network that knows 0 to 4, after the first step.
    private @Nullable Model old;
    private int done;

    private RelearnExperiment(Settings chosen, Digits known, Digits unknown) {
        this.chosen = chosen;
        this.known = known;
        this.unknown = unknown;
        Arrays.fill(right, Double.NaN);
    }

    static Experiment of() {
        return new Experiment(
                "relearn",
                List.of(35),
                new Text("Learning only the fully connected layers", "Nur die vollverbundenen Schichten lernen"),
                new Text(
                        "A network that knows 0 to 4 learns 5 to 9 with its convolutions as they are, nearly as well as if all of"
                                + " it learned.",
                        "Ein Netz, das 0 bis 4 kennt, lernt 5 bis 9 mit unveränderten Faltungen fast so gut, wie wenn es alles"
                                + " lernte."),
                List.of(
                        new Setting.Whole(
                                "known", new Text("pictures of 0 to 4", "Bilder von 0 bis 4"), 10, 30_000, 6000),
                        new Setting.Whole(
                                "pictures", new Text("pictures of 5 to 9", "Bilder von 5 bis 9"), 10, 29_000, 1000),
                        new Setting.Whole("epochs", new Text("epochs of them", "Epochen damit"), 1, 1000, 8)),
                List.of(
                        Fact.between(
                                "known", new Text("0 to 4, learned first, %", "0 bis 4, zuerst gelernt, %"), 97, 100),
                        Fact.between(
                                "connected",
                                new Text(
                                        "5 to 9, fully connected layers alone, %",
                                        "5 bis 9, nur vollverbundene Schichten, %"),
                                91,
                                100),
                        Fact.between(
                                "lost",
                                new Text("less than if all of it learned, %", "weniger, als wenn es alles lernte, %"),
                                -2,
                                4),
                        Fact.exactly(
                                "numbers",
                                new Text(
                                        "numbers that learn: fully connected, all",
                                        "lernende Zahlen: vollverbundene, alle"),
                                400 * 120 + 120 + 120 * 84 + 84 + 84 * 5 + 5,
                                61_706 - 85 * 5)),
                RelearnExperiment::start);
    }

    private static Simulation start(Settings s) {
        Mnist train = Mnist.train(), test = Mnist.test();
        return new RelearnExperiment(
                s, Digits.of(train, test, s.whole("known"), false), Digits.of(train, test, s.whole("pictures"), true));
    }

    @Override
    public boolean step(Events events) {
        if (done == steps()) return false;
        if (old == null) {
            Model first = DigitNet.of(HALF).model(chosen.seed());
            first.fit(known.learn(), recipe(3));
            before = 100 * first.evaluate(known.test()).accuracy();
            old = first;
            events.tell(
                    () -> new Event.Computed(new Explained("0 … 4", "100·n₊/n", shares(before, known.test()), before)));
        } else learn(done - 1, old, events);
        done++;
        return true;
    }

    private void learn(int w, Model from, Events events) {
        Way way = WAYS.get(w);
        Model model = DigitNet.of(HALF).model(chosen.seed() + 1);
        if (way.old())
            for (String name : from.params().all().keySet())
                if (CONVOLUTIONS.freezes(name)) copy(from.params().tensor(name), model, name);
        Recipe recipe = recipe(chosen.whole("epochs"));
        if (way.connected()) recipe = recipe.freeze(DigitNet.CONVOLUTIONS);
        long began = System.nanoTime();
        model.fit(unknown.learn(), recipe);
        seconds[w] = 1e-9 * (System.nanoTime() - began);
        right[w] = 100 * model.evaluate(unknown.test()).accuracy();
        Recipe used = recipe;
        learned[w] = model.params().all().entrySet().stream()
                .filter(e -> !used.freezes(e.getKey()))
                .mapToLong(e -> e.getValue().shape().size())
                .sum();
        events.tell(() -> new Event.Begun(way.title()));
        events.tell(
                () -> new Event.Computed(new Explained("a", "100·n₊/n", shares(right[w], unknown.test()), right[w])));
    }

    /// `100·n₊/n` with the numbers put in.
    private static String shares(double percent, DataSet of) {
        return "100·" + Math.round(percent * of.size() / 100) + "/" + of.size();
    }

    private static void copy(Tensor from, Model to, String name) {
        Tensor t = to.params().tensor(name);
        for (int i = 0; i < t.shape().size(); i++) t.put(i, from.at(i));
    }

    private Recipe recipe(int epochs) {
        return Recipe.of(new Adam(0.001)).epochs(epochs).batch(BATCH).seed(chosen.seed());
    }

    @Override
    public int steps() {
        return 1 + WAYS.size();
    }

    @Override
    public Simulation copy() {
        var copy = new RelearnExperiment(chosen, known, unknown);
        System.arraycopy(right, 0, copy.right, 0, right.length);
        System.arraycopy(seconds, 0, copy.seconds, 0, right.length);
        System.arraycopy(learned, 0, copy.learned, 0, right.length);
        copy.before = before;
        copy.old = old;
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("known", new double[] {before});
        for (int w = 0; w < WAYS.size(); w++) state.put(WAYS.get(w).key(), new double[] {right[w]});
        return state;
    }

    @Override
    public Result result() {
        Table table = Table.of(
                "ways",
                new Text("%d pictures of 5 to 9, %d epochs", "%d Bilder von 5 bis 9, %d Epochen")
                        .with(chosen.whole("pictures"), chosen.whole("epochs")),
                Table.words("what learns", "was lernt"),
                Table.numbers("numbers that learn", "lernende Zahlen", -1),
                Table.numbers("unknown digits right, %", "fremde Ziffern richtig, %", 2),
                Table.numbers("time, s", "Zeit, s", 2));
        for (int w = 0; w < done - 1; w++) {
            table.row(WAYS.get(w).title(), learned[w], right[w], seconds[w]);
        }
        return new Result.Builder()
                .value("known", before)
                .value("connected", right[CONNECTED])
                .value("lost", right[ALL] - right[CONNECTED])
                .value(
                        "numbers",
                        Arrays.stream(new long[] {learned[CONNECTED], learned[ALL]})
                                .asDoubleStream()
                                .toArray())
                .table(table)
                .build();
    }
}
