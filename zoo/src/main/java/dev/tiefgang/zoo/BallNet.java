package dev.tiefgang.zoo;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;

/// The network of a football robot that looks for the ball: four convolutions that double their maps while pooling
/// halves the picture, then a large dense layer, in which 99 % of the weights are.
final class BallNet {
    private static final int FIRST = 16, STAGES = 4, UNITS = 2048;

    private BallNet() {}

    static Network build(Shape input, int outputs, ZooOptions o) {
        var layers = new ArrayList<Layer>();
        for (int stage = 0; stage < STAGES; stage++) {
            layers.add(new Conv2d(FIRST << stage, 3).same().init(o.init()));
            layers.add(new Activation(o.activation()));
            layers.add(new MaxPool2d(2));
        }
        layers.add(new Flatten());
        layers.add(new Dense(UNITS).init(o.init()));
        layers.add(new Activation(o.activation()));
        layers.add(new Dense(outputs).init(o.init()));
        return Network.of("ballnet", input, o.loss(), layers.toArray(Layer[]::new));
    }
}
