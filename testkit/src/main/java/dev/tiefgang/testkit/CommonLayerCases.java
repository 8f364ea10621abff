package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Embedding;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;

/// Rows of the layers that most networks are made of, and of a layer of a user's own.
final class CommonLayerCases {
    private CommonLayerCases() {}

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
                new LayerRow(
                        Embedding.class,
                        CommonLayerCases::embedding,
                        List.of(
                                new Wrong(new Embedding(3, 2), Kind.REAL, Shape.of()),
                                new Wrong(new Embedding(3, 2), Kind.INDEX, Shape.of(2)),
                                new Wrong(new Embedding(3, 2), Kind.INDEX, Shape.of())),
                        List.of(() -> new Embedding(0, 1), () -> new Embedding(1, 0), () -> new Embedding(1, -1))),
                new LayerRow(
                        Dense.class,
                        CommonLayerCases::dense,
                        List.of(
                                new Wrong(new Dense(3), Shape.of(2, 2)),
                                new Wrong(new Dense(3), Shape.of(1, 4, 4)),
                                new Wrong(new Dense(3), Shape.of()),
                                new Wrong(new Dense(3), Kind.INDEX, Shape.of(1, 2))),
                        List.of(() -> new Dense(0), () -> new Dense(-1))),
                new LayerRow(
                        Sequential.class,
                        CommonLayerCases::sequential,
                        List.of(
                                new Wrong(Sequential.of(new Dense(3), new Conv2d(1, 1)), Shape.of(4)),
                                new Wrong(Sequential.of(new Flatten(), new MaxPool2d(2)), Shape.of(1, 4, 4)),
                                new Wrong(Sequential.of(Sequential.of(new Dense(2))), Shape.of(2, 2))),
                        List.of()),
                new LayerRow(
                        Fork.class,
                        CommonLayerCases::fork,
                        List.of(
                                new Wrong(new Fork(List.of(new Conv2d(2, 1), new Conv2d(2, 3))), Shape.of(1, 4, 4)),
                                new Wrong(new Fork(List.of(new Dense(2), new Dense(2))), Shape.of(2, 2)),
                                new Wrong(new Fork(List.of()), Shape.of(2))),
                        List.of()));
    }

    private static LayerCase embedding(Dice d) {
        int words = d.between(3, 6), units = d.between(1, 4), steps = d.between(1, 5);
        Layer layer = new Embedding(words, units).init(new Init.Normal(1));
        return new LayerCase(layer, Shape.of(steps), Draw.COUNT, Shape.of(steps, units), (long) words * units, 0);
    }

    private static LayerCase dense(Dice d) {
        int in = d.extent(), units = d.extent();
        boolean bias = d.flip();
        Dense layer = bias ? new Dense(units) : new Dense(units).withoutBias();
        return new LayerCase(
                layer, Shape.of(in), Draw.NORMAL, Shape.of(units), (long) in * units + (bias ? units : 0), 0);
    }

    private static LayerCase sequential(Dice d) {
        int in = d.extent(), hidden = d.extent(), out = d.extent();
        return new LayerCase(
                Sequential.of(new Dense(hidden), Activation.tanh(), new Dropout(0.5), new Dense(out)),
                Shape.of(in),
                Draw.NORMAL,
                Shape.of(out),
                (long) in * hidden + hidden + (long) hidden * out + out,
                0);
    }

    private static LayerCase fork(Dice d) {
        int c = d.between(1, 3), side = d.between(2, 4);
        Shape s = Shape.of(c, side, side);
        return new LayerCase(
                new Fork(List.of(new Conv2d(2, 1), new Conv2d(3, 3).same(), new MaxPool2d(3, 1, Padding.of(1)))),
                s,
                Draw.APART,
                Shape.of(5 + c, side, side),
                2L * c + 2 + 27L * c + 3,
                0);
    }
}
