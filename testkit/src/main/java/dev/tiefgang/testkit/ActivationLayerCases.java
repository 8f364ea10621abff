package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Celu;
import dev.tiefgang.nn.Elu;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LeakyRelu;
import dev.tiefgang.nn.PRelu;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Softmax;
import dev.tiefgang.nn.ThresholdedRelu;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.stream.Stream;

/// Rows of the layers that are a function of each number, and of softmax.
final class ActivationLayerCases {
    private ActivationLayerCases() {}

    /// A layer with a number.
    private interface Numbered {
        Layer of(double number);
    }

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
                new LayerRow(
                        Activation.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            var functions = Activation.Function.values();
                            return LayerCase.plain(
                                    new Activation(functions[d.below(functions.length)]), s, Draw.APART, s);
                        },
                        Stream.of(Activation.Function.values())
                                .filter(f -> f != Activation.Function.IDENTITY)
                                .map(f -> new Wrong(new Activation(f), Kind.INDEX, Shape.of(1, 2)))
                                .toList(),
                        List.of()),
                numbered(LeakyRelu.class, LeakyRelu::new, List.of()),
                numbered(Elu.class, Elu::new, List.of()),
                numbered(Celu.class, Celu::new, List.of(() -> new Celu(0), () -> new Celu(-1))),
                numbered(ThresholdedRelu.class, ThresholdedRelu::new, List.of()),
                new LayerRow(
                        PRelu.class,
                        d -> {
                            Shape s = Shape.of(d.between(1, 3), d.between(2, 3), d.between(1, 3));
                            if (d.flip()) s = Shape.of(d.between(2, 5));
                            boolean shared = d.flip();
                            return new LayerCase(new PRelu(0.25, shared), s, Draw.APART, s, shared ? 1 : s.dim(0), 0);
                        },
                        List.of(
                                new Wrong(new PRelu(), Shape.of()),
                                new Wrong(new PRelu(0.1, true), Shape.of()),
                                new Wrong(new PRelu(), Kind.INDEX, Shape.of(2, 3))),
                        List.of(() -> new PRelu(Double.NaN, false), () -> new PRelu(Double.POSITIVE_INFINITY, true))),
                new LayerRow(
                        Softmax.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            int axis = d.flip() ? d.between(1, s.rank()) : -d.between(1, s.rank());
                            return LayerCase.plain(new Softmax(axis), s, Draw.NORMAL, s);
                        },
                        List.of(
                                new Wrong(new Softmax(2), Shape.of(4)),
                                new Wrong(new Softmax(-2), Shape.of(4)),
                                new Wrong(new Softmax(), Shape.of()),
                                new Wrong(new Softmax(), Kind.INDEX, Shape.of(1, 4))),
                        List.of(() -> new Softmax(0))));
    }

    /// A function with a number that must be finite.
    private static LayerRow numbered(Class<? extends Layer> type, Numbered layer, List<Runnable> settings) {
        return new LayerRow(
                type,
                d -> {
                    Shape s = d.shape(d.between(1, 3));
                    // Thresholds beside the numbers of the draw, which are odd multiples of 1/32.
                    return LayerCase.plain(layer.of(d.between(1, 12) / 8.0), s, Draw.APART, s);
                },
                List.of(
                        new Wrong(layer.of(1), Kind.INDEX, Shape.of(1, 2)),
                        new Wrong(layer.of(0.5), Kind.INDEX, Shape.of(2)),
                        new Wrong(Sequential.of(layer.of(0.5)), Kind.INDEX, Shape.of(2, 3))),
                Stream.concat(
                                settings.stream(),
                                Stream.<Runnable>of(
                                        () -> layer.of(Double.NaN), () -> layer.of(Double.NEGATIVE_INFINITY)))
                        .toList());
    }
}
