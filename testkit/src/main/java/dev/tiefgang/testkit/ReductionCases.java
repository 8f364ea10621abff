package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.ArgMax;
import dev.tiefgang.op.GlobalAveragePool;
import dev.tiefgang.op.LogSoftmax;
import dev.tiefgang.op.ReduceMax;
import dev.tiefgang.op.ReduceMean;
import dev.tiefgang.op.ReduceSum;
import dev.tiefgang.op.Softmax;
import dev.tiefgang.op.SumTo;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.function.Consumer;

/// Rows of the ops that work along axes.
final class ReductionCases {
    private ReductionCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                        ReduceSum.class,
                        d -> {
                            Shape x = d.orEmpty(d.shape());
                            return OpCase.of(new ReduceSum(List.of(d.axes(x))), new Operand(x, Draw.NORMAL));
                        },
                        axes(ReduceSum::new)),
                new OpRow(
                                ReduceMean.class,
                                d -> {
                                    Shape x = d.shape();
                                    return OpCase.of(new ReduceMean(List.of(d.axes(x))), new Operand(x, Draw.NORMAL));
                                },
                                axes(ReduceMean::new))
                        .defined(Definitions.REDUCE_MEAN),
                new OpRow(
                        ReduceMax.class,
                        d -> {
                            Shape x = d.shape();
                            return OpCase.of(new ReduceMax(List.of(d.axes(x))), new Operand(x, Draw.APART));
                        },
                        List.of(
                                reals(new ReduceMax(List.of(2)), Shape.of(2, 3)),
                                reals(new ReduceMax(List.of(-1)), Shape.of(2, 3)),
                                reals(new ReduceMax(List.of(1)), Shape.of(2, 0)),
                                wholes(new ReduceMax(List.of(1)), Shape.of(2, 3)))),
                new OpRow(
                        ArgMax.class,
                        d -> {
                            Shape x = d.shape();
                            return OpCase.of(new ArgMax(d.axis(x)), new Operand(x, Draw.APART));
                        },
                        List.of(
                                reals(new ArgMax(2), Shape.of(2, 3)),
                                reals(new ArgMax(-3), Shape.of(2, 3)),
                                reals(new ArgMax(0), Shape.of()),
                                reals(new ArgMax(1), Shape.of(2, 0)),
                                wholes(new ArgMax(1), Shape.of(2, 3)))),
                new OpRow(
                                SumTo.class,
                                d -> {
                                    Shape x = d.orEmpty(d.shape());
                                    return OpCase.of(new SumTo(d.partner(x)), new Operand(x, Draw.NORMAL));
                                },
                                List.of(
                                        reals(new SumTo(Shape.of(4)), Shape.of(2, 3)),
                                        reals(new SumTo(Shape.of(2, 3)), Shape.of(3)),
                                        reals(new SumTo(Shape.of(2, 1, 3)), Shape.of(2, 3)),
                                        wholes(new SumTo(Shape.of()), Shape.of(2, 3))))
                        .defined(Definitions.SUM_TO),
                new OpRow(
                                GlobalAveragePool.class,
                                d -> OpCase.of(new GlobalAveragePool(), new Operand(d.shape(4), Draw.NORMAL)),
                                List.of(
                                        reals(new GlobalAveragePool(), Shape.of(2, 3)),
                                        reals(new GlobalAveragePool(), Shape.of(2, 3, 4)),
                                        reals(new GlobalAveragePool(), Shape.of(2, 3, 4, 5, 6)),
                                        wholes(new GlobalAveragePool(), Shape.of(2, 3, 4, 5))))
                        .defined(Definitions.GLOBAL_AVERAGE_POOL),
                new OpRow(
                        Softmax.class,
                        d -> {
                            Shape x = d.orEmpty(d.shape());
                            return OpCase.of(new Softmax(d.axis(x)), new Operand(x, Draw.NORMAL));
                        },
                        axis(Softmax::new)),
                new OpRow(
                        LogSoftmax.class,
                        d -> {
                            Shape x = d.orEmpty(d.shape());
                            return OpCase.of(new LogSoftmax(d.axis(x)), new Operand(x, Draw.NORMAL));
                        },
                        axis(LogSoftmax::new)));
    }

    private static List<Consumer<Graph>> axes(java.util.function.Function<List<Integer>, Op> op) {
        return List.of(
                reals(op.apply(List.of(2)), Shape.of(2, 3)),
                reals(op.apply(List.of(-1)), Shape.of(2, 3)),
                reals(op.apply(List.of(0)), Shape.of()),
                wholes(op.apply(List.of(0)), Shape.of(2, 3)));
    }

    private static List<Consumer<Graph>> axis(java.util.function.IntFunction<Op> op) {
        return List.of(
                reals(op.apply(2), Shape.of(2, 3)),
                reals(op.apply(-3), Shape.of(2, 3)),
                reals(op.apply(0), Shape.of()),
                wholes(op.apply(0), Shape.of(2, 3)));
    }
}
