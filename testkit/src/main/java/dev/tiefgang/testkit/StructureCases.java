package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Refusals.operands;
import static dev.tiefgang.testkit.Refusals.real;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.whole;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.op.Cast;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Expand;
import dev.tiefgang.op.Gather;
import dev.tiefgang.op.OneHot;
import dev.tiefgang.op.RandomNormal;
import dev.tiefgang.op.RandomUniform;
import dev.tiefgang.op.Reshape;
import dev.tiefgang.op.ScatterAdd;
import dev.tiefgang.op.Slice;
import dev.tiefgang.op.ToIndex;
import dev.tiefgang.op.Transpose;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.List;

/// Rows of the ops that move numbers.
final class StructureCases {
    private StructureCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                        Reshape.class,
                        StructureCases::reshape,
                        List.of(
                                reals(new Reshape(Shape.of(4)), Shape.of(2, 3)),
                                reals(new Reshape(Shape.of()), Shape.of(2)),
                                reals(new Reshape(Shape.of(0)), Shape.of(1)))),
                new OpRow(
                        Transpose.class,
                        StructureCases::transpose,
                        List.of(
                                reals(new Transpose(List.of(1, 0)), Shape.of(2, 3, 4)),
                                reals(new Transpose(List.of(0)), Shape.of()),
                                _ -> new Transpose(List.of(0, 0)),
                                _ -> new Transpose(List.of(0, 2)))),
                new OpRow(
                        Expand.class,
                        StructureCases::expand,
                        List.of(
                                reals(new Expand(Shape.of(2, 3)), Shape.of(2)),
                                reals(new Expand(Shape.of(3)), Shape.of(2, 3)),
                                reals(new Expand(Shape.of(1)), Shape.of(4)))),
                new OpRow(
                        Concat.class,
                        StructureCases::concat,
                        List.of(
                                reals(new Concat(0), Shape.of(2, 3), Shape.of(2, 4)),
                                reals(new Concat(1), Shape.of(2, 3), Shape.of(2)),
                                reals(new Concat(2), Shape.of(2, 3), Shape.of(2, 3)),
                                reals(new Concat(0), Shape.of(), Shape.of()),
                                reals(new Concat(0)),
                                operands(new Concat(0), real(Shape.of(2)), whole(Shape.of(2))))),
                new OpRow(
                        Slice.class,
                        StructureCases::slice,
                        List.of(
                                reals(new Slice(0, 1, 4), Shape.of(3, 2)),
                                reals(new Slice(2, 0, 1), Shape.of(3, 2)),
                                reals(new Slice(0, 0, 0), Shape.of()),
                                reals(new Slice(0, 3, -1, -1), Shape.of(3, 2)),
                                _ -> new Slice(0, 0, 2, 0),
                                _ -> new Slice(0, 1, 2, -1),
                                _ -> new Slice(0, 2, -2, -1),
                                _ -> new Slice(0, 3, 2),
                                _ -> new Slice(0, -1, 2))),
                new OpRow(
                        Gather.class,
                        StructureCases::gather,
                        List.of(
                                operands(new Gather(), real(Shape.of()), whole(Shape.of(2))),
                                operands(new Gather(2), real(Shape.of(3, 2)), whole(Shape.of(2))),
                                operands(new Gather(), whole(Shape.of()), whole(Shape.of())),
                                operands(new Gather(), real(Shape.of(3, 2)), real(Shape.of(2))))),
                new OpRow(
                        ScatterAdd.class,
                        StructureCases::scatter,
                        List.of(
                                operands(new ScatterAdd(3), real(Shape.of(3, 2)), whole(Shape.of(2))),
                                operands(new ScatterAdd(3), real(Shape.of()), whole(Shape.of(1))),
                                operands(new ScatterAdd(3), real(Shape.of(2, 3)), whole(Shape.of(2, 2))),
                                operands(new ScatterAdd(3), real(Shape.of(2, 3)), real(Shape.of(2))),
                                operands(new ScatterAdd(3), whole(Shape.of(2, 3)), whole(Shape.of(2))),
                                operands(new ScatterAdd(3, 1), real(Shape.of(2, 3)), whole(Shape.of(2))),
                                _ -> new ScatterAdd(3, -1),
                                _ -> new ScatterAdd(-1))),
                new OpRow(
                        OneHot.class,
                        StructureCases::oneHot,
                        List.of(
                                _ -> new OneHot(0),
                                _ -> new OneHot(-1),
                                _ -> new OneHot(Integer.MIN_VALUE),
                                reals(new OneHot(3), Shape.of(2)))),
                new OpRow(
                        Cast.class,
                        StructureCases::cast,
                        List.of(
                                reals(new Cast(), Shape.of(2)),
                                reals(new Cast(), Shape.of()),
                                wholes(new Cast(), Shape.of(2), Shape.of(2)))),
                new OpRow(
                        ToIndex.class,
                        d -> OpCase.of(new ToIndex(d.between(3, 9)), new Operand(d.orEmpty(d.shape()), Draw.COUNT)),
                        List.of(
                                _ -> new ToIndex(0),
                                _ -> new ToIndex(Integer.MAX_VALUE),
                                wholes(new ToIndex(3), Shape.of(2)),
                                reals(new ToIndex(3), Shape.of(2), Shape.of(2)))),
                new OpRow(
                        RandomUniform.class,
                        StructureCases::random,
                        List.of(
                                wholes(new RandomUniform("r", Shape.of(2)), Shape.of()),
                                wholes(new RandomUniform("r", Shape.of(2)), Shape.of(3)),
                                wholes(new RandomUniform("r", Shape.of(2)), Shape.of(2, 1)),
                                reals(new RandomUniform("r", Shape.of(2)), Shape.of(2)))),
                new OpRow(
                        RandomNormal.class,
                        d -> OpCase.of(
                                new RandomNormal("stream", d.orEmpty(d.shape())), Operand.index(Shape.of(2), 1000)),
                        List.of(
                                wholes(new RandomNormal("r", Shape.of(2)), Shape.of()),
                                wholes(new RandomNormal("r", Shape.of(2)), Shape.of(3)),
                                wholes(new RandomNormal("r", Shape.of(2)), Shape.of(2, 1)),
                                reals(new RandomNormal("r", Shape.of(2)), Shape.of(2)))));
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
        var op = d.flip()
                ? new Slice(axis, from, to, d.between(1, 3))
                : new Slice(axis, to - 1, Math.min(from, to) - 1, -d.between(1, 3));
        return OpCase.of(op, new Operand(x, Draw.NORMAL));
    }

    private static OpCase gather(Dice d) {
        Shape x = d.shape(), index = indexShape(d);
        int axis = d.axis(x);
        return OpCase.of(new Gather(axis), new Operand(x, Draw.NORMAL), Operand.index(index, x.dim(axis)));
    }

    private static OpCase scatter(Dice d) {
        Shape row = d.shape(d.between(1, 2)), index = indexShape(d);
        int rows = d.extent(), axis = d.between(0, row.rank());
        var extents = new ArrayList<Integer>();
        for (int i = 0; i < axis; i++) extents.add(row.dim(i));
        for (int e : index.extents()) extents.add(e);
        for (int i = axis; i < row.rank(); i++) extents.add(row.dim(i));
        Shape x = Shape.of(extents.stream().mapToInt(e -> e).toArray());
        return OpCase.of(new ScatterAdd(rows, axis), new Operand(x, Draw.NORMAL), Operand.index(index, rows));
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
}
