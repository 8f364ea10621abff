package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The standard models of the slide: their parameters, added up layer by layer.
final class ModelsExperiment {
    /// @param layers layers with weights
    /// @param known what the sum must be
    /// @param said what the slide says of it, or what it is where it is on no slide
    private record Model(String name, int year, int layers, String key, ParameterCount count, long known, Text said) {
        Figure.Curve point() {
            return new Figure.Curve(Text.same(name), new double[] {1e-6 * count.sum()}, new double[] {layers}, false);
        }
    }

    private static final int[][] INCEPTIONS = {
        {192, 64, 96, 128, 16, 32, 32},
        {256, 128, 128, 192, 32, 96, 64},
        {480, 192, 96, 208, 16, 48, 64},
        {512, 160, 112, 224, 24, 64, 64},
        {512, 128, 128, 256, 24, 64, 64},
        {512, 112, 144, 288, 32, 64, 64},
        {528, 256, 160, 320, 32, 128, 128},
        {832, 256, 160, 320, 32, 128, 128},
        {832, 384, 192, 384, 48, 128, 128}
    };
    private static final int[] VGG = {64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512};
    private static final int[] MOBILE = {32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};

    /// Size, maps in and maps out of the convolutions of SweatyNet-1; maps of earlier ones come in again.
    private static final int[][] SWEATY = {
        {3, 3, 8},
        {3, 8, 16},
        {3, 16, 16},
        {3, 8 + 16, 32},
        {3, 32, 32},
        {3, 24 + 32, 64},
        {3, 64, 64},
        {3, 64, 64},
        {3, 56 + 64, 128},
        {3, 128, 128},
        {3, 128, 128},
        {3, 128, 64},
        {1, 64 + 120, 64},
        {3, 64, 32},
        {3, 32, 32},
        {1, 32 + 56, 16},
        {3, 16, 16},
        {3, 16, 1}
    };

    private ModelsExperiment() {}

    private static List<Model> all() {
        return Stream.concat(ofSlide().stream(), others().stream()).toList();
    }

    private static List<Model> ofSlide() {
        var leNet1 = new ParameterCount().conv(5, 1, 4).conv(5, 4, 12).dense(12 * 4 * 4, 10);
        var leNet5 = new ParameterCount()
                .conv(5, 1, 6)
                .conv(5, 6, 16)
                .dense(400, 120)
                .dense(120, 84)
                .dense(84, 10);
        var alexNet = new ParameterCount()
                .conv(11, 3, 64)
                .conv(5, 64, 192)
                .conv(3, 192, 384)
                .conv(3, 384, 256)
                .conv(3, 256, 256)
                .dense(256 * 6 * 6, 4096)
                .dense(4096, 4096)
                .dense(4096, 1000);
        var vgg = new ParameterCount();
        for (int i = 0, in = 3; i < VGG.length; in = VGG[i++]) vgg.conv(3, in, VGG[i]);
        vgg.dense(512 * 7 * 7, 4096).dense(4096, 4096).dense(4096, 1000);
        var googLeNet = new ParameterCount().conv(7, 3, 64).conv(1, 64, 64).conv(3, 64, 192);
        for (int[] m : INCEPTIONS) googLeNet.inception(m[0], m[1], m[2], m[3], m[4], m[5], m[6]);
        googLeNet.dense(1024, 1000);
        var resNet = new ParameterCount()
                .normed(7, 3, 64)
                .bottlenecks(64, 64, 3)
                .bottlenecks(256, 128, 8)
                .bottlenecks(512, 256, 36)
                .bottlenecks(1024, 512, 3)
                .dense(2048, 1000);
        var mobileNet = new ParameterCount().normed(3, 3, MOBILE[0]);
        for (int i = 1; i < MOBILE.length; i++)
            mobileNet.depthwise(3, MOBILE[i - 1]).normed(1, MOBILE[i - 1], MOBILE[i]);
        mobileNet.dense(1024, 1000);
        var dqn = new ParameterCount()
                .conv(8, 4, 32)
                .conv(4, 32, 64)
                .conv(3, 64, 64)
                .dense(64 * 7 * 7, 512)
                .dense(512, 4);
        return List.of(
                new Model(
                        "LeNet-1",
                        1990,
                        3,
                        "lenet1",
                        leNet1,
                        3_246,
                        new Text(
                                "the slide's \"LeNet-5, 5 layers (4,1)\" is this one",
                                "„LeNet-5, 5 Schichten (4,1)“ der Folie ist dieses")),
                new Model("LeNet-5", 1998, 5, "lenet5", leNet5, 61_706, new Text("MNIST", "MNIST")),
                new Model(
                        "AlexNet",
                        2012,
                        8,
                        "alexnet",
                        alexNet,
                        61_100_840,
                        new Text(
                                "8 (5,3), 16.4 %: that is of several networks together",
                                "8 (5,3), 16,4 %: von mehreren Netzen zusammen")),
                new Model("VGG-16", 2014, 16, "vgg16", vgg, 138_357_544, new Text("named", "genannt")),
                new Model(
                        "GoogLeNet",
                        2014,
                        22,
                        "googlenet",
                        googLeNet,
                        6_998_552,
                        new Text(
                                "22 layers, 6.7 %, also of several; it is Inception v1",
                                "22 Schichten, 6,7 %, auch von mehreren; es ist Inception v1")),
                new Model(
                        "ResNet-152",
                        2015,
                        152,
                        "resnet152",
                        resNet,
                        60_192_808,
                        new Text(
                                "152 layers, 3.6 %: that is of several networks together",
                                "152 Schichten, 3,6 %: von mehreren Netzen zusammen")),
                new Model("MobileNet", 2017, 28, "mobilenet", mobileNet, 4_231_976, new Text("named", "genannt")),
                new Model(
                        "DQN",
                        2015,
                        5,
                        "dqn2015",
                        dqn,
                        1_686_180,
                        new Text("DeepMind's second network", "DeepMinds zweites Netz")));
    }

    /// Networks that other slides name or show, and the other GoogLeNet.
    private static List<Model> others() {
        var googLeNet = new ParameterCount().normed(7, 3, 64).normed(1, 64, 64).normed(3, 64, 192);
        for (int[] m : INCEPTIONS) googLeNet.normedInception(m[0], m[1], m[2], m[3], m[4], m[5], m[6]);
        googLeNet.dense(1024, 1000);
        var sweaty = new ParameterCount();
        for (int[] c : SWEATY) sweaty.biasedAndNormed(c[0], c[1], c[2]);
        var convNetJs = new ParameterCount().conv(5, 1, 8).conv(5, 8, 16).dense(4 * 4 * 16, 10);
        var mlp = new ParameterCount().dense(784, 300).dense(300, 100).dense(100, 10);
        var cnn = new ParameterCount()
                .conv(5, 1, 6)
                .conv(5, 6, 16)
                .dense(5 * 5 * 16, 120)
                .dense(120, 100)
                .dense(100, 10);
        return List.of(
                new Model(
                        "GoogLeNet (torchvision)",
                        2014,
                        22,
                        "googlenet.torchvision",
                        googLeNet,
                        6_624_904,
                        new Text(
                                "norms instead of biases, 3×3 where the paper has 5×5",
                                "Normierungen statt Bias, 3×3 statt 5×5")),
                new Model(
                        "SweatyNet-1",
                        2017,
                        18,
                        "sweatynet1",
                        sweaty,
                        678_659,
                        new Text(
                                "finds the ball for Sweaty; biases and norms everywhere",
                                "findet den Ball für Sweaty; überall Bias und Normierung")),
                new Model(
                        "ConvNetJS MNIST",
                        2014,
                        3,
                        "convnetjs",
                        convNetJs,
                        5_994,
                        new Text(
                                "digits in the browser, of 24×24 pixels", "Ziffern im Browser, aus 24×24 Bildpunkten")),
                new Model(
                        "Harley MLP",
                        2015,
                        3,
                        "harley.mlp",
                        mlp,
                        266_610,
                        new Text("digits in 3D, fully connected", "Ziffern in 3D, voll verbunden")),
                new Model(
                        "Harley CNN",
                        2015,
                        5,
                        "harley.cnn",
                        cnn,
                        63_802,
                        new Text(
                                "digits in 3D, if all maps are connected to all",
                                "Ziffern in 3D, wenn alle Karten mit allen verbunden sind")));
    }

    static Experiment of() {
        return new Experiment(
                "models",
                List.of(44),
                new Text("Standard models", "Standardmodelle"),
                new Text(
                        "Depth and number of parameters are different things: GoogLeNet has a ninth of AlexNet's.",
                        "Tiefe und Zahl der Parameter sind verschiedene Dinge: GoogLeNet hat ein Neuntel der von AlexNet."),
                List.of(),
                all().stream()
                        .map(m -> Fact.exactly(
                                m.key(), new Text("parameters of " + m.name(), "Parameter von " + m.name()), (double)
                                        m.known()))
                        .toList(),
                _ -> start());
    }

    private static Simulation start() {
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        for (Model m : all()) {
            result.value(m.key(), m.count().sum());
            steps.add(e -> e.happened(new Event.Computed(
                    new Explained("n", m.name(), m.count().terms(), m.count().sum()))));
        }
        Text said = new Text("on the slide", "auf der Folie"), is = new Text("what it is", "was es ist");
        result.table(table("models", new Text("Models", "Modelle"), said, ofSlide()))
                .table(table("others", new Text("Other networks", "Weitere Netze"), is, others()))
                .table(sums())
                .figure(new Figure.Plot(
                        "models",
                        new Text("Depth and size", "Tiefe und Größe"),
                        new Figure.Axis(new Text("parameters, millions", "Parameter, Millionen"), true),
                        Figure.Axis.of("layers", "Schichten"),
                        ofSlide().stream().map(Model::point).toList()));
        return new Rows(steps, result.build());
    }

    private static Table table(String name, Text title, Text last, List<Model> models) {
        Table table = Table.of(
                name,
                title,
                Table.words("model", "Modell"),
                Table.numbers("year", "Jahr", -1),
                Table.numbers("layers", "Schichten", -1),
                Table.numbers("parameters", "Parameter", -1),
                new Table.Column(last, -1));
        for (Model m : models)
            table.row(m.name(), m.year(), m.layers(), m.count().sum(), m.said());
        return table;
    }

    /// How the sums of the small ones come about.
    private static Table sums() {
        Table table = Table.of(
                "sums",
                new Text("Layer by layer, with biases", "Schicht für Schicht, mit Bias"),
                Table.words("model", "Modell"),
                Table.words("parameters", "Parameter"));
        for (Model m : all())
            if (!m.count().terms().isEmpty()) table.row(m.name(), m.count().terms());
        return table;
    }
}
