package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The standard models of the slide: their parameters, added up layer by layer.
final class ModelsExperiment {
    /// What networks of a competition got wrong.
    ///
    /// @param networks how many answered together
    /// @param wrong of the 100,000 pictures of the test, those where none of five guesses was right
    private record Score(String name, String key, int networks, int wrong, double slide) {
        double error() {
            return 100.0 * wrong / TEST;
        }

        /// To one decimal, as the slide has it.
        double rounded() {
            return Math.rint(10 * error()) / 10;
        }
    }

    private static final int TEST = 100_000;
    private static final List<Score> SCORES = List.of(
            new Score("AlexNet", "alexnet.error", 5, 16_422, 16.4),
            new Score("GoogLeNet", "googlenet.error", 7, 6_656, 6.7),
            new Score("ResNet", "resnet152.error", 6, 3_567, 3.6));

    private ModelsExperiment() {}

    static Experiment of() {
        return new Experiment(
                "models",
                List.of(44, 45),
                new Text("Standard models", "Standardmodelle"),
                new Text(
                        "Depth and number of parameters are different things: GoogLeNet has a ninth of AlexNet's.",
                        "Tiefe und Zahl der Parameter sind verschiedene Dinge: GoogLeNet hat ein Neuntel der von AlexNet."),
                List.of(),
                facts(),
                _ -> start());
    }

    private static List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        for (KnownNet m : KnownNet.all())
            facts.add(Fact.exactly(
                    m.key(), new Text("parameters of " + m.name(), "Parameter von " + m.name()), (double) m.known()));
        facts.add(Fact.exactly(
                "lenet1.layers",
                new Text(
                        "LeNet-1 with its pooling layers: layers, of them convolutions and pooling, fully connected",
                        "LeNet-1 mit Pooling-Schichten: Schichten, davon Faltungen und Pooling, vollverbundene"),
                5,
                4,
                1));
        facts.add(Fact.exactly(
                "alexnet.layers",
                new Text(
                        "AlexNet: layers with weights, of them convolutions, fully connected",
                        "AlexNet: Schichten mit Gewichten, davon Faltungen, vollverbundene"),
                8,
                5,
                3));
        facts.add(Fact.exactly(
                "googlenet.layers",
                new Text("GoogLeNet: layers on the longest way", "GoogLeNet: Schichten auf dem längsten Weg"),
                22));
        facts.add(Fact.exactly(
                "resnet152.layers",
                new Text("ResNet-152: layers on the longest way", "ResNet-152: Schichten auf dem längsten Weg"),
                152));
        for (Score score : SCORES)
            facts.add(Fact.exactly(
                    score.key(), new Text("error of %s, %%", "Fehler von %s, %%").with(score.name()), score.slide()));
        facts.add(Fact.exactly(
                "sweatynet1.convolutions", new Text("convolutions of SweatyNet-1", "Faltungen von SweatyNet-1"), 18));
        facts.add(Fact.exactly(
                "sweatynet1.map",
                new Text(
                        "SweatyNet-1: width and height of what it answers for 640×512",
                        "SweatyNet-1: Breite und Höhe der Antwort auf 640×512"),
                160,
                128));
        facts.add(Fact.exactly(
                "convnetjs.cifar.last",
                new Text("ConvNetJS CIFAR: edge of the last maps", "ConvNetJS CIFAR: Kante der letzten Karten"),
                4));
        return facts;
    }

    private static Simulation start() {
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        for (KnownNet m : KnownNet.all()) {
            result.value(m.key(), m.count().sum());
            steps.add(e -> e.happened(new Event.Computed(new Explained(
                    "n(" + m.name() + ")", "Σₗ nₗ", m.count().terms(), m.count().sum()))));
        }
        for (Score score : SCORES) {
            result.value(score.key(), score.rounded());
            steps.add(e -> e.happened(new Event.Computed(new Explained(
                    "error(" + score.name() + ")",
                    "100·n₋/n",
                    "100·%d/%d".formatted(score.wrong(), TEST),
                    score.error()))));
        }
        ParameterCount leNet1 = count("lenet1"), alexNet = count("alexnet"), sweaty = count("sweatynet1");
        result.value(
                        "lenet1.layers",
                        leNet1.layers() + leNet1.pools(),
                        leNet1.convolutions() + leNet1.pools(),
                        leNet1.denses())
                .value("alexnet.layers", alexNet.layers(), alexNet.convolutions(), alexNet.denses())
                .value("googlenet.layers", count("googlenet").layers())
                .value("resnet152.layers", count("resnet152").layers())
                .value("sweatynet1.convolutions", sweaty.convolutions())
                .value("sweatynet1.map", sweaty.edge(KnownNet.SWEATY_WIDTH), sweaty.edge(KnownNet.SWEATY_HEIGHT))
                .value("convnetjs.cifar.last", count("convnetjs.cifar").edge(KnownNet.CIFAR));
        Text said = new Text("on the slide", "auf der Folie"), is = new Text("what it is", "was es ist");
        result.table(table("models", new Text("Models", "Modelle"), said, KnownNet.ofSlide()))
                .table(table("others", new Text("Other networks", "Weitere Netze"), is, KnownNet.others()))
                .table(errors())
                .table(sums())
                .figure(new Figure.Plot(
                        "models",
                        new Text("Depth and size", "Tiefe und Größe"),
                        new Figure.Axis(new Text("parameters, millions", "Parameter, Millionen"), true),
                        Figure.Axis.of("layers", "Schichten"),
                        KnownNet.ofSlide().stream().map(KnownNet::point).toList()));
        return new Rows(steps, result.build());
    }

    private static Table table(String name, Text title, Text last, List<KnownNet> models) {
        Table table = Table.of(
                name,
                title,
                Table.words("model", "Modell"),
                Table.numbers("year", "Jahr", -1),
                Table.numbers("layers", "Schichten", -1),
                Table.numbers("parameters", "Parameter", -1),
                new Table.Column(last, -1));
        for (KnownNet m : models)
            table.row(m.name(), m.year(), m.count().layers(), m.count().sum(), m.said());
        return table;
    }

    private static ParameterCount count(String key) {
        return KnownNet.all().stream()
                .filter(m -> m.key().equals(key))
                .findFirst()
                .orElseThrow()
                .count();
    }

    /// What the error rates of the slide are.
    private static Table errors() {
        Table table = Table.of(
                "errors",
                new Text(
                        "Of 100,000 pictures of ImageNet's competitions, none of five guesses right (as published)",
                        "Von 100\u202f000 Bildern der ImageNet-Wettbewerbe keiner von fünf Versuchen richtig (veröffentlicht)"),
                Table.words("model", "Modell"),
                Table.numbers("networks together", "Netze zusammen", -1),
                Table.numbers("pictures wrong", "Bilder falsch", -1),
                Table.numbers("error, %", "Fehler, %", 3),
                Table.numbers("on the slide, %", "auf der Folie, %", 1));
        for (Score s : SCORES) table.row(s.name(), s.networks(), s.wrong(), s.error(), s.slide());
        return table;
    }

    /// How the sums come about, and the depth.
    private static Table sums() {
        Table table = Table.of(
                "sums",
                new Text("Layer by layer, with biases", "Schicht für Schicht, mit Bias"),
                Table.words("model", "Modell"),
                Table.numbers("convolutions", "Faltungen", -1),
                Table.numbers("fully connected", "vollverbunden", -1),
                Table.words("parameters", "Parameter"));
        for (KnownNet m : KnownNet.all())
            table.row(
                    m.name(),
                    m.count().convolutions(),
                    m.count().denses(),
                    m.count().terms());
        return table;
    }
}
