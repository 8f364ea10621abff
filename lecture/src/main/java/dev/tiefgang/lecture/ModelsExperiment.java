package dev.tiefgang.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The standard models of the slide: their parameters, added up layer by layer.
final class ModelsExperiment {
    /// @param layers layers with weights
    /// @param said what the slide says of it
    private record Model(String name, int year, int layers, String key, long parameters, long known, Text said) {}

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

    private ModelsExperiment() {}

    private static List<Model> all() {
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
                        leNet1.sum(),
                        3_246,
                        new Text(
                                "the slide's \"LeNet-5, 5 layers (4,1)\" is this one",
                                "„LeNet-5, 5 Schichten (4,1)“ der Folie ist dieses")),
                new Model("LeNet-5", 1998, 5, "lenet5", leNet5.sum(), 61_706, new Text("MNIST", "MNIST")),
                new Model(
                        "AlexNet",
                        2012,
                        8,
                        "alexnet",
                        alexNet.sum(),
                        61_100_840,
                        new Text(
                                "8 (5,3), 16.4 %: that is of several networks together",
                                "8 (5,3), 16,4 %: von mehreren Netzen zusammen")),
                new Model("VGG-16", 2014, 16, "vgg16", vgg.sum(), 138_357_544, new Text("named", "genannt")),
                new Model(
                        "GoogLeNet",
                        2014,
                        22,
                        "googlenet",
                        googLeNet.sum(),
                        6_998_552,
                        new Text("22 layers, 6.7 %", "22 Schichten, 6,7 %")),
                new Model(
                        "ResNet-152",
                        2015,
                        152,
                        "resnet152",
                        resNet.sum(),
                        60_192_808,
                        new Text(
                                "152 layers, 3.6 %: that is of several networks together",
                                "152 Schichten, 3,6 %: von mehreren Netzen zusammen")),
                new Model("MobileNet", 2017, 28, "mobilenet", mobileNet.sum(), 4_231_976, new Text("named", "genannt")),
                new Model(
                        "DQN",
                        2015,
                        5,
                        "dqn2015",
                        dqn.sum(),
                        1_686_180,
                        new Text("DeepMind's second network", "DeepMinds zweites Netz")));
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
        Table table = Table.of(
                "models",
                new Text("Models", "Modelle"),
                Table.words("model", "Modell"),
                Table.numbers("year", "Jahr", -1),
                Table.numbers("layers", "Schichten", -1),
                Table.numbers("parameters", "Parameter", -1),
                Table.words("on the slide", "auf der Folie"));
        var steps = new ArrayList<Consumer<Events>>();
        var result = new Result.Builder();
        for (Model m : all()) {
            table.row(m.name(), m.year(), m.layers(), m.parameters(), m.said());
            result.value(m.key(), m.parameters());
            steps.add(e -> e.happened(new Event.Computed(new Explained("n", m.name(), "", (double) m.parameters()))));
        }
        return new Rows(steps, result.table(table).build());
    }
}
