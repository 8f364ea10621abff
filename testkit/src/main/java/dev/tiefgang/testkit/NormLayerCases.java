package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.GroupNorm;
import dev.tiefgang.nn.InstanceNorm;
import dev.tiefgang.nn.LayerNorm;
import dev.tiefgang.nn.LocalResponseNorm;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.RmsNorm;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Standardise;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.Arrays;
import java.util.List;

/// Rows of the layers that bring numbers to one scale.
final class NormLayerCases {
    private static final double EPSILON = 1e-2; // so that differences see smooth functions

    private NormLayerCases() {}

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
                new LayerRow(
                        BatchNorm.class,
                        NormLayerCases::batchNorm,
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
                        Standardise.class,
                        NormLayerCases::standardise,
                        List.of(
                                new Wrong(new Standardise(), Shape.of()),
                                new Wrong(new Residual(new Standardise()), Shape.of()),
                                new Wrong(Sequential.of(new Standardise()), Shape.of())),
                        List.of()),
                new LayerRow(
                        LayerNorm.class,
                        d -> {
                            Shape s = samples(d);
                            int axis = d.between(1, s.rank());
                            boolean fromTheEnd = d.flip();
                            return new LayerCase(
                                    new LayerNorm(fromTheEnd ? axis - s.rank() - 1 : axis, EPSILON),
                                    s,
                                    Draw.NORMAL,
                                    s,
                                    2L * from(s, axis),
                                    0);
                        },
                        List.of(
                                new Wrong(new LayerNorm(), Shape.of()),
                                new Wrong(new LayerNorm(), Shape.of(3, 1)),
                                new Wrong(new LayerNorm(2, 1e-5), Shape.of(3)),
                                new Wrong(new LayerNorm(-3, 1e-5), Shape.of(2, 3)),
                                new Wrong(new LayerNorm(), Kind.INDEX, Shape.of(2, 3))),
                        List.of(
                                () -> new LayerNorm(0, 1e-5),
                                () -> new LayerNorm(1, 0),
                                () -> new LayerNorm(1, Double.NaN),
                                () -> new LayerNorm(1, Double.POSITIVE_INFINITY))),
                new LayerRow(
                        RmsNorm.class,
                        d -> {
                            Shape s = samples(d);
                            int axis = d.between(1, s.rank());
                            return new LayerCase(new RmsNorm(axis, EPSILON), s, Draw.NORMAL, s, from(s, axis), 0);
                        },
                        List.of(
                                new Wrong(new RmsNorm(), Shape.of()),
                                new Wrong(new RmsNorm(2, 1e-5), Shape.of(3)),
                                new Wrong(new RmsNorm(), Kind.INDEX, Shape.of(2, 3))),
                        List.of(() -> new RmsNorm(0, 1e-5), () -> new RmsNorm(1, -1))),
                new LayerRow(
                        GroupNorm.class,
                        d -> {
                            int groups = d.between(1, 2), c = groups * d.between(1, 2);
                            Shape s = d.flip() ? Shape.of(2 * c) : Shape.of(c, d.between(2, 3), d.between(1, 3));
                            return new LayerCase(new GroupNorm(groups, EPSILON), s, Draw.NORMAL, s, 2L * s.dim(0), 0);
                        },
                        List.of(
                                new Wrong(new GroupNorm(2), Shape.of()),
                                new Wrong(new GroupNorm(2), Shape.of(3, 2)),
                                new Wrong(new GroupNorm(3), Shape.of(3)),
                                new Wrong(new GroupNorm(3), Shape.of(3, 1, 1)),
                                new Wrong(new GroupNorm(1), Kind.INDEX, Shape.of(2, 3))),
                        List.of(() -> new GroupNorm(0), () -> new GroupNorm(2, 0))),
                new LayerRow(
                        InstanceNorm.class,
                        d -> {
                            Shape s = Shape.of(d.between(1, 3), d.between(2, 4));
                            if (d.flip()) s = Shape.of(d.between(1, 3), d.between(1, 3), d.between(2, 3));
                            return new LayerCase(new InstanceNorm(EPSILON), s, Draw.NORMAL, s, 2L * s.dim(0), 0);
                        },
                        List.of(
                                new Wrong(new InstanceNorm(), Shape.of()),
                                new Wrong(new InstanceNorm(), Shape.of(3)),
                                new Wrong(new InstanceNorm(), Shape.of(3, 1, 1)),
                                new Wrong(new InstanceNorm(), Kind.INDEX, Shape.of(1, 2, 3))),
                        List.of(() -> new InstanceNorm(0), () -> new InstanceNorm(-1))),
                new LayerRow(
                        LocalResponseNorm.class,
                        d -> {
                            Shape s = Shape.of(d.between(1, 5), d.between(1, 3));
                            if (d.flip()) s = Shape.of(d.between(1, 5), d.between(1, 2), d.between(1, 2));
                            var layer = new LocalResponseNorm(d.between(1, 4), 0.5, 0.75, 1);
                            return LayerCase.plain(layer, s, Draw.NORMAL, s);
                        },
                        List.of(
                                new Wrong(new LocalResponseNorm(), Shape.of()),
                                new Wrong(new LocalResponseNorm(), Shape.of(3)),
                                new Wrong(new LocalResponseNorm(), Kind.INDEX, Shape.of(1, 2, 3))),
                        List.of(
                                () -> new LocalResponseNorm(0, 1, 1, 1),
                                () -> new LocalResponseNorm(5, -1, 1, 1),
                                () -> new LocalResponseNorm(5, 1, Double.NaN, 1),
                                () -> new LocalResponseNorm(5, 1, 1, 0))));
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

    /// Samples with at least two numbers along every axis.
    private static Shape samples(Dice d) {
        int[] extents = new int[d.between(1, 3)];
        Arrays.setAll(extents, _ -> d.between(2, 3));
        return Shape.of(extents);
    }

    /// How many numbers of a sample share mean and variance, from an axis of the batch on.
    private static int from(Shape sample, int axis) {
        int n = 1;
        for (int a = axis - 1; a < sample.rank(); a++) n *= sample.dim(a);
        return n;
    }
}
