package dev.tiefgang.testkit;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Cast;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Expand;
import dev.tiefgang.op.Gather;
import dev.tiefgang.op.OneHot;
import dev.tiefgang.op.RandomUniform;
import dev.tiefgang.op.Reshape;
import dev.tiefgang.op.ScatterAdd;
import dev.tiefgang.op.Slice;
import dev.tiefgang.op.Transpose;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Rows of the ops that move numbers.
final class StructureCases {
    private StructureCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                        Reshape.class,
                        StructureCases::reshape,
                        List.of(
                                wrong(new Reshape(Shape.of(4)), Shape.of(2, 3)),
                                wrong(new Reshape(Shape.of()), Shape.of(2)),
                                wrong(new Reshape(Shape.of(0)), Shape.of(1)))),
                new OpRow(
                        Transpose.class,
                        StructureCases::transpose,
                        List.of(
                                wrong(new Transpose(List.of(1, 0)), Shape.of(2, 3, 4)),
                                wrong(new Transpose(List.of(0)), Shape.of()),
                                _ -> new Transpose(List.of(0, 0)),
                                _ -> new Transpose(List.of(0, 2)))),
                new OpRow(
                        Expand.class,
                        StructureCases::expand,
                        List.of(
                                wrong(new Expand(Shape.of(2, 3)), Shape.of(2)),
                                wrong(new Expand(Shape.of(3)), Shape.of(2, 3)),
                                wrong(new Expand(Shape.of(1)), Shape.of(4)))),
                new OpRow(
                        Concat.class,
                        StructureCases::concat,
                        List.of(
                                wrong(new Concat(0), Shape.of(2, 3), Shape.of(2, 4)),
                                wrong(new Concat(1), Shape.of(2, 3), Shape.of(2)),
                                wrong(new Concat(2), Shape.of(2, 3), Shape.of(2, 3)),
                                wrong(new Concat(0)))),
                new OpRow(
                        Slice.class,
                        StructureCases::slice,
                        List.of(
                                wrong(new Slice(0, 1, 4), Shape.of(3, 2)),
                                wrong(new Slice(2, 0, 1), Shape.of(3, 2)),
                                _ -> new Slice(0, 3, 2),
                                _ -> new Slice(0, -1, 2))),
                new OpRow(
                        Gather.class,
                        StructureCases::gather,
                        List.of(
                                g -> g.add(new Gather(), g.input("x", Shape.of()), g.indices("i", Shape.of(2))),
                                g -> g.add(new Gather(), g.input("x", Shape.of()), g.indices("i", Shape.of())),
                                g -> g.add(new Gather(), g.input("x", Shape.of()), g.indices("i", Shape.of(0))))),
                new OpRow(
                        ScatterAdd.class,
                        StructureCases::scatter,
                        List.of(
                                g -> g.add(
                                        new ScatterAdd(3), g.input("x", Shape.of(3, 2)), g.indices("i", Shape.of(2))),
                                g -> g.add(new ScatterAdd(3), g.input("x", Shape.of()), g.indices("i", Shape.of(1))),
                                g -> g.add(
                                        new ScatterAdd(3),
                                        g.input("x", Shape.of(2, 3)),
                                        g.indices("i", Shape.of(2, 2))))),
                new OpRow(
                        OneHot.class,
                        StructureCases::oneHot,
                        List.of(_ -> new OneHot(0), _ -> new OneHot(-1), _ -> new OneHot(Integer.MIN_VALUE))),
                new OpRow(
                        Cast.class,
                        StructureCases::cast,
                        List.of(
                                wrong(new Cast(), Shape.of(2)),
                                wrong(new Cast(), Shape.of()),
                                g -> g.add(new Cast(), g.input("x", Shape.of(2)).step()))),
                new OpRow(
                        RandomUniform.class,
                        StructureCases::random,
                        List.of(
                                g -> g.add(new RandomUniform("r", Shape.of(2)), g.indices("i", Shape.of())),
                                g -> g.add(new RandomUniform("r", Shape.of(2)), g.indices("i", Shape.of(3))),
                                g -> g.add(new RandomUniform("r", Shape.of(2)), g.indices("i", Shape.of(2, 1))))));
    }

    private static OpCase reshape(Dice d) {
        Shape x = d.orEmpty(d.shape());
        int split = d.below(x.rank() + 1), head = x.span(0, split), tail = x.span(split, x.rank());
        Shape to = switch (d.below(3)) {
            case 0 -> Shape.of(head, tail);
            case 1 -> Shape.of(x.size());
            default -> Shape.of(1, head, 1, tail);
        };
        return OpCase.of(new Reshape(to), new Operand(x, Draw.NORMAL));
    }

    private static OpCase transpose(Dice d) {
        Shape x = d.orEmpty(d.shape());
        return OpCase.of(new Transpose(List.of(d.order(x.rank()))), new Operand(x, Draw.NORMAL));
    }

    private static OpCase expand(Dice d) {
        Shape to = d.orEmpty(d.shape());
        return OpCase.of(new Expand(to), new Operand(d.partner(to), Draw.NORMAL));
    }

    private static OpCase concat(Dice d) {
        Shape first = d.shape();
        int axis = d.axis(first);
        var parts = new ArrayList<Operand>();
        for (int i = d.between(1, 4); i > 0; i--)
            parts.add(new Operand(first.with(axis, d.below(5) == 0 ? 0 : d.upTo(7)), Draw.NORMAL));
        return new OpCase(new Concat(axis), parts);
    }

    private static OpCase slice(Dice d) {
        Shape x = d.shape();
        int axis = d.axis(x), from = d.below(x.dim(axis) + 1), to = d.between(from, x.dim(axis));
        return OpCase.of(new Slice(axis, from, to), new Operand(x, Draw.NORMAL));
    }

    private static OpCase gather(Dice d) {
        Shape x = d.shape(), index = indexShape(d);
        return OpCase.of(new Gather(), new Operand(x, Draw.NORMAL), Operand.index(index, x.dim(0)));
    }

    private static OpCase scatter(Dice d) {
        Shape row = d.shape(d.between(1, 2)), index = indexShape(d);
        int rows = d.extent();
        Shape x = row;
        for (int i = index.rank() - 1; i >= 0; i--) x = x.batch(index.dim(i));
        return OpCase.of(new ScatterAdd(rows), new Operand(x, Draw.NORMAL), Operand.index(index, rows));
    }

    private static OpCase oneHot(Dice d) {
        int depth = d.extent();
        return OpCase.of(new OneHot(depth), Operand.index(d.orEmpty(indexShape(d)), depth));
    }

    private static OpCase cast(Dice d) {
        return OpCase.of(new Cast(), Operand.index(d.orEmpty(indexShape(d)), 1000));
    }

    private static OpCase random(Dice d) {
        return OpCase.of(new RandomUniform("stream", d.orEmpty(d.shape())), Operand.index(Shape.of(2), 1000));
    }

    private static Shape indexShape(Dice d) {
        return switch (d.below(3)) {
            case 0 -> Shape.of();
            case 1 -> Shape.of(d.upTo(17));
            default -> Shape.of(d.upTo(5), d.upTo(3));
        };
    }

    private static Consumer<Graph> wrong(Op op, Shape... in) {
        return g -> {
            var values = new ArrayList<dev.tiefgang.graph.Value>();
            for (Shape s : in) values.add(g.input("x" + values.size(), s));
            g.add(op, values);
        };
    }
}
