package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Where the weights of the football network are.
final class AccountantExperiment {
    private static final int SIDE = 96, CHANNELS = 3, DENSE = 2048, OUTPUTS = 8;
    private static final int[] MAPS = {16, 32, 64, 128};
    /// Inputs of the fully connected layer on the slide.
    static final int FLAT = 4608;

    private AccountantExperiment() {}

    /// One layer: its weights, its biases, and the multiply-adds of a picture.
    private record Layer(String name, String formula, String numbers, long weights, long biases, long products) {}

    static Experiment of() {
        return new Experiment(
                "weights",
                List.of(30, 32, 35),
                new Text("Where the weights are", "Wo die Gewichte stecken"),
                new Text(
                        "Nearly all weights of the network are in its first fully connected layer.",
                        "Fast alle Gewichte des Netzes stecken in seiner ersten vollverbundenen Schicht."),
                List.of(
                        new Setting.Whole(
                                "dense",
                                new Text("units of the fully connected layer", "Neuronen der vollverbundenen Schicht"),
                                1,
                                100_000,
                                DENSE),
                        new Setting.Whole("outputs", new Text("outputs", "Ausgaben"), 1, 100_000, OUTPUTS)),
                List.of(
                        Fact.exactly(
                                "input",
                                new Text("numbers of a picture, 96·96·3", "Zahlen eines Bildes, 96·96·3"),
                                27_648),
                        Fact.exactly(
                                "conv",
                                new Text("weights of the convolutions", "Gewichte der Faltungen"),
                                432,
                                4_608,
                                18_432,
                                73_728),
                        Fact.exactly(
                                "flat",
                                new Text(
                                        "inputs of the fully connected layer, 6·6·128",
                                        "Eingaben der vollverbundenen Schicht, 6·6·128"),
                                4_608),
                        Fact.exactly("dense", new Text("4608·2048", "4608·2048"), 9_437_184),
                        Fact.exactly("output", new Text("2048·8", "2048·8"), 16_384),
                        Fact.exactly("weights", new Text("all weights", "alle Gewichte"), 9_550_768),
                        Fact.exactly("biases", new Text("all biases", "alle Bias-Gewichte"), 2_296),
                        Fact.exactly(
                                "parameters", new Text("weights and biases", "Gewichte und Bias-Gewichte"), 9_553_064),
                        Fact.near(
                                "share",
                                new Text(
                                        "share of the fully connected layers, %",
                                        "Anteil der vollverbundenen Schichten, %"),
                                0.005,
                                98.98),
                        Fact.near(
                                "products",
                                new Text(
                                        "multiply-adds of a picture, millions",
                                        "Multiplikationen eines Bildes, Millionen"),
                                0.05,
                                45.3),
                        Fact.exactly(
                                "chain.edges",
                                new Text(
                                        "4608 = edge²·maps after 1 to 5 poolings: edges",
                                        "4608 = Kante²·Karten nach 1 bis 5 Poolings: Kanten"),
                                48,
                                24,
                                12,
                                6,
                                3),
                        Fact.exactly("chain.maps", new Text("the same: maps", "dasselbe: Karten"), 2, 8, 32, 128, 512),
                        Fact.exactly(
                                "chain.doubling",
                                new Text(
                                        "poolings after which maps doubled from 16 on are that many",
                                        "Poolings, nach denen von 16 an verdoppelte Karten so viele sind"),
                                4)),
                AccountantExperiment::start);
    }

    /// A number of poolings after which `edge`·`edge`·`maps` are the inputs of the fully connected layer.
    private record Chain(int pools, int edge, int maps) {
        /// Maps of the last convolution if the first has 16 and each twice as many as the one before.
        int doubled() {
            return MAPS[0] << pools - 1;
        }

        boolean doubles() {
            return doubled() == maps;
        }

        Explained explained() {
            return new Explained(
                    "maps(" + edge + "×" + edge + ")", "4608/edge²", FLAT + "/(" + edge + "·" + edge + ")", maps);
        }
    }

    /// All that halve the picture evenly.
    private static List<Chain> chains() {
        var chains = new ArrayList<Chain>();
        for (int pools = 1, edge = SIDE / 2; edge > 1; pools++, edge /= 2)
            if (FLAT % (edge * edge) == 0) chains.add(new Chain(pools, edge, FLAT / (edge * edge)));
        return chains;
    }

    private static Table alternatives() {
        Table table = Table.of(
                "alternatives",
                new Text("Ways from 96×96×3 to 4608 numbers", "Wege von 96×96×3 zu 4608 Zahlen"),
                Table.numbers("poolings", "Poolings", -1),
                Table.words("last maps", "letzte Karten"),
                Table.numbers("maps doubled from 16 on", "Karten, von 16 an verdoppelt", -1),
                Table.words("the same", "dieselben"));
        for (Chain c : chains())
            table.row(
                    c.pools(),
                    c.edge() + "×" + c.edge() + "×" + c.maps(),
                    c.doubled(),
                    c.doubles() ? new Text("yes", "ja") : new Text("no", "nein"));
        return table;
    }

    private static Simulation start(Settings s) {
        var layers = new ArrayList<Layer>();
        int side = SIDE, channels = CHANNELS;
        double[] conv = new double[MAPS.length];
        for (int i = 0; i < MAPS.length; i++) {
            long weights = 9L * channels * MAPS[i];
            conv[i] = weights;
            layers.add(new Layer(
                    "conv 3×3, " + channels + " → " + MAPS[i] + ", " + side + "×" + side,
                    "3²·in·out",
                    "3·3·" + channels + "·" + MAPS[i],
                    weights,
                    MAPS[i],
                    weights * side * side));
            channels = MAPS[i];
            side /= 2;
        }
        long flat = (long) side * side * channels,
                dense = flat * s.whole("dense"),
                output = (long) s.whole("dense") * s.whole("outputs");
        layers.add(new Layer(
                "dense " + flat + " → " + s.whole("dense"),
                "in·out",
                flat + "·" + s.whole("dense"),
                dense,
                s.whole("dense"),
                dense));
        layers.add(new Layer(
                "dense " + s.whole("dense") + " → " + s.whole("outputs"),
                "in·out",
                s.whole("dense") + "·" + s.whole("outputs"),
                output,
                s.whole("outputs"),
                output));
        long weights = layers.stream().mapToLong(Layer::weights).sum();
        long biases = layers.stream().mapToLong(Layer::biases).sum();
        long products = layers.stream().mapToLong(Layer::products).sum();
        Table table = Table.of(
                "layers",
                new Text("Layers", "Schichten"),
                Table.words("layer", "Schicht"),
                Table.numbers("weights", "Gewichte", -1),
                Table.numbers("biases", "Bias-Gewichte", -1),
                Table.numbers("share of all weights, %", "Anteil aller Gewichte, %", 2),
                Table.numbers("multiply-adds, millions", "Multiplikationen, Millionen", 2));
        var steps = new ArrayList<Consumer<Events>>();
        for (Layer layer : layers) {
            table.row(
                    layer.name(),
                    layer.weights(),
                    layer.biases(),
                    100.0 * layer.weights() / weights,
                    layer.products() / 1e6);
            String symbol = "w" + Numbers.index(steps.size() + 1);
            steps.add(e -> {
                e.happened(new Event.Begun(Text.same(layer.name())));
                e.happened(
                        new Event.Computed(new Explained(symbol, layer.formula(), layer.numbers(), layer.weights())));
            });
        }
        String parts = layers.stream().map(l -> Long.toString(l.weights())).collect(Collectors.joining(" + "));
        steps.add(e -> e.happened(new Event.Computed(new Explained("w", "Σₗ wₗ", parts, weights))));
        for (Chain chain : chains()) steps.add(e -> e.happened(new Event.Computed(chain.explained())));
        table.row("Σ", weights, biases, 100.0, products / 1e6);
        return new Rows(
                steps,
                new Result.Builder()
                        .value("input", SIDE * SIDE * CHANNELS)
                        .value("conv", conv)
                        .value("flat", flat)
                        .value("dense", dense)
                        .value("output", output)
                        .value("weights", weights)
                        .value("biases", biases)
                        .value("parameters", weights + biases)
                        .value("share", 100.0 * (dense + output) / weights)
                        .value("products", products / 1e6)
                        .value(
                                "chain.edges",
                                chains().stream().mapToDouble(Chain::edge).toArray())
                        .value(
                                "chain.maps",
                                chains().stream().mapToDouble(Chain::maps).toArray())
                        .value(
                                "chain.doubling",
                                chains().stream()
                                        .filter(Chain::doubles)
                                        .mapToDouble(Chain::pools)
                                        .toArray())
                        .table(table)
                        .table(alternatives())
                        .note(
                                new Text(
                                        "The picture of the architecture is lost; the slide gives 4608 inputs of the fully connected"
                                                + " layer and 16 filters of the first convolution. All chains of 3×3 convolutions and"
                                                + " pooling that lead to 4608 are listed; one of them doubles its maps from 16 on.",
                                        "Das Bild der Architektur ist verloren; die Folie nennt 4608 Eingaben der vollverbundenen Schicht"
                                                + " und 16 Filter der ersten Faltung. Alle Ketten aus 3×3-Faltungen und Pooling, die zu"
                                                + " 4608 führen, stehen in der Tabelle; eine davon verdoppelt ihre Karten von 16 an."))
                        .build());
    }
}
