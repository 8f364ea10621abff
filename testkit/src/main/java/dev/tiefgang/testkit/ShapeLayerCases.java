package dev.tiefgang.testkit;

import dev.tiefgang.graph.Kind;
import dev.tiefgang.nn.Crop;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DepthToSpace;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Pad;
import dev.tiefgang.nn.Permute;
import dev.tiefgang.nn.Reshape;
import dev.tiefgang.nn.Resize2d;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.SpaceToDepth;
import dev.tiefgang.nn.Upsample2d;
import dev.tiefgang.op.Resize;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.LayerRow.Wrong;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of the layers that move numbers, repeat them or leave some out.
final class ShapeLayerCases {
    private ShapeLayerCases() {}

    /// The rows.
    static List<LayerRow> rows() {
        return List.of(
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
                        Reshape.class,
                        d -> {
                            int a = d.between(1, 3), b = d.between(1, 3), c = d.between(1, 3);
                            Shape to = d.flip() ? Shape.of(b, c, a) : Shape.of(c, a * b);
                            return LayerCase.plain(new Reshape(to), Shape.of(a, b, c), Draw.NORMAL, to);
                        },
                        List.of(
                                new Wrong(Reshape.to(2, 3), Shape.of(5)),
                                new Wrong(Reshape.to(2, 3), Shape.of(2, 3, 2)),
                                new Wrong(Reshape.to(1), Kind.REAL, Shape.of())),
                        List.of()),
                new LayerRow(
                        Permute.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3));
                            List<Integer> order = Arrays.stream(d.order(s.rank()))
                                    .map(a -> a + 1)
                                    .toList();
                            Shape y = s;
                            for (int i = 0; i < order.size(); i++) y = y.with(i, s.dim(order.get(i) - 1));
                            return LayerCase.plain(new Permute(order), s, Draw.NORMAL, y);
                        },
                        List.of(
                                new Wrong(Permute.of(2, 1), Shape.of(3)),
                                new Wrong(Permute.of(2, 1), Shape.of(3, 2, 1)),
                                new Wrong(Permute.of(), Kind.REAL, Shape.of())),
                        List.of(
                                () -> Permute.of(1, 1),
                                () -> Permute.of(0, 1),
                                () -> Permute.of(2),
                                () -> Permute.of(3, 1))),
                new LayerRow(
                        Pad.class,
                        ShapeLayerCases::pad,
                        List.of(
                                new Wrong(Pad.maps(Pad.Border.CONSTANT, 1), Shape.of(3, 3)),
                                new Wrong(Pad.maps(Pad.Border.REFLECT, 3), Shape.of(1, 3, 4)),
                                new Wrong(Pad.maps(Pad.Border.WRAP, 4), Shape.of(1, 3, 4)),
                                new Wrong(Pad.maps(Pad.Border.EDGE, 1), Kind.INDEX, Shape.of(1, 1, 3, 3))),
                        List.of(
                                () -> Pad.maps(Pad.Border.EDGE, -1),
                                () -> new Pad(Pad.Border.EDGE, List.of(1), List.of(), 0),
                                () -> new Pad(Pad.Border.CONSTANT, List.of(1), List.of(1), Double.NaN))),
                new LayerRow(
                        Crop.class,
                        d -> {
                            Shape s = d.shape(d.between(1, 3)), y = s;
                            var before = new ArrayList<Integer>();
                            var behind = new ArrayList<Integer>();
                            for (int a = 0; a < s.rank(); a++) {
                                before.add(d.below(s.dim(a)));
                                behind.add(d.below(s.dim(a) - before.get(a)));
                                y = y.with(a, s.dim(a) - before.get(a) - behind.get(a));
                            }
                            return LayerCase.plain(new Crop(before, behind), s, Draw.NORMAL, y);
                        },
                        List.of(
                                new Wrong(Crop.maps(1), Shape.of(3, 3)),
                                new Wrong(Crop.maps(2), Shape.of(1, 4, 5)),
                                new Wrong(Crop.maps(3), Shape.of(1, 5, 8))),
                        List.of(() -> Crop.maps(-1), () -> new Crop(List.of(1), List.of()))),
                new LayerRow(
                        DepthToSpace.class,
                        d -> {
                            int block = d.between(1, 2), c = d.between(1, 2), h = d.between(1, 2), w = d.between(1, 3);
                            var mode = dev.tiefgang.op.DepthToSpace.Mode.values();
                            return LayerCase.plain(
                                    new DepthToSpace(block, mode[d.below(mode.length)]),
                                    Shape.of(c * block * block, h, w),
                                    Draw.NORMAL,
                                    Shape.of(c, h * block, w * block));
                        },
                        List.of(
                                new Wrong(new DepthToSpace(2), Shape.of(4, 4)),
                                new Wrong(new DepthToSpace(2), Shape.of(6, 2, 2)),
                                new Wrong(new DepthToSpace(2), Kind.INDEX, Shape.of(1, 4, 2, 2))),
                        List.of(() -> new DepthToSpace(0))),
                new LayerRow(
                        SpaceToDepth.class,
                        d -> {
                            int block = d.between(1, 2), c = d.between(1, 2), h = d.between(1, 2), w = d.between(1, 3);
                            return LayerCase.plain(
                                    new SpaceToDepth(block),
                                    Shape.of(c, h * block, w * block),
                                    Draw.NORMAL,
                                    Shape.of(c * block * block, h, w));
                        },
                        List.of(
                                new Wrong(new SpaceToDepth(2), Shape.of(4, 4)),
                                new Wrong(new SpaceToDepth(2), Shape.of(1, 3, 4)),
                                new Wrong(new SpaceToDepth(2), Kind.INDEX, Shape.of(1, 1, 2, 2))),
                        List.of(() -> new SpaceToDepth(0))),
                new LayerRow(
                        Resize2d.class,
                        d -> {
                            int c = d.between(1, 2), h = d.between(1, 5), w = d.between(1, 5);
                            return LayerCase.plain(
                                    new Resize2d(h, w, mode(d), positions(d)),
                                    Shape.of(c, d.between(1, 4), d.between(1, 4)),
                                    Draw.NORMAL,
                                    Shape.of(c, h, w));
                        },
                        List.of(
                                new Wrong(new Resize2d(2, 2, Resize.Mode.LINEAR), Shape.of(4)),
                                new Wrong(new Resize2d(2, 2, Resize.Mode.LINEAR), Shape.of(1, 2, 4, 4)),
                                new Wrong(new Resize2d(2, 2, Resize.Mode.CUBIC), Kind.INDEX, Shape.of(1, 1, 2, 2))),
                        List.of(
                                () -> new Resize2d(0, 1, Resize.Mode.LINEAR),
                                () -> new Resize2d(1, -1, Resize.Mode.LINEAR))),
                new LayerRow(
                        Upsample2d.class,
                        d -> {
                            int c = d.between(1, 2), h = d.between(1, 3), w = d.between(1, 3);
                            int rows = d.between(1, 3), columns = d.between(1, 3);
                            return LayerCase.plain(
                                    new Upsample2d(rows, columns, mode(d), positions(d)),
                                    Shape.of(c, h, w),
                                    Draw.NORMAL,
                                    Shape.of(c, h * rows, w * columns));
                        },
                        List.of(
                                new Wrong(new Upsample2d(2), Shape.of(4)),
                                new Wrong(new Upsample2d(2), Shape.of(1, 2, 4, 4)),
                                new Wrong(new Upsample2d(2), Kind.INDEX, Shape.of(1, 1, 2, 2))),
                        List.of(() -> new Upsample2d(0))));
    }

    private static Resize.Mode mode(Dice d) {
        var modes = Resize.Mode.values();
        return modes[d.below(modes.length)];
    }

    private static Resize.Positions positions(Dice d) {
        var all = Resize.Positions.values();
        return all[d.below(all.length)];
    }

    private static LayerCase pad(Dice d) {
        var borders = Pad.Border.values();
        Pad.Border border = borders[d.below(borders.length)];
        Shape s = d.shape(d.between(1, 2)), y = s;
        var before = new ArrayList<Integer>();
        var behind = new ArrayList<Integer>();
        for (int a = 0; a < s.rank(); a++) {
            int most = border == Pad.Border.REFLECT ? s.dim(a) - 1 : Math.min(2, s.dim(a));
            before.add(d.below(most + 1));
            behind.add(d.below(most + 1));
            y = y.with(a, before.get(a) + s.dim(a) + behind.get(a));
        }
        return LayerCase.plain(new Pad(border, before, behind, d.below(3)), s, Draw.NORMAL, y);
    }
}
