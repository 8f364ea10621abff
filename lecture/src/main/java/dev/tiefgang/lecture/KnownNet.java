package dev.tiefgang.lecture;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A network with a name, its parameters added up layer by layer.
///
/// @param known what the sum must be
/// @param said what the slide says of it, or what it is where it is on no slide
record KnownNet(String name, int year, String key, ParameterCount count, long known, Text said) {
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
    /// Its convolutions before which maps are halved, and those before which they are doubled.
    private static final Set<Integer> SWEATY_POOLS = Set.of(1, 3, 5, 8), SWEATY_ENLARGED = Set.of(12, 15);
    /// The picture that it sees, and pixels along an edge of one of CIFAR.
    static final int SWEATY_WIDTH = 640, SWEATY_HEIGHT = 512, CIFAR = 32;

    static List<KnownNet> all() {
        return Stream.concat(ofSlide().stream(), others().stream()).toList();
    }

    static List<KnownNet> ofSlide() {
        var leNet1 =
                new ParameterCount().conv(5, 1, 4).pool().conv(5, 4, 12).pool().dense(12 * 4 * 4, 10);
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
        return List.of(
                new KnownNet(
                        "LeNet-1",
                        1990,
                        "lenet1",
                        leNet1,
                        3_246,
                        new Text(
                                "the slide's \"LeNet-5, 5 layers (4,1)\" is this one",
                                "„LeNet-5, 5 Schichten (4,1)“ der Folie ist dieses")),
                new KnownNet("LeNet-5", 1998, "lenet5", leNet5, 61_706, new Text("MNIST", "MNIST")),
                new KnownNet(
                        "AlexNet",
                        2012,
                        "alexnet",
                        alexNet,
                        61_100_840,
                        new Text(
                                "8 (5,3), 16.4 %: that is of several networks together",
                                "8 (5,3), 16.4 %: von mehreren Netzen zusammen")),
                new KnownNet("VGG-16", 2014, "vgg16", vgg, 138_357_544, new Text("named", "genannt")),
                new KnownNet(
                        "GoogLeNet",
                        2014,
                        "googlenet",
                        googLeNet,
                        6_998_552,
                        new Text(
                                "22 layers, 6.7 %, also of several; it is Inception v1",
                                "22 Schichten, 6.7 %, auch von mehreren; es ist Inception v1")),
                new KnownNet(
                        "ResNet-152",
                        2015,
                        "resnet152",
                        resNet,
                        60_192_808,
                        new Text(
                                "152 layers, 3.6 %: that is of several networks together",
                                "152 Schichten, 3.6 %: von mehreren Netzen zusammen")),
                new KnownNet("MobileNet", 2017, "mobilenet", mobileNet, 4_231_976, new Text("named", "genannt")));
    }

    /// Networks that other slides name or show, and the other GoogLeNet.
    static List<KnownNet> others() {
        var googLeNet = new ParameterCount().normed(7, 3, 64).normed(1, 64, 64).normed(3, 64, 192);
        for (int[] m : INCEPTIONS) googLeNet.normedInception(m[0], m[1], m[2], m[3], m[4], m[5], m[6]);
        googLeNet.dense(1024, 1000);
        var sweaty = new ParameterCount();
        for (int i = 0; i < SWEATY.length; i++) {
            if (SWEATY_POOLS.contains(i)) sweaty.pool();
            if (SWEATY_ENLARGED.contains(i)) sweaty.enlarge();
            sweaty.biasedAndNormed(SWEATY[i][0], SWEATY[i][1], SWEATY[i][2]);
        }
        var convNetJs = new ParameterCount().conv(5, 1, 8).conv(5, 8, 16).dense(4 * 4 * 16, 10);
        var cifar = new ParameterCount()
                .conv(5, 3, 16)
                .pool()
                .conv(5, 16, 20)
                .pool()
                .conv(5, 20, 20)
                .pool();
        int edge = cifar.edge(CIFAR);
        cifar.dense(edge * edge * 20, 10);
        var eyes = new ParameterCount()
                .dense(RewardsExperiment.INPUTS, 50)
                .dense(50, 50)
                .dense(50, RewardsExperiment.ACTIONS);
        var dqn = new ParameterCount()
                .conv(8, 4, 32)
                .conv(4, 32, 64)
                .conv(3, 64, 64)
                .dense(64 * 7 * 7, 512)
                .dense(512, 4);
        var mlp = new ParameterCount().dense(784, 300).dense(300, 100).dense(100, 10);
        var cnn = new ParameterCount()
                .conv(5, 1, 6)
                .conv(5, 6, 16)
                .dense(5 * 5 * 16, 120)
                .dense(120, 100)
                .dense(100, 10);
        return List.of(
                new KnownNet(
                        "GoogLeNet (torchvision)",
                        2014,
                        "googlenet.torchvision",
                        googLeNet,
                        6_624_904,
                        new Text(
                                "norms instead of biases, 3×3 where the paper has 5×5",
                                "Normierungen statt Bias, 3×3 statt 5×5")),
                new KnownNet(
                        "SweatyNet-1",
                        2017,
                        "sweatynet1",
                        sweaty,
                        678_659,
                        new Text(
                                "finds the ball for Sweaty; biases and norms everywhere",
                                "findet den Ball für Sweaty; überall Bias und Normierung")),
                new KnownNet(
                        "ConvNetJS MNIST",
                        2014,
                        "convnetjs",
                        convNetJs,
                        5_994,
                        new Text(
                                "digits in the browser, of 24×24 pixels", "Ziffern im Browser, aus 24×24 Bildpunkten")),
                new KnownNet(
                        "ConvNetJS CIFAR",
                        2014,
                        "convnetjs.cifar",
                        cifar,
                        22_466,
                        new Text(
                                "ten kinds of things in the browser, three times convolution and pooling",
                                "zehn Arten von Dingen im Browser, dreimal Faltung und Pooling")),
                new KnownNet(
                        "ConvNetJS RL",
                        2014,
                        "convnetjs.rl",
                        eyes,
                        5_805,
                        new Text(
                                "a creature with nine eyes learns what to eat, 59-50-50-5",
                                "ein Wesen mit neun Augen lernt, was es frisst, 59-50-50-5")),
                new KnownNet(
                        "Harley MLP",
                        2015,
                        "harley.mlp",
                        mlp,
                        266_610,
                        new Text("digits in 3D, fully connected", "Ziffern in 3D, voll verbunden")),
                new KnownNet(
                        "Harley CNN",
                        2015,
                        "harley.cnn",
                        cnn,
                        63_802,
                        new Text(
                                "digits in 3D, if all maps are connected to all",
                                "Ziffern in 3D, wenn alle Karten mit allen verbunden sind")),
                new KnownNet(
                        "DQN",
                        2015,
                        "dqn2015",
                        dqn,
                        1_686_180,
                        new Text("DeepMind's second network", "DeepMinds zweites Netz")));
    }

    Figure.Curve point() {
        return new Figure.Curve(
                Text.same(name), new double[] {1e-6 * count.sum()}, new double[] {count.layers()}, false);
    }
}
