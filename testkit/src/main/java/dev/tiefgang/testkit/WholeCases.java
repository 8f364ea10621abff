package dev.tiefgang.testkit;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Concat;
import dev.tiefgang.op.Expand;
import dev.tiefgang.op.Gather;
import dev.tiefgang.op.Reshape;
import dev.tiefgang.op.Slice;
import dev.tiefgang.op.Transpose;
import dev.tiefgang.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Rows of the ops that move whole numbers as well as real ones: labels and positions are cut, joined and
/// picked too.
public final class WholeCases {
    private static final int BOUND = 1000;

    private WholeCases() {}

    /// All rows; what these ops must refuse stands in [OpCases].
    public static List<OpRow> all() {
        return List.of(
                row(Reshape.class, d -> {
                    Shape x = d.orEmpty(d.shape());
                    return OpCase.of(new Reshape(Shape.of(1, x.size())), whole(x));
                }),
                row(Transpose.class, d -> {
                    Shape x = d.orEmpty(d.shape());
                    return OpCase.of(new Transpose(List.of(d.order(x.rank()))), whole(x));
                }),
                row(Expand.class, d -> {
                    Shape to = d.orEmpty(d.shape());
                    return OpCase.of(new Expand(to), whole(d.partner(to)));
                }),
                row(Slice.class, d -> {
                    Shape x = d.shape();
                    int axis = d.axis(x), from = d.below(x.dim(axis) + 1), to = d.between(from, x.dim(axis));
                    return OpCase.of(new Slice(axis, from, to), whole(x));
                }),
                row(Concat.class, WholeCases::concat),
                row(Gather.class, d -> {
                    Shape x = d.shape();
                    return OpCase.of(new Gather(), whole(x), Operand.index(Shape.of(d.upTo(17)), x.dim(0)));
                }));
    }

    private static OpCase concat(Dice d) {
        Shape first = d.shape();
        int axis = d.axis(first);
        var parts = new ArrayList<Operand>();
        for (int i = d.between(1, 4); i > 0; i--) parts.add(whole(first.with(axis, d.upTo(7))));
        return new OpCase(new Concat(axis), parts);
    }

    private static OpRow row(Class<? extends Op> type, Function<Dice, OpCase> draw) {
        return new OpRow(type, draw, List.of());
    }

    private static Operand whole(Shape s) {
        return Operand.index(s, BOUND);
    }
}
