package dev.tiefgang.lecture;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// LeNet-5 as used today, in two parts: convolutions with pooling, and fully connected layers.
final class DigitNet {
    private static final Shape PICTURE = Shape.of(1, 28, 28);
    /// The names of the convolutions' numbers.
    static final String[] CONVOLUTIONS = {"0.*", "3.*"};

    private DigitNet() {}

    /// The whole network.
    static Network of(int outputs) {
        return of(List.of(new Dense(120), Activation.relu(), new Dense(84), Activation.relu(), new Dense(outputs)));
    }

    /// With fully connected layers of one's own.
    static Network of(List<Layer> connected) {
        var layers = new ArrayList<Layer>(List.of(
                new Conv2d(6, 5).padding(2),
                Activation.relu(),
                new MaxPool2d(2),
                new Conv2d(16, 5),
                Activation.relu(),
                new MaxPool2d(2),
                new Flatten()));
        layers.addAll(connected);
        return Network.of("digits", PICTURE, new SoftmaxCrossEntropy(), layers.toArray(Layer[]::new));
    }
}
