package dev.tiefgang.testkit;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.SquaredSum;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.AdaptiveAveragePool2d;
import dev.tiefgang.nn.AlphaDropout;
import dev.tiefgang.nn.AveragePool2d;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv1d;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.ConvTranspose2d;
import dev.tiefgang.nn.Crop;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DepthwiseConv2d;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GaussianDropout;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.GroupNorm;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LayerNorm;
import dev.tiefgang.nn.LeakyRelu;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.PRelu;
import dev.tiefgang.nn.Pad;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Permute;
import dev.tiefgang.nn.Reshape;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.RmsNorm;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.SpatialDropout;
import dev.tiefgang.nn.Upsample2d;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.zoo.Zoo;
import java.util.List;
import java.util.stream.Stream;

/// The table of networks: every way in which layers meet, in awkward sizes.
public final class NetCases {
    private NetCases() {}

    /// What the laws can compute often; larger networks of the zoo are made of the same layers.
    private static final int LARGEST = 500_000;

    /// All rows, and every network of the zoo that is not too large.
    public static List<NetCase> all() {
        var zoo = Zoo.entries().stream()
                .filter(e -> e.network().summary().parameters() <= LARGEST)
                .map(e -> new NetCase(
                        "zoo " + e.name(), e.network(), e.network().output().dim(0)));
        return Stream.of(own().stream(), JoinNetCases.rows().stream(), zoo)
                .flatMap(rows -> rows)
                .toList();
    }

    private static List<NetCase> own() {
        return List.of(
                rows("dense 1-1", 1, new Dense(1)),
                rows("dense 17-16-15", 17, new Dense(16), Activation.relu(), new Dense(15)),
                rows("dense 63-65-2", 63, new Dense(65), Activation.tanh(), new Dense(2)),
                rows(
                        "dense 65-63-17-1",
                        65,
                        new Dense(63),
                        Activation.sigmoid(),
                        new Dense(17).withoutBias(),
                        new Dense(1)),
                rows(
                                "dense with everything",
                                16,
                                new Dense(33),
                                new BatchNorm(),
                                Activation.relu(),
                                new Dropout(0.3),
                                new Residual(Sequential.of(new Dense(33), Activation.tanh())),
                                new Dense(4))
                        .floor(2e-7),
                new NetCase(
                        "yes or no",
                        Network.of(
                                "net",
                                Shape.of(2),
                                new SigmoidCrossEntropy(),
                                new Dense(3).init(new Init.Glorot()),
                                Activation.tanh(),
                                new Dense(1)),
                        0),
                new NetCase(
                        "squared sum",
                        Network.of(
                                "net", Shape.of(5), new SquaredSum(), new Dense(4), Activation.sigmoid(), new Dense(3)),
                        0),
                pictures(
                        "LeNet, small",
                        Shape.of(1, 12, 12),
                        new Conv2d(6, 5).same(),
                        Activation.relu(),
                        new MaxPool2d(2),
                        new Conv2d(16, 3),
                        Activation.relu(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Dense(17),
                        Activation.relu(),
                        new Dense(10)),
                pictures(
                        "one filter",
                        Shape.of(1, 5, 5),
                        new Conv2d(1, 3),
                        Activation.tanh(),
                        new Flatten(),
                        new Dense(2)),
                pictures(
                        "strides and groups",
                        Shape.of(4, 9, 7),
                        new Conv2d(6, 3)
                                .stride(2)
                                .padding(new Padding.Explicit(0, 1, 2, 1))
                                .groups(2),
                        Activation.sigmoid(),
                        new Conv2d(6, 3).dilation(2).padding(2).groups(6).withoutBias(),
                        new AveragePool2d(2, 1, Padding.of(1)),
                        new Flatten(),
                        new Dense(3)),
                pictures(
                                "batch norm",
                                Shape.of(2, 7, 8),
                                new Conv2d(5, 3).same().withoutBias(),
                                new BatchNorm(),
                                Activation.relu(),
                                new MaxPool2d(3, 2, new Padding.Same()),
                                new Conv2d(7, 3),
                                new BatchNorm(),
                                Activation.tanh(),
                                new GlobalAveragePool2d(),
                                new Dense(5))
                        .floor(2e-7),
                pictures(
                        "residual",
                        Shape.of(3, 6, 6),
                        new Residual(
                                Sequential.of(new Conv2d(8, 3).same(), Activation.relu(), new Conv2d(3, 3).same())),
                        Activation.relu(),
                        new GlobalAveragePool2d(),
                        new Dense(4)),
                pictures(
                        "fork and dropout",
                        Shape.of(2, 8, 8),
                        new Fork(
                                List.of(new Conv2d(3, 1), new Conv2d(4, 5).same(), new MaxPool2d(3, 1, Padding.of(1)))),
                        Activation.relu(),
                        new Dropout(0.25),
                        new AveragePool2d(2),
                        new Conv2d(5, 3),
                        new Flatten(),
                        new Dropout(0.5),
                        new Dense(6)),
                rows(
                        "dense with noise",
                        18,
                        new GaussianNoise(0.2),
                        new DropConnect(new Dense(33), 0.3),
                        new Activation(Activation.Function.SELU),
                        new AlphaDropout(0.1),
                        new LayerNorm(),
                        new GaussianDropout(0.2),
                        new Dense(4)),
                pictures(
                        "down and up again",
                        Shape.of(2, 9, 8),
                        Pad.maps(Pad.Border.REFLECT, 1),
                        new DepthwiseConv2d(3).multiplier(2).stride(2),
                        new GroupNorm(2),
                        new LeakyRelu(0.1),
                        new SpatialDropout(0.2),
                        new MaxPool2d(2, 2, Padding.of(0)).withCeil(),
                        new ConvTranspose2d(3, 4, 2).same(),
                        new PRelu(),
                        new Upsample2d(2),
                        Crop.maps(1),
                        new AdaptiveAveragePool2d(3, 2),
                        Reshape.to(3, 6),
                        Permute.of(2, 1),
                        new Conv1d(5, 3).same(),
                        new RmsNorm(),
                        new Flatten(),
                        new Dense(4)),
                pictures("no convolution", Shape.of(1, 6, 6), new MaxPool2d(2), new Flatten(), new Dense(3)));
    }

    private static NetCase rows(String name, int in, Layer... layers) {
        return classes(name, Shape.of(in), layers);
    }

    private static NetCase pictures(String name, Shape picture, Layer... layers) {
        return classes(name, picture, layers);
    }

    static NetCase classes(String name, Shape input, Layer... layers) {
        var network = Network.of("net", input, new SoftmaxCrossEntropy(), layers);
        int classes = network.output().dim(0);
        if (classes > 1) return new NetCase(name, network, classes);
        return new NetCase(name, Network.of("net", input, new MeanSquaredError(), layers), 0);
    }
}
