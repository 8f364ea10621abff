package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;

/// The sizes on the slides about Google and NVIDIA.
///
/// Source of Google's network: Q. Le et al., "Building high-level features using large scale unsupervised
/// learning", 2012: three stages of a filter of 18×18 whose weights are shared with no other place, pooling
/// of 5×5, and an adjustment of contrast, 8 maps each.
final class SizesExperiment {
    private static final int EDGE = 200, CHANNELS = 3, BYTES = 4;
    private static final int STAGES = 3, MAPS = 8, FILTER = 18, POOL = 5;
    private static final List<Text> SUBLAYERS =
            List.of(new Text("filter", "Filter"), new Text("pooling", "Pooling"), new Text("contrast", "Kontrast"));

    private SizesExperiment() {}

    static Experiment of() {
        return new Experiment(
                "sizes",
                List.of(39, 40),
                new Text("Large networks in numbers", "Große Netze in Zahlen"),
                new Text(
                        "A billion connections, not a million, take 4 GB; 30 pictures a second leave 33.3 ms for each.",
                        "Eine Milliarde Verbindungen, nicht eine Million, brauchen 4 GB; 30 Bilder je Sekunde lassen jedem 33.3 ms."),
                settings(),
                facts(),
                SizesExperiment::start);
    }

    private static List<Setting> settings() {
        return List.of(
                new Setting.Real(
                        "connections",
                        new Text("connections of Google's network", "Verbindungen von Googles Netz"),
                        1,
                        1e15,
                        1e9),
                new Setting.Real(
                        "pictures", new Text("pictures that it learned", "Bilder, die es lernte"), 1, 1e15, 10e6),
                new Setting.Real("machines", new Text("machines", "Rechner"), 1, 1e9, 1000),
                new Setting.Real("cores", new Text("cores", "Kerne"), 1, 1e9, 16_000),
                new Setting.Real("days", new Text("days", "Tage"), 0.001, 1e6, 3),
                new Setting.Real("fps", new Text("pictures a second", "Bilder je Sekunde"), 0.001, 1e6, 30),
                new Setting.Real("megapixels", new Text("megapixels", "Megapixel"), 0.001, 1e6, 2),
                new Setting.Real("objects", new Text("objects in a picture", "Objekte in einem Bild"), 1, 1e6, 75));
    }

    private static List<Fact> facts() {
        return List.of(
                Fact.exactly(
                        "inputs",
                        new Text("numbers of a picture, 200·200·3", "Zahlen eines Bildes, 200·200·3"),
                        120_000),
                Fact.exactly("layers", new Text("layers of Google's network", "Schichten von Googles Netz"), 9),
                Fact.between(
                        "counted",
                        new Text(
                                "its weights, layer by layer: a billion, not a million",
                                "seine Gewichte, Schicht für Schicht: eine Milliarde, nicht eine Million"),
                        1e9,
                        1.5e9),
                Fact.exactly(
                        "memory", new Text("memory of 10⁹ connections, GB", "Speicher von 10⁹ Verbindungen, GB"), 4),
                Fact.exactly("factor", new Text("10⁹ against the slide's 10⁶", "10⁹ gegen 10⁶ der Folie"), 1000),
                Fact.exactly(
                        "machine.connections",
                        new Text("connections of each of 1,000 machines", "Verbindungen von jedem der 1000 Rechner"),
                        1_000_000),
                Fact.exactly(
                        "machine.cores",
                        new Text("cores of each of 1,000 machines", "Kerne von jedem der 1000 Rechner"),
                        16),
                Fact.exactly(
                        "pictures.memory",
                        new Text(
                                "10 million pictures, a byte a number, TB",
                                "10 Millionen Bilder, ein Byte je Zahl, TB"),
                        1.2),
                Fact.near(
                        "pictures.rate",
                        new Text(
                                "pictures a second, all of them once in 3 days",
                                "Bilder je Sekunde, alle einmal in 3 Tagen"),
                        0.05,
                        38.6),
                Fact.exactly(
                        "core.hours",
                        new Text("16,000 cores for 3 days, core hours", "16\u202f000 Kerne, 3 Tage, Kernstunden"),
                        1_152_000),
                Fact.near(
                        "budget",
                        new Text("time for a picture at 30 a second, ms", "Zeit je Bild bei 30 je Sekunde, ms"),
                        0.05,
                        33.3),
                Fact.exactly("pixels", new Text("pixels a second, millions", "Pixel je Sekunde, Millionen"), 60),
                Fact.near(
                        "object",
                        new Text("time for each of 75 objects, ms", "Zeit für jedes von 75 Objekten, ms"),
                        0.001,
                        0.444));
    }

    private static Simulation start(Settings s) {
        var all = new ArrayList<>(google(s));
        all.addAll(nvidia(s));
        return Calculation.rows(
                new Text("Sizes", "Größen"),
                all,
                new Result.Builder()
                        .table(stages())
                        .note(new Text(
                                        "The paper says 1 billion connections. Counted here with filters one pixel apart, which it"
                                                + " does not say, they are %1$s: a thousand times the slide's million.",
                                        "Der Artikel nennt 1 Milliarde Verbindungen. Hier gezählt mit Filtern im Abstand von einem"
                                                + " Pixel, wozu er nichts sagt, sind es %2$s: das Tausendfache der Million der Folie.")
                                .with(Numbers.whole(counted(), Language.EN), Numbers.whole(counted(), Language.DE))));
    }

    /// Edge of a stage's maps after its filter.
    private static int filtered(int stage) {
        int edge = EDGE;
        for (int i = 0; i < stage; i++) edge = Grid.windows(Grid.windows(edge, FILTER, 1), POOL, 1);
        return Grid.windows(edge, FILTER, 1);
    }

    /// Weights of the filters of a stage: every place has its own.
    private static long weights(int stage) {
        long places = (long) filtered(stage) * filtered(stage);
        return places * MAPS * FILTER * FILTER * (stage == 0 ? CHANNELS : MAPS);
    }

    private static long counted() {
        long sum = 0;
        for (int stage = 0; stage < STAGES; stage++) sum += weights(stage);
        return sum;
    }

    private static String terms(int stage) {
        int edge = filtered(stage);
        return Calculation.product(edge, edge, MAPS, FILTER, FILTER, stage == 0 ? CHANNELS : MAPS);
    }

    /// Google's network, layer by layer.
    private static Table stages() {
        Table table = Table.of(
                "layers",
                new Text("Layers of Google's network", "Schichten von Googles Netz"),
                Table.numbers("layer", "Schicht", -1),
                Table.words("what it does", "was sie tut"),
                Table.words("weights", "Gewichte"),
                Table.numbers("sum", "Summe", -1));
        for (int i = 0; i < STAGES * SUBLAYERS.size(); i++) {
            boolean learns = i % SUBLAYERS.size() == 0;
            int stage = i / SUBLAYERS.size();
            table.row(
                    i + 1,
                    SUBLAYERS.get(i % SUBLAYERS.size()),
                    learns ? terms(stage) : "",
                    learns ? weights(stage) : 0L);
        }
        return table;
    }

    private static List<Calculation> google(Settings s) {
        double connections = s.real("connections"), pictures = s.real("pictures"), machines = s.real("machines");
        double cores = s.real("cores"), days = s.real("days");
        double inputs = EDGE * EDGE * CHANNELS;
        return List.of(
                new Calculation(
                        "inputs",
                        new Text("numbers of a picture", "Zahlen eines Bildes"),
                        "edge²·channels",
                        Calculation.product(EDGE, EDGE, CHANNELS),
                        inputs),
                new Calculation(
                        "layers",
                        new Text(
                                "layers: 3 stages of filter, pooling, contrast",
                                "Schichten: 3 Stufen aus Filter, Pooling, Kontrast"),
                        "stages·layers",
                        Calculation.product(STAGES, SUBLAYERS.size()),
                        STAGES * SUBLAYERS.size()),
                new Calculation(
                        "counted",
                        new Text("weights of its filters", "Gewichte ihrer Filter"),
                        "Σ places·maps·18²·maps before",
                        terms(0) + " + " + terms(1) + " + " + terms(2),
                        counted()),
                new Calculation(
                        "memory",
                        new Text("memory of the connections", "Speicher der Verbindungen"),
                        "n·4/10⁹",
                        Calculation.product(connections, BYTES) + "/10⁹",
                        connections * BYTES / 1e9,
                        Text.same("GB")),
                new Calculation(
                        "factor",
                        new Text("times what the slide says", "mal so viel, wie die Folie sagt"),
                        "n/10⁶",
                        Numbers.plain(connections) + "/10⁶",
                        connections / 1e6),
                new Calculation(
                        "machine.connections",
                        new Text("connections of a machine", "Verbindungen eines Rechners"),
                        "n/machines",
                        Numbers.plain(connections) + "/" + Numbers.plain(machines),
                        connections / machines),
                new Calculation(
                        "machine.cores",
                        new Text("cores of a machine", "Kerne eines Rechners"),
                        "cores/machines",
                        Numbers.plain(cores) + "/" + Numbers.plain(machines),
                        cores / machines),
                new Calculation(
                        "pictures.memory",
                        new Text("memory of the pictures, a byte a number", "Speicher der Bilder, ein Byte je Zahl"),
                        "pictures·inputs/10¹²",
                        Calculation.product(pictures, inputs) + "/10¹²",
                        pictures * inputs / 1e12,
                        Text.same("TB")),
                new Calculation(
                        "pictures.rate",
                        new Text("pictures a second, each learned once", "Bilder je Sekunde, jedes einmal gelernt"),
                        "pictures/(days·24·60·60)",
                        Numbers.plain(pictures) + "/(" + Calculation.product(days, 24, 60, 60) + ")",
                        pictures / (days * 24 * 60 * 60),
                        Text.same("1/s")),
                new Calculation(
                        "core.hours",
                        new Text("work of the cores", "Arbeit der Kerne"),
                        "cores·24·days",
                        Calculation.product(cores, 24, days),
                        cores * 24 * days,
                        Text.same("h")));
    }

    private static List<Calculation> nvidia(Settings s) {
        double fps = s.real("fps"), megapixels = s.real("megapixels"), objects = s.real("objects");
        return List.of(
                new Calculation(
                        "budget",
                        new Text("time for a picture", "Zeit je Bild"),
                        "1000/fps",
                        "1000/" + Numbers.plain(fps),
                        1000 / fps,
                        Text.same("ms")),
                new Calculation(
                        "pixels",
                        new Text("millions of pixels a second", "Millionen Pixel je Sekunde"),
                        "MP·fps",
                        Calculation.product(megapixels, fps),
                        megapixels * fps,
                        Text.same("1/s")),
                new Calculation(
                        "object",
                        new Text("time for each object", "Zeit je Objekt"),
                        "1000/fps/objects",
                        "1000/" + Numbers.plain(fps) + "/" + Numbers.plain(objects),
                        1000 / fps / objects,
                        Text.same("ms")));
    }
}
