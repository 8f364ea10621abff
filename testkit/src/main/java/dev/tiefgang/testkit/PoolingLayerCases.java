package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.AdaptiveAveragePool2d;
import dev.tiefgang.nn.AdaptiveMaxPool2d;
import dev.tiefgang.nn.AveragePool2d;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.GlobalMaxPool2d;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LpPool2d;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.function.IntBinaryOperator;

/// Rows of the layers that make maps smaller.
final class PoolingLayerCases {
    private PoolingLayerCases() {}

    /// A pooling layer of a kind, in every way in which its window can move.
    private interface Kinds {
        Layer layer(Moves rows, Moves columns, Padding padding, boolean ceil);
    }

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
                new LayerRow(
                        MaxPool2d.class,
                        d -> pool(
                                d,
                                d.flip(),
                                (r, c, p, ceil) -> new MaxPool2d(r.size(), c.size(), r.stride(), c.stride(), p, ceil)),
                        pooling(new MaxPool2d(3), new MaxPool2d(2, 2, Padding.of(2))),
                        List.of(
                                () -> new MaxPool2d(0),
                                () -> new MaxPool2d(2, 0, Padding.of(0)),
                                () -> new MaxPool2d(2, 2, 1, 0, Padding.of(0), true))),
                new LayerRow(
                        AveragePool2d.class,
                        d -> {
                            boolean count = d.flip();
                            return pool(
                                    d,
                                    d.flip(),
                                    (r, c, p, ceil) -> new AveragePool2d(
                                            r.size(), c.size(), r.stride(), c.stride(), p, ceil, count));
                        },
                        pooling(new AveragePool2d(3), new AveragePool2d(2, 2, Padding.of(2))),
                        List.of(
                                () -> new AveragePool2d(0),
                                () -> new AveragePool2d(2, 0, Padding.of(0)),
                                () -> new AveragePool2d(2, 0, 1, 1, Padding.of(0), false, true))),
                new LayerRow(
                        LpPool2d.class,
                        d -> {
                            int p = d.between(1, 3);
                            return pool(
                                    d,
                                    false,
                                    (r, c, padding, _) ->
                                            new LpPool2d(p, r.size(), c.size(), r.stride(), c.stride(), padding));
                        },
                        pooling(new LpPool2d(2, 3), new LpPool2d(2, 2, 2, 2, 2, Padding.of(2))),
                        List.of(() -> new LpPool2d(0, 2), () -> new LpPool2d(2, 0))),
                global(GlobalAveragePool2d.class, new GlobalAveragePool2d()),
                global(GlobalMaxPool2d.class, new GlobalMaxPool2d()),
                adaptive(AdaptiveAveragePool2d.class, AdaptiveAveragePool2d::new),
                adaptive(AdaptiveMaxPool2d.class, AdaptiveMaxPool2d::new));
    }

    private static LayerCase pool(Dice d, boolean ceil, Kinds kind) {
        Moves rows = Moves.pooling(d), columns = Moves.pooling(d);
        int c = d.between(1, 2), h = d.between(rows.size(), 6), w = d.between(columns.size(), 6);
        boolean same = d.below(3) == 0;
        Padding padding = same
                ? new Padding.Same()
                : new Padding.Explicit(rows.before(), columns.before(), rows.behind(), columns.behind());
        IntBinaryOperator outputs = (extent, axis) -> {
            Moves m = axis == 0 ? rows : columns;
            return ceil && !same ? m.ceil(extent) : m.outputs(extent, same);
        };
        return LayerCase.plain(
                kind.layer(rows, columns, padding, ceil),
                Shape.of(c, h, w),
                Draw.APART,
                Shape.of(c, outputs.applyAsInt(h, 0), outputs.applyAsInt(w, 1)));
    }

    private static LayerRow global(Class<? extends Layer> type, Layer layer) {
        return new LayerRow(
                type,
                d -> {
                    Shape s = d.shape(3);
                    return LayerCase.plain(layer, s, Draw.APART, Shape.of(s.dim(0)));
                },
                notMaps(layer),
                List.of());
    }

    private interface Sized {
        Layer of(int height, int width);
    }

    private static LayerRow adaptive(Class<? extends Layer> type, Sized layer) {
        return new LayerRow(
                type,
                d -> {
                    int c = d.between(1, 2), h = d.between(1, 3), w = d.between(1, 3);
                    Shape s = Shape.of(c, d.between(1, 6), d.between(1, 6));
                    return LayerCase.plain(layer.of(h, w), s, Draw.APART, Shape.of(c, h, w));
                },
                notMaps(layer.of(2, 2)),
                List.of(() -> layer.of(0, 1), () -> layer.of(1, 0)));
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
