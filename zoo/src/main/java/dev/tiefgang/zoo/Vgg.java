package dev.tiefgang.zoo;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Nothing but small filters, many of them, and three dense layers. Source: Simonyan, Zisserman: "Very deep
/// convolutional networks for large-scale image recognition", 2014, configuration D.
final class Vgg {
    /// Filters of the convolutions of each stage; a pooling follows.
    private static final List<List<Integer>> VGG16 = List.of(
            List.of(64, 64), List.of(128, 128), List.of(256, 256, 256), List.of(512, 512, 512), List.of(512, 512, 512));

    private static final int UNITS = 4096;

    private Vgg() {}

    static Network vgg16(Shape input, int outputs, ZooOptions o) {
        var layers = new ArrayList<Layer>();
        for (List<Integer> stage : VGG16) {
            for (int filters : stage) {
                layers.add(new Conv2d(filters, 3).same().init(o.init()));
                layers.add(new Activation(o.activation()));
            }
            layers.add(new MaxPool2d(2));
        }
        layers.add(new Flatten());
        for (int dense = 0; dense < 2; dense++) {
            layers.add(new Dense(UNITS).init(o.init()));
            layers.add(new Activation(o.activation()));
            layers.add(new Dropout(0.5));
        }
        layers.add(new Dense(outputs).init(o.init()));
        return Network.of("vgg16", input, o.loss(), layers.toArray(Layer[]::new));
    }
}
