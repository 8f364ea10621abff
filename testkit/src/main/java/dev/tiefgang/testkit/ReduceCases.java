package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.ArgMin;
import dev.tiefgang.op.CumSum;
import dev.tiefgang.op.ReduceL1;
import dev.tiefgang.op.ReduceL2;
import dev.tiefgang.op.ReduceLogSum;
import dev.tiefgang.op.ReduceLogSumExp;
import dev.tiefgang.op.ReduceMin;
import dev.tiefgang.op.ReduceProd;
import dev.tiefgang.op.ReduceSumSquare;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Rows of the reductions that are made of others, and of growing sums.
final class ReduceCases {
    private ReduceCases() {}

    static List<OpRow> rows() {
        return List.of(
                row(
                        ReduceMin.class,
                        ReduceMin::new,
                        Draw.APART,
                        false,
                        x -> x.min().orElseThrow()),
                row(
                        ReduceL1.class,
                        ReduceL1::new,
                        Draw.APART,
                        true,
                        x -> x.map(Math::abs).sum()),
                row(
                        ReduceL2.class,
                        ReduceL2::new,
                        Draw.POSITIVE,
                        true,
                        x -> Math.sqrt(x.map(v -> v * v).sum())),
                row(
                        ReduceSumSquare.class,
                        ReduceSumSquare::new,
                        Draw.NORMAL,
                        true,
                        x -> x.map(v -> v * v).sum()),
                row(ReduceLogSum.class, ReduceLogSum::new, Draw.POSITIVE, false, x -> Math.log(x.sum())),
                row(
                        ReduceLogSumExp.class,
                        ReduceLogSumExp::new,
                        Draw.NORMAL,
                        false,
                        x -> Math.log(x.map(Math::exp).sum())),
                // zeros among the factors, one and several
                row(ReduceProd.class, ReduceProd::new, Draw.WHOLE, true, x -> x.reduce(1, (a, b) -> a * b)),
                new OpRow(
                                ArgMin.class,
                                d -> {
                                    Shape x = d.shape();
                                    return OpCase.of(new ArgMin(d.axis(x)), new Operand(x, Draw.APART));
                                },
                                List.of(
                                        reals(new ArgMin(2), Shape.of(2, 3)),
                                        reals(new ArgMin(-3), Shape.of(2, 3)),
                                        reals(new ArgMin(0), Shape.of()),
                                        reals(new ArgMin(1), Shape.of(2, 0)),
                                        wholes(new ArgMin(1), Shape.of(2, 3))))
                        .defined(ReduceCases::argMin),
                new OpRow(
                        CumSum.class,
                        d -> {
                            Shape x = d.orEmpty(d.shape());
                            return OpCase.of(new CumSum(d.axis(x), d.flip(), d.flip()), new Operand(x, Draw.NORMAL));
                        },
                        List.of(
                                reals(new CumSum(2, false, false), Shape.of(2, 3)),
                                reals(new CumSum(-3, false, true), Shape.of(2, 3)),
                                reals(new CumSum(0, true, false), Shape.of()),
                                wholes(new CumSum(0, true, false), Shape.of(2, 3)))));
    }

    /// @param empty whether there may be nothing along the axes
    /// @param definition of the numbers that become one
    private static OpRow row(
            Class<? extends Op> type,
            Function<List<Integer>, Op> op,
            Draw draw,
            boolean empty,
            ToDoubleFunction<DoubleStream> definition) {
        var wrong = new ArrayList<Consumer<Graph>>(List.of(
                reals(op.apply(List.of(2)), Shape.of(2, 3)),
                reals(op.apply(List.of(-1)), Shape.of(2, 3)),
                reals(op.apply(List.of(0)), Shape.of()),
                wholes(op.apply(List.of(0)), Shape.of(2, 3))));
        if (type == ReduceMin.class || type == ReduceLogSumExp.class)
            wrong.add(reals(op.apply(List.of(1)), Shape.of(2, 0)));
        return new OpRow(
                        type,
                        d -> {
                            Shape s = d.shape(), x = empty ? d.orEmpty(s) : s;
                            return OpCase.of(op.apply(List.of(d.axes(x))), new Operand(x, draw));
                        },
                        wrong)
                .defined((o, in, at) -> definition.applyAsDouble(among(in[0], o.shape(List.of(in[0].shape())), at)));
    }

    /// The numbers that become the one at a position of a reduced shape.
    private static DoubleStream among(Tensor x, Shape reduced, int[] at) {
        return IntStream.range(0, x.size())
                .filter(i -> {
                    int[] p = Definitions.position(i, x.shape());
                    return IntStream.range(0, p.length).allMatch(a -> reduced.dim(a) == 1 || p[a] == at[a]);
                })
                .mapToDouble(x::at);
    }

    private static double argMin(Op op, Tensor[] in, int[] at) {
        Shape s = in[0].shape();
        int axis = s.axis(((ArgMin) op).axis()), best = 0;
        for (int j = 1; j < s.dim(axis); j++) if (along(in[0], axis, j, at) < along(in[0], axis, best, at)) best = j;
        return best;
    }

    /// The number at place `j` of an axis and a position along the others.
    private static double along(Tensor x, int axis, int j, int[] at) {
        int i = 0;
        for (int a = 0; a < x.shape().rank(); a++)
            i = i * x.shape().dim(a) + (a == axis ? j : at[a < axis ? a : a - 1]);
        return x.at(i);
    }
}
