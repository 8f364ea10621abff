package dev.tiefgang.zoo;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.OneCycle;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Recipe;
import java.util.ArrayList;
import java.util.List;

/// The table of networks known by name; a new one is a row here and a method that builds it.
public final class Zoo {
    private static final List<ZooEntry> ENTRIES = List.of(
            new ZooEntry(
                    "lenet5",
                    "Two convolutions with pooling and three dense layers for digits of 28×28 pixels"
                            + " (LeCun, Bottou, Bengio, Haffner, 1998; relu and max pooling as used today).",
                    Zoo::lenet5,
                    Recipe.of(new Momentum(0.05))
                            .schedule(new OneCycle())
                            .epochs(10)
                            .batch(64)
                            .weightDecay(5e-4),
                    ZooOptions.of(),
                    ZooEntry.Choice.ACTIVATION),
            new ZooEntry(
                    "mlp",
                    "Dense layers one after the other, any number and size (Rumelhart, Hinton, Williams, 1986).",
                    Zoo::mlp,
                    Recipe.of(new Momentum(0.1))
                            .schedule(new OneCycle())
                            .epochs(10)
                            .batch(64)
                            .weightDecay(1e-4),
                    ZooOptions.of(128),
                    ZooEntry.Choice.ACTIVATION_AND_SIZES),
            new ZooEntry(
                    "ballnet",
                    "Four convolutions and a large dense layer that find a ball in pictures of 96×96 pixels"
                            + " (the network of the lecture).",
                    BallNet::build,
                    Recipe.of(new Adam(0.001))
                            .schedule(new OneCycle())
                            .epochs(10)
                            .batch(32),
                    ZooOptions.of(),
                    ZooEntry.Choice.ACTIVATION,
                    Shape.of(3, 96, 96),
                    8),
            pictures(
                    "resnet18",
                    "Eight residual blocks of two convolutions (He, Zhang, Ren, Sun, 2015).",
                    ResNet::resnet18,
                    ZooOptions.of()),
            pictures(
                    "resnet50",
                    "Sixteen residual blocks of three convolutions (He, Zhang, Ren, Sun, 2015).",
                    ResNet::resnet50,
                    ZooOptions.of()),
            pictures(
                    "vgg16",
                    "Thirteen convolutions of 3×3 pixels and three dense layers (Simonyan, Zisserman, 2014).",
                    Vgg::vgg16,
                    ZooOptions.of()),
            pictures(
                    "mobilenetv2",
                    "Seventeen blocks that look at each map by itself, for small machines (Sandler et al., 2018).",
                    MobileNetV2::build,
                    ZooOptions.of().activation(Activation.Function.RELU6)));

    private Zoo() {}

    /// All entries, in the order of the table.
    public static List<ZooEntry> entries() {
        return ENTRIES;
    }

    /// The entry of that name, or one for a network [written as text][WrittenNetwork].
    ///
    /// @throws UnknownNameException if there is none
    /// @throws NetworkTextException if it is a text with something wrong in it
    public static ZooEntry entry(String name) {
        if (WrittenNetwork.isText(name)) return WrittenNetwork.entry(name);
        return ENTRIES.stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "model", name, ENTRIES.stream().map(ZooEntry::name).toList()));
    }

    /// A network that was made for the 1,000 classes of ImageNet.
    private static ZooEntry pictures(String name, String description, ZooEntry.Builder builder, ZooOptions defaults) {
        Recipe recipe = Recipe.of(new Momentum(0.05))
                .schedule(new OneCycle())
                .epochs(15)
                .batch(32)
                .weightDecay(1e-4);
        var choice = ZooEntry.Choice.ACTIVATION;
        return new ZooEntry(name, description, builder, recipe, defaults, choice, Shape.of(3, 224, 224), 1000);
    }

    private static Network lenet5(Shape input, int outputs, ZooOptions o) {
        return Network.of(
                "lenet5",
                input,
                o.loss(),
                new Conv2d(6, 5).padding(2).init(o.init()),
                new Activation(o.activation()),
                new MaxPool2d(2),
                new Conv2d(16, 5).init(o.init()),
                new Activation(o.activation()),
                new MaxPool2d(2),
                new Flatten(),
                new Dense(120).init(o.init()),
                new Activation(o.activation()),
                new Dense(84).init(o.init()),
                new Activation(o.activation()),
                new Dense(outputs).init(o.init()));
    }

    private static Network mlp(Shape input, int outputs, ZooOptions o) {
        var layers = new ArrayList<Layer>();
        if (input.rank() > 1) layers.add(new Flatten());
        for (int units : o.hidden()) {
            layers.add(new Dense(units).init(o.init()));
            layers.add(new Activation(o.activation()));
        }
        layers.add(new Dense(outputs).init(o.init()));
        return Network.of("mlp", input, o.loss(), layers.toArray(Layer[]::new));
    }
}
