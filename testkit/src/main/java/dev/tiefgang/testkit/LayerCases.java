package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.AveragePool2d;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Standardise;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The table of layers: one row for each record of the sealed hierarchy [Layer], and one for a layer of a
/// user's own.
public final class LayerCases {
    private LayerCases() {}

    /// All rows.
    public static List<LayerRow> all() {
        return Stream.of(rows(), JoinLayerCases.rows(), RecurrentLayerCases.rows())
                .flatMap(List::stream)
                .toList();
    }

    private static List<LayerRow> rows() {
        return List.of(
                new LayerRow(
                        Dense.class,
                        LayerCases::dense,
                        List.of(
                                new Wrong(new Dense(3), Shape.of(2, 2)),
                                new Wrong(new Dense(3), Shape.of(1, 4, 4)),
                                new Wrong(new Dense(3), Shape.of()),
                                new Wrong(new Dense(3), Kind.INDEX, Shape.of(1, 2))),
                        List.of(() -> new Dense(0), () -> new Dense(-1))),
                new LayerRow(
                        Conv2d.class,
                        LayerCases::conv,
                        List.of(
                                new Wrong(new Conv2d(2, 3), Shape.of(4, 4)),
                                new Wrong(new Conv2d(2, 3), Shape.of(1, 2, 4)),
                                new Wrong(new Conv2d(2, 3).dilation(2), Shape.of(1, 4, 4)),
                                new Wrong(new Conv2d(2, 3).groups(2), Shape.of(3, 4, 4)),
                                new Wrong(new Conv2d(2, 3), Kind.INDEX, Shape.of(1, 1, 4, 4))),
                        List.of(
                                () -> new Conv2d(0, 3),
                                () -> new Conv2d(2, 0),
                                () -> new Conv2d(3, 3).groups(2),
                                () -> new Conv2d(2, 3).groups(0),
                                () -> new Conv2d(2, 3).stride(0),
                                () -> new Conv2d(2, 3).dilation(0))),
                new LayerRow(
                        MaxPool2d.class,
                        d -> pool(d, true),
                        pooling(new MaxPool2d(3), new MaxPool2d(2, 2, Padding.of(2))),
                        List.of(() -> new MaxPool2d(0), () -> new MaxPool2d(2, 0, Padding.of(0)))),
                new LayerRow(
                        AveragePool2d.class,
                        d -> pool(d, false),
                        pooling(new AveragePool2d(3), new AveragePool2d(2, 2, Padding.of(2))),
                        List.of(() -> new AveragePool2d(0), () -> new AveragePool2d(2, 0, Padding.of(0)))),
                new LayerRow(
                        GlobalAveragePool2d.class,
                        d -> {
                            Shape s = d.shape(3);
                            return LayerCase.plain(new GlobalAveragePool2d(), s, Draw.NORMAL, Shape.of(s.dim(0)));
                        },
                        notMaps(new GlobalAveragePool2d()),
                        List.of()),
                new LayerRow(
                        BatchNorm.class,
                        LayerCases::batchNorm,
                        List.of(
                                new Wrong(new BatchNorm(), Shape.of()),
                                new Wrong(new BatchNorm(), Kind.REAL, Shape.of()),
                                new Wrong(new BatchNorm(), Kind.INDEX, Shape.of(2, 3))),
                        List.of(
                                () -> new BatchNorm(1, 1e-5),
                                () -> new BatchNorm(-0.1, 1e-5),
                                () -> new BatchNorm(Double.NaN, 1e-5),
                                () -> new BatchNorm(0.9, 0))),
                new LayerRow(
                        Dropout.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            return LayerCase.plain(new Dropout(d.below(10) / 10.0), s, Draw.NORMAL, s);
                        },
                        List.of(),
                        List.of(() -> new Dropout(1), () -> new Dropout(-0.1), () -> new Dropout(Double.NaN))),
                new LayerRow(
                        Flatten.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            return LayerCase.plain(new Flatten(), s, Draw.NORMAL, Shape.of(s.size()));
                        },
                        List.of(
                                new Wrong(new Flatten(), Kind.REAL, Shape.of()),
                                new Wrong(new Flatten(), Kind.INDEX, Shape.of()),
                                new Wrong(Sequential.of(new Flatten(), new Dense(2)), Kind.REAL, Shape.of())),
                        List.of()),
                new LayerRow(
                        Activation.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            var functions = Activation.Function.values();
                            return LayerCase.plain(
                                    new Activation(functions[d.below(functions.length)]), s, Draw.APART, s);
                        },
                        Stream.of(Activation.Function.values())
                                .map(f -> new Wrong(new Activation(f), Kind.INDEX, Shape.of(1, 2)))
                                .toList(),
                        List.of()),
                new LayerRow(
                        Sequential.class,
                        LayerCases::sequential,
                        List.of(
                                new Wrong(Sequential.of(new Dense(3), new Conv2d(1, 1)), Shape.of(4)),
                                new Wrong(Sequential.of(new Flatten(), new MaxPool2d(2)), Shape.of(1, 4, 4)),
                                new Wrong(Sequential.of(Sequential.of(new Dense(2))), Shape.of(2, 2))),
                        List.of()),
                new LayerRow(
                        Standardise.class,
                        LayerCases::standardise,
                        List.of(
                                new Wrong(new Standardise(), Shape.of()),
                                new Wrong(new Residual(new Standardise()), Shape.of()),
                                new Wrong(Sequential.of(new Standardise()), Shape.of())),
                        List.of()),
                new LayerRow(
                        Fork.class,
                        LayerCases::fork,
                        List.of(
                                new Wrong(new Fork(List.of(new Conv2d(2, 1), new Conv2d(2, 3))), Shape.of(1, 4, 4)),
                                new Wrong(new Fork(List.of(new Dense(2), new Dense(2))), Shape.of(2, 2)),
                                new Wrong(new Fork(List.of()), Shape.of(2))),
                        List.of()));
    }

    private static LayerCase dense(Dice d) {
        int in = d.extent(), units = d.extent();
        boolean bias = d.flip();
        Dense layer = bias ? new Dense(units) : new Dense(units).withoutBias();
        return new LayerCase(
                layer, Shape.of(in), Draw.NORMAL, Shape.of(units), (long) in * units + (bias ? units : 0), 0);
    }

    private static LayerCase conv(Dice d) {
        int groups = d.of(1, 1, 2, 3), c = groups * d.between(1, 2), filters = groups * d.between(1, 2);
        int h = d.between(1, 3), w = d.between(1, 3), stride = d.between(1, 3), dilation = d.between(1, 2);
        int rows = d.between((h - 1) * dilation + 1, 7), columns = d.between((w - 1) * dilation + 1, 7);
        boolean bias = d.flip(), same = d.below(3) == 0;
        int[] pad = IntStream.range(0, 4).map(_ -> d.below(3)).toArray();
        var padding = same ? new Padding.Same() : new Padding.Explicit(pad[0], pad[1], pad[2], pad[3]);
        var layer = new Conv2d(filters, h, w, stride, padding, dilation, groups, new dev.tiefgang.nn.Init.He(), bias);
        int outH = same ? (rows + stride - 1) / stride : positions(rows, h, stride, dilation, pad[0], pad[2]);
        int outW = same ? (columns + stride - 1) / stride : positions(columns, w, stride, dilation, pad[1], pad[3]);
        long parameters = (long) filters * (c / groups) * h * w + (bias ? filters : 0);
        return new LayerCase(
                layer, Shape.of(c, rows, columns), Draw.NORMAL, Shape.of(filters, outH, outW), parameters, 0);
    }

    private static LayerCase pool(Dice d, boolean max) {
        int size = d.between(1, 3), stride = d.between(1, 3), c = d.between(1, 2);
        int rows = d.between(size, 6), columns = d.between(size, 6);
        boolean same = d.below(3) == 0;
        int[] pad = IntStream.range(0, 4).map(_ -> d.below(size)).toArray();
        var padding = same ? new Padding.Same() : new Padding.Explicit(pad[0], pad[1], pad[2], pad[3]);
        Layer layer = max ? new MaxPool2d(size, stride, padding) : new AveragePool2d(size, stride, padding);
        int outH = same ? (rows + stride - 1) / stride : positions(rows, size, stride, 1, pad[0], pad[2]);
        int outW = same ? (columns + stride - 1) / stride : positions(columns, size, stride, 1, pad[1], pad[3]);
        return LayerCase.plain(layer, Shape.of(c, rows, columns), Draw.APART, Shape.of(c, outH, outW));
    }

    /// How often a window fits, counted rather than computed.
    private static int positions(int extent, int size, int stride, int dilation, int before, int behind) {
        int count = 0;
        for (int at = -before; at + (size - 1) * dilation < extent + behind; at += stride) count++;
        return count;
    }

    private static LayerCase batchNorm(Dice d) {
        Shape s = d.flip() ? Shape.of(d.extent()) : Shape.of(d.between(1, 3), d.between(2, 3), d.between(2, 3));
        int c = s.dim(0);
        return new LayerCase(new BatchNorm(0.9, 1e-2), s, Draw.NORMAL, s, 2L * c, 2L * c);
    }

    private static LayerCase standardise(Dice d) {
        Shape s = d.shape(d.between(1, 3));
        return new LayerCase(new Standardise(), s, Draw.NORMAL, s, 0, 2L * s.dim(0));
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

    private static List<Wrong> notMaps(Layer layer) {
        return List.of(
                new Wrong(layer, Shape.of(4)),
                new Wrong(layer, Shape.of(4, 4)),
                new Wrong(layer, Shape.of(1, 2, 4, 4)),
                new Wrong(layer, Kind.INDEX, Shape.of(1, 2, 4, 4)));
    }

    private static List<Wrong> pooling(Layer layer, Layer tooMuchPadding) {
        return List.of(
                new Wrong(layer, Shape.of(4, 4)),
                new Wrong(layer, Shape.of(1, 2, 4)),
                new Wrong(layer, Shape.of(1, 4, 2)),
                new Wrong(tooMuchPadding, Shape.of(1, 4, 4)),
                new Wrong(layer, Kind.INDEX, Shape.of(1, 1, 4, 4)));
    }
}
