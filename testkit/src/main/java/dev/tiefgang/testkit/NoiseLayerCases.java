package dev.tiefgang.testkit;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.AlphaDropout;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GaussianDropout;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.SpatialDropout;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;

/// Rows of the layers that draw random numbers in training.
final class NoiseLayerCases {
    private NoiseLayerCases() {}

    /// A layer with a number.
    private interface Numbered {
        Layer of(double number);
    }

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
                noise(Dropout.class, Dropout::new),
                noise(AlphaDropout.class, AlphaDropout::new),
                noise(GaussianDropout.class, GaussianDropout::new),
                new LayerRow(
                        GaussianNoise.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            return LayerCase.plain(new GaussianNoise(d.below(10) / 5.0), s, Draw.NORMAL, s);
                        },
                        List.of(),
                        List.of(
                                () -> new GaussianNoise(-0.1),
                                () -> new GaussianNoise(Double.NaN),
                                () -> new GaussianNoise(Double.POSITIVE_INFINITY))),
                new LayerRow(
                        SpatialDropout.class,
                        d -> {
                            Shape s = Shape.of(d.between(3, 5), d.between(1, 3), d.between(1, 2));
                            if (d.flip()) s = Shape.of(d.between(3, 5));
                            return LayerCase.plain(new SpatialDropout(d.below(6) / 10.0), s, Draw.NORMAL, s);
                        },
                        List.of(new Wrong(new SpatialDropout(0.5), Shape.of())),
                        List.of(() -> new SpatialDropout(1), () -> new SpatialDropout(-0.1))),
                new LayerRow(
                        DropConnect.class,
                        NoiseLayerCases::dropConnect,
                        List.of(
                                new Wrong(new DropConnect(new Flatten(), 0.5), Shape.of(2)),
                                new Wrong(new DropConnect(new BatchNorm(), 0.5), Shape.of(2)),
                                new Wrong(
                                        new DropConnect(Sequential.of(new Flatten(), Activation.relu()), 0.5),
                                        Shape.of(2, 2))),
                        List.of(
                                () -> new DropConnect(new Dense(2), 1),
                                () -> new DropConnect(new Dense(2), -0.1),
                                () -> new DropConnect(new Dense(2), Double.NaN))));
    }

    private static LayerRow noise(Class<? extends Layer> type, Numbered layer) {
        return new LayerRow(
                type,
                d -> {
                    Shape s = d.shape(d.between(1, 3));
                    return LayerCase.plain(layer.of(d.below(10) / 10.0), s, Draw.NORMAL, s);
                },
                List.of(),
                List.of(() -> layer.of(1), () -> layer.of(-0.1), () -> layer.of(Double.NaN)));
    }

    private static LayerCase dropConnect(Dice d) {
        double rate = d.below(6) / 10.0;
        if (d.flip()) {
            int in = d.between(3, 6), hidden = d.between(3, 6), out = d.between(3, 6);
            return new LayerCase(
                    new DropConnect(Sequential.of(new Dense(hidden), Activation.tanh(), new Dense(out)), rate),
                    Shape.of(in),
                    Draw.NORMAL,
                    Shape.of(out),
                    (long) in * hidden + hidden + (long) hidden * out + out,
                    0);
        }
        int c = d.between(1, 2), side = d.between(3, 4);
        return new LayerCase(
                new DropConnect(new Conv2d(2, 3).same(), rate),
                Shape.of(c, side, side),
                Draw.NORMAL,
                Shape.of(2, side, side),
                18L * c + 2,
                0);
    }
}
