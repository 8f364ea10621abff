package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Refusals.operands;
import static dev.tiefgang.testkit.Refusals.real;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.whole;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.op.GatherElements;
import dev.tiefgang.op.ScatterElements;
import dev.tiefgang.op.TopK;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.function.Consumer;

/// Rows of the ops that pick by whole numbers, and of the one that finds them.
final class PickCases {
    private PickCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                        GatherElements.class,
                        d -> {
                            Picked p = picked(d);
                            return OpCase.of(new GatherElements(p.axis), p.x, p.index);
                        },
                        List.of(
                                operands(new GatherElements(0), real(Shape.of(3, 2)), whole(Shape.of(2))),
                                operands(new GatherElements(0), real(Shape.of(3, 2)), whole(Shape.of(2, 3))),
                                operands(new GatherElements(2), real(Shape.of(3, 2)), whole(Shape.of(3, 2))),
                                operands(new GatherElements(0), real(Shape.of(3, 2)), real(Shape.of(3, 2))))),
                new OpRow(
                        ScatterElements.class,
                        d -> {
                            Picked p = picked(d);
                            return OpCase.of(
                                    new ScatterElements(p.axis),
                                    p.x,
                                    p.index,
                                    new Operand(p.index.shape(), Draw.NORMAL));
                        },
                        List.of(
                                scatter(real(Shape.of(3, 2)), whole(Shape.of(2)), real(Shape.of(2))),
                                scatter(real(Shape.of(3, 2)), whole(Shape.of(2, 2)), real(Shape.of(2))),
                                scatter(real(Shape.of(3, 2)), whole(Shape.of(2, 3)), real(Shape.of(2, 3))),
                                scatter(whole(Shape.of(3, 2)), whole(Shape.of(3, 2)), real(Shape.of(3, 2))),
                                scatter(real(Shape.of(3, 2)), real(Shape.of(3, 2)), real(Shape.of(3, 2))))),
                new OpRow(
                        TopK.class,
                        d -> {
                            Shape x = d.shape();
                            int axis = d.axis(x), k = d.between(1, Math.min(5, x.dim(axis)));
                            return OpCase.of(new TopK(k, axis, d.flip()), new Operand(x, Draw.APART));
                        },
                        List.of(
                                reals(new TopK(3, 1, true), Shape.of(3, 2)),
                                reals(new TopK(1, 2, true), Shape.of(3, 2)),
                                reals(new TopK(1, 0, true), Shape.of()),
                                wholes(new TopK(1, 0, true), Shape.of(3)),
                                _ -> new TopK(0, 0, true))));
    }

    private record Picked(int axis, Operand x, Operand index) {}

    private static Picked picked(Dice d) {
        Shape x = d.shape(), index = x;
        int axis = d.axis(x);
        for (int a = 0; a < x.rank(); a++) index = index.with(a, d.between(1, x.dim(a)));
        index = index.with(axis, d.upTo(20));
        return new Picked(axis, new Operand(x, Draw.NORMAL), Operand.index(index, x.dim(axis)));
    }

    private static Consumer<Graph> scatter(Operand x, Operand index, Operand numbers) {
        return operands(new ScatterElements(0), x, index, numbers);
    }
}
