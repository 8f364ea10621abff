package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The sizes on the slides about Google and NVIDIA.
final class SizesExperiment {
    private SizesExperiment() {}

    private record Size(String key, Text what, String formula, double value, String unit) {}

    static Experiment of() {
        return new Experiment(
                "sizes",
                List.of(39, 40),
                new Text("Large networks in numbers", "Große Netze in Zahlen"),
                new Text(
                        "A billion connections, not a million, take 4 GB; 30 pictures a second leave 33.3 ms for each.",
                        "Eine Milliarde Verbindungen, nicht eine Million, brauchen 4 GB; 30 Bilder je Sekunde lassen jedem 33,3 ms."),
                List.of(
                        new Setting.Real(
                                "connections",
                                new Text("connections of Google's network", "Verbindungen von Googles Netz"),
                                1,
                                1e15,
                                1e9),
                        new Setting.Real("cores", new Text("cores", "Kerne"), 1, 1e9, 16_000),
                        new Setting.Real("days", new Text("days", "Tage"), 0, 1e6, 3),
                        new Setting.Real("fps", new Text("pictures a second", "Bilder je Sekunde"), 0.001, 1e6, 30),
                        new Setting.Real("megapixels", new Text("megapixels", "Megapixel"), 0.001, 1e6, 2),
                        new Setting.Real(
                                "objects", new Text("objects in a picture", "Objekte in einem Bild"), 1, 1e6, 75)),
                List.of(
                        Fact.exactly(
                                "inputs",
                                new Text("numbers of a picture, 200·200·3", "Zahlen eines Bildes, 200·200·3"),
                                120_000),
                        Fact.exactly(
                                "memory",
                                new Text("memory of 10⁹ connections, GB", "Speicher von 10⁹ Verbindungen, GB"),
                                4),
                        Fact.exactly(
                                "factor", new Text("10⁹ against the slide's 10⁶", "10⁹ gegen 10⁶ der Folie"), 1000),
                        Fact.exactly(
                                "core.hours",
                                new Text("16,000 cores for 3 days, core hours", "16.000 Kerne, 3 Tage, Kernstunden"),
                                1_152_000),
                        Fact.near(
                                "budget",
                                new Text("time for a picture at 30 a second, ms", "Zeit je Bild bei 30 je Sekunde, ms"),
                                0.05,
                                33.3),
                        Fact.exactly(
                                "pixels", new Text("pixels a second, millions", "Pixel je Sekunde, Millionen"), 60),
                        Fact.near(
                                "object",
                                new Text("time for each of 75 objects, ms", "Zeit für jedes von 75 Objekten, ms"),
                                0.001,
                                0.444)),
                SizesExperiment::start);
    }

    private static Simulation start(Settings s) {
        double budget = 1000 / s.real("fps");
        List<Size> sizes = List.of(
                new Size(
                        "inputs",
                        new Text("numbers of a picture", "Zahlen eines Bildes"),
                        "200·200·3",
                        200 * 200 * 3,
                        ""),
                new Size(
                        "memory",
                        new Text("memory of the connections", "Speicher der Verbindungen"),
                        "n·4 bytes",
                        s.real("connections") * 4 / 1e9,
                        "GB"),
                new Size(
                        "factor",
                        new Text("times what the slide says", "mal so viel, wie die Folie sagt"),
                        "n/10⁶",
                        s.real("connections") / 1e6,
                        ""),
                new Size(
                        "core.hours",
                        new Text("work of the cores", "Arbeit der Kerne"),
                        "cores·24·days",
                        s.real("cores") * 24 * s.real("days"),
                        "h"),
                new Size("budget", new Text("time for a picture", "Zeit je Bild"), "1000/fps", budget, "ms"),
                new Size(
                        "pixels",
                        new Text("millions of pixels a second", "Millionen Pixel je Sekunde"),
                        "MP·fps",
                        s.real("megapixels") * s.real("fps"),
                        "1/s"),
                new Size(
                        "object",
                        new Text("time for each object", "Zeit je Objekt"),
                        "1000/fps/objects",
                        budget / s.real("objects"),
                        "ms"));
        Table table = Table.of(
                "sizes",
                new Text("Sizes", "Größen"),
                Table.words("what", "was"),
                Table.words("formula", "Formel"),
                Table.numbers("value", "Wert", 3),
                Table.words("unit", "Einheit"));
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        for (Size size : sizes) {
            table.row(size.what(), size.formula(), size.value(), size.unit());
            result.value(size.key(), size.value());
            steps.add(e -> e.happened(new Event.Computed(new Explained(size.key(), size.formula(), "", size.value()))));
        }
        return new Rows(steps, result.table(table).build());
    }
}
