package dev.tiefgang.testkit;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.Several;
import dev.tiefgang.loss.Several.Part;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.Gru;
import dev.tiefgang.nn.Join;
import dev.tiefgang.nn.Lstm;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.MultiHeadAttention;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Parallel;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Shared;
import dev.tiefgang.nn.SimpleRnn;
import dev.tiefgang.nn.TimeDistributed;
import dev.tiefgang.nn.Wired;
import dev.tiefgang.nn.Wires;
import dev.tiefgang.tensor.Shape;
import java.util.List;

/// Rows of networks whose layers part and meet, or run over sequences.
final class JoinNetCases {
    private JoinNetCases() {}

    static List<NetCase> rows() {
        return List.of(
                new NetCase(
                        "wired, two inputs, two outputs",
                        twins().network(
                                        "net",
                                        new Several(
                                                new Part(Shape.of(3), new SigmoidCrossEntropy(), 1),
                                                new Part(Shape.of(1), new MeanSquaredError(), 0.05))),
                        0),
                NetCases.classes(
                                "parallel and projected",
                                Shape.of(2, 7, 6),
                                new Parallel(
                                        new Join.Concat(1),
                                        new Conv2d(3, 1),
                                        new Conv2d(4, 3).same(),
                                        new MaxPool2d(3, 1, Padding.of(1))),
                                new Residual(Sequential.of(
                                                new Conv2d(8, 3).stride(2).padding(1),
                                                new BatchNorm(),
                                                Activation.relu()))
                                        .project(new Conv2d(8, 1).stride(2).withoutBias()),
                                Activation.tanh(),
                                new GlobalAveragePool2d(),
                                new Dense(4))
                        .floor(2e-7),
                NetCases.classes(
                        "sequences, gated, both ways, masked",
                        Shape.of(6, 3),
                        new Lstm(5).everyStep().bidirectional().masking(0),
                        new Dropout(0.2),
                        new TimeDistributed(Sequential.of(new Dense(17), Activation.tanh())),
                        new Gru(7).reverse(),
                        new Dense(3)),
                NetCases.classes(
                        "sequences, attention",
                        Shape.of(9, 4),
                        new TimeDistributed(new Dense(8)),
                        new Residual(new MultiHeadAttention(2)),
                        new Residual(new MultiHeadAttention(4).lookBack()),
                        new TimeDistributed(new Dense(2)),
                        new SimpleRnn(6),
                        new Dense(3)));
    }

    private static Wired twins() {
        var wires = new Wires();
        Wires.End left = wires.input("left", Shape.of(1, 6, 6)), right = wires.input("right", Shape.of(1, 6, 6));
        var eye = new Shared(
                "eye",
                Sequential.of(
                        new Conv2d(5, 3),
                        Activation.relu(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Dense(17),
                        Activation.sigmoid()));
        Wires.End a = left.then("a", eye), b = right.then("b", eye);
        Wires.End both = wires.join("both", new Join.Concat(1), a, wires.join("product", new Join.Multiply(), a, b), b);
        Wires.End hidden = both.then("hidden", new Dense(9)).then("bend", Activation.relu());
        return wires.outputs(hidden.then("marks", new Dense(3)), hidden.then("number", new Dense(1)));
    }
}
