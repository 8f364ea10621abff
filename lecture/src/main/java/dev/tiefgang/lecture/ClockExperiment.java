package dev.tiefgang.lecture;

import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Predictor;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.runtime.PortableKernels;
import dev.tiefgang.zoo.Zoo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lecture's football network on one clock: plain Java, vector kernels, all threads; and what that means
/// for the large networks of the slides. One way a step. Times are not among the named values: they are never
/// the same.
final class ClockExperiment implements Simulation {
    private static final double SIDE = 96;
    /// Of the slides.
    private static final double CONNECTIONS = 1e9, PICTURES = 10e6, PIXELS = 2e6, FPS = 30, OBJECTS = 75;

    /// Whether a recall is measured when it is as fast as it will be, or at once.
    static final Setting WARM = new Setting.Choice(
            "warm",
            new Text("run until it is as fast as it will be", "laufen, bis es so schnell ist, wie es wird"),
            List.of("yes", "no"),
            "yes");
    /// Numbers are checked, times are not.
    static final Map<String, String> BRIEF = Map.of("warm", "no", "seconds", "0.01");

    /// How it is computed.
    private record Way(Text title, boolean vector, int threads) {
        Predictor predictor(Model model, Pool pool) {
            return new Predictor(model, pool, vector ? KernelChoice.current().kernels() : new PortableKernels());
        }
    }

    private static final int PLAIN = 0, VECTOR = 1, THREADS = 2;
    private static final List<Way> WAYS = List.of(
            new Way(new Text("plain Java", "einfaches Java"), false, 1),
            new Way(new Text("vector kernels", "Vektor-Kernel"), true, 1),
            new Way(
                    new Text("vector kernels, all threads", "Vektor-Kernel, alle Threads"),
                    true,
                    Runtime.getRuntime().availableProcessors()));

    private final Model model;
    private final float[] picture;
    private final Settings chosen;
    /// Time of a picture in seconds, by way.
    private final double[] times = new double[WAYS.size()];
    private final float[][] outputs = new float[times.length][0];
    private int done;

    private ClockExperiment(Model model, float[] picture, Settings chosen) {
        this.model = model;
        this.picture = picture;
        this.chosen = chosen;
    }

    static Experiment of() {
        return new Experiment(
                "clock",
                List.of(2, 39, 40),
                new Text("This machine on the clock", "Diese Maschine auf der Uhr"),
                new Text(
                        "The same picture through the same network: plain Java, vector kernels and threads give the same answer,"
                                + " at very different speed.",
                        "Dasselbe Bild durch dasselbe Netz: Einfaches Java, Vektor-Kernel und Threads geben dieselbe Antwort,"
                                + " verschieden schnell."),
                List.of(
                        WARM,
                        new Setting.Real(
                                "seconds",
                                new Text("how long each is measured, s", "wie lange jedes gemessen wird, s"),
                                0.01,
                                60,
                                0.5)),
                List.of(
                        Fact.exactly(
                                "apart.vector",
                                new Text(
                                        "plain Java and vector kernels: largest difference",
                                        "einfaches Java und Vektor-Kernel: größter Unterschied"),
                                0),
                        Fact.exactly(
                                "apart.threads",
                                new Text("one thread and all: difference", "ein Thread und alle: Unterschied"),
                                0),
                        Fact.near(
                                "windows",
                                new Text("pictures of 96×96 in 2 megapixels", "Bilder von 96×96 in 2 Megapixeln"),
                                0.05,
                                217),
                        Fact.exactly(
                                "google.operations",
                                new Text(
                                        "10⁹ connections learn 10⁷ pictures once, 10¹⁵ operations",
                                        "10⁹ Verbindungen lernen 10⁷ Bilder einmal, 10¹⁵ Operationen"),
                                60),
                        Fact.near(
                                "budget",
                                new Text("time for a picture at 30 a second, ms", "Zeit je Bild bei 30 je Sekunde, ms"),
                                0.05,
                                33.3)),
                BRIEF,
                s -> new ClockExperiment(Zoo.entry("ballnet").network().model(s.seed()), picture(s.seed()), s));
    }

    /// Multiply-adds of a picture, as the accountant adds them up, in millions.
    private static double products() {
        Experiment weights = AccountantExperiment.of();
        return weights.run(weights.usual()).value("products")[0];
    }

    /// Whether recall runs until it is as fast as it will be.
    static boolean warm(Settings s) {
        return s.word("warm").equals("yes");
    }

    private static float[] picture(long seed) {
        return Field.of((int) SIDE).picture(seed, 0, Thing.BALL).pixels();
    }

    @Override
    public boolean step(Events events) {
        if (done == times.length) return false;
        Way way = WAYS.get(done);
        try (var pool = new Pool(way.threads())) {
            var predictor = way.predictor(model, pool);
            if (warm(chosen)) predictor.warmUp();
            float[] o = predictor.predict(picture);
            long end = System.nanoTime() + (long) (1e9 * chosen.real("seconds")), began = System.nanoTime();
            double best = Double.POSITIVE_INFINITY;
            do {
                predictor.predict(picture, o);
                long now = System.nanoTime();
                best = Math.min(best, 1e-9 * (now - began));
                began = now;
            } while (began < end);
            times[done] = best;
            outputs[done] = o;
        }
        int w = done++;
        events.tell(() -> new Event.Begun(way.title()));
        events.tell(() -> new Event.Computed(new Explained("t", "1000·min t", "", 1000 * times[w])));
        return true;
    }

    @Override
    public int steps() {
        return times.length;
    }

    @Override
    public Simulation copy() {
        var copy = new ClockExperiment(model, picture, chosen);
        System.arraycopy(times, 0, copy.times, 0, times.length);
        System.arraycopy(outputs, 0, copy.outputs, 0, times.length);
        copy.done = done;
        return copy;
    }

    @Override
    public Map<String, double[]> state() {
        var state = new LinkedHashMap<String, double[]>();
        state.put("done", new double[] {done});
        state.put("apart", new double[] {apart(PLAIN, VECTOR), apart(VECTOR, THREADS)});
        return state;
    }

    /// The largest difference of the outputs of two ways.
    private double apart(int a, int b) {
        if (Math.max(a, b) >= done) return Double.NaN;
        float[] x = outputs[a], y = outputs[b];
        double most = 0;
        for (int k = 0; k < x.length; k++) most = Math.max(most, Math.abs(x[k] - y[k]));
        return most;
    }

    @Override
    public Result result() {
        double windows = PIXELS / (SIDE * SIDE), products = products(), flops = 2e6 * products;
        Table table = Table.of(
                "ways",
                new Text(
                                "The football network, a picture of 96×96 pixels, %1$.1f million multiply-adds",
                                "Das Fußballnetz, ein Bild von 96×96 Pixeln, %1$.1f Millionen Multiplikationen mit Addition")
                        .with(products),
                Table.words("way", "Weg"),
                Table.numbers("threads", "Threads", -1),
                Table.numbers("time, ms", "Zeit, ms", 3),
                Table.numbers("pictures a second", "Bilder je Sekunde", 0),
                Table.numbers("GFLOP/s", 1),
                Table.numbers("times as fast", "mal so schnell", 2));
        for (int w = 0; w < done; w++) {
            Way way = WAYS.get(w);
            table.row(
                    way.title(),
                    way.threads(),
                    1e3 * times[w],
                    1 / times[w],
                    1e-9 * flops / times[w],
                    times[0] / times[w]);
        }
        var result = new Result.Builder()
                .value("apart.vector", apart(PLAIN, VECTOR))
                .value("apart.threads", apart(VECTOR, THREADS))
                .value("windows", windows)
                .value("google.operations", 3 * 2 * CONNECTIONS * PICTURES / 1e15)
                .value("budget", 1e3 / FPS)
                .note(kernels(KernelChoice.current()))
                .table(table);
        if (done == times.length) result.table(reach(flops / times[done - 1], times[done - 1], windows));
        return result.build();
    }

    /// Which vector kernels these are; the reason is told in English alone.
    private static Text kernels(KernelChoice choice) {
        return new Text(
                choice.why(), "Kernel dieser Maschine: " + choice.kernels().name() + ".");
    }

    /// What this machine reaches beside the slides.
    private static Table reach(double rate, double time, double windows) {
        Table table = Table.of(
                "reach",
                new Text("What this machine reaches at that rate", "Was diese Maschine damit erreicht"),
                Table.words("what", "was"),
                Table.words("formula", "Formel"),
                Table.numbers("here", "hier", 2),
                Table.numbers("on the slide", "auf der Folie", 2),
                Table.words("unit", "Einheit"));
        table.row(
                new Text("Google's network, one picture", "Googles Netz, ein Bild"),
                "2·10⁹/r",
                1e3 * 2 * CONNECTIONS / rate,
                "",
                "ms");
        table.row(
                new Text("its 10 million pictures once, learning", "seine 10 Millionen Bilder einmal, lernend"),
                "3·2·10⁹·10⁷/r",
                3 * 2 * CONNECTIONS * PICTURES / rate / 86_400,
                3.0,
                new Text("days", "Tage"));
        table.row(
                new Text("2 megapixels, in pictures of 96×96", "2 Megapixel, in Bildern von 96×96"),
                "2·10⁶/96²·t",
                1e3 * windows * time,
                1e3 / FPS,
                "ms");
        table.row(
                new Text("75 objects, a picture of 96×96 each", "75 Objekte, je ein Bild von 96×96"),
                "75·t",
                1e3 * OBJECTS * time,
                1e3 / FPS,
                "ms");
        return table;
    }
}
