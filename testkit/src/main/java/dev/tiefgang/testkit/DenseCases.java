package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.AveragePool2d;
import dev.tiefgang.op.AveragePool2dInput;
import dev.tiefgang.op.BatchNormalization;
import dev.tiefgang.op.Conv2d;
import dev.tiefgang.op.Conv2dFilter;
import dev.tiefgang.op.Conv2dInput;
import dev.tiefgang.op.Gemm;
import dev.tiefgang.op.MatMul;
import dev.tiefgang.op.MaxPool2d;
import dev.tiefgang.op.MaxPool2dInput;
import dev.tiefgang.op.MaxPool2dPick;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Rows of products, convolutions, pooling and normalisation.
final class DenseCases {
    private static final Window TWO = Window.of(2, 2);

    private DenseCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                        MatMul.class,
                        DenseCases::matMul,
                        List.of(
                                reals(new MatMul(false, false), Shape.of(2, 3), Shape.of(4, 2)),
                                reals(new MatMul(true, false), Shape.of(2, 3), Shape.of(3, 2)),
                                reals(new MatMul(false, true), Shape.of(2, 3), Shape.of(3, 2)),
                                reals(new MatMul(false, false), Shape.of(3), Shape.of(3, 2)),
                                reals(new MatMul(false, false), Shape.of(2, 2, 3), Shape.of(3, 3, 2)),
                                wholes(new MatMul(false, false), Shape.of(2, 3), Shape.of(3, 2)))),
                new OpRow(
                                Gemm.class,
                                DenseCases::gemm,
                                List.of(
                                        reals(new Gemm(false, false), Shape.of(2, 3), Shape.of(4, 2), Shape.of(2)),
                                        reals(new Gemm(false, false), Shape.of(2, 3), Shape.of(3, 2), Shape.of(3)),
                                        reals(new Gemm(true, true), Shape.of(2, 3), Shape.of(3, 2), Shape.of(2)),
                                        reals(new Gemm(false, false), Shape.of(1, 3), Shape.of(3, 2), Shape.of(2, 2)),
                                        reals(new Gemm(false, false), Shape.of(3), Shape.of(3, 2), Shape.of(2)),
                                        reals(new Gemm(false, false), Shape.of(2, 3), Shape.of(3, 2))))
                        .defined(Definitions.GEMM),
                new OpRow(
                        Conv2d.class,
                        d -> {
                            Convolution c = convolution(d);
                            return OpCase.of(new Conv2d(c.f, c.groups), normal(c.x), normal(c.w));
                        },
                        List.of(
                                reals(new Conv2d(TWO, 1), Shape.of(2, 4, 4), Shape.of(1, 1, 2, 2)),
                                reals(new Conv2d(TWO, 1), Shape.of(1, 2, 4, 4), Shape.of(1, 3, 2, 2)),
                                reals(new Conv2d(TWO, 2), Shape.of(1, 4, 4, 4), Shape.of(3, 2, 2, 2)),
                                reals(new Conv2d(TWO, 1), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 3, 2)),
                                reals(new Conv2d(TWO, 1), Shape.of(1, 1, 1, 4), Shape.of(1, 1, 2, 2)),
                                wholes(new Conv2d(TWO, 1), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 2, 2)),
                                _ -> new Conv2d(TWO, 0))),
                new OpRow(
                        Conv2dInput.class,
                        d -> {
                            Convolution c = convolution(d);
                            return OpCase.of(
                                    new Conv2dInput(c.f, c.groups, c.x.dim(2), c.x.dim(3)), normal(c.y), normal(c.w));
                        },
                        List.of(
                                reals(new Conv2dInput(TWO, 1, 4, 4), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 2, 2)),
                                reals(new Conv2dInput(TWO, 1, 4, 4), Shape.of(1, 3, 3), Shape.of(1, 1, 2, 2)),
                                reals(new Conv2dInput(TWO, 1, 4, 4), Shape.of(1, 2, 3, 3), Shape.of(1, 1, 2, 2)),
                                reals(new Conv2dInput(TWO, 1, 4, 4), Shape.of(1, 1, 3, 3), Shape.of(1, 1, 3, 2)),
                                _ -> new Conv2dInput(TWO, 0, 4, 4),
                                _ -> new Conv2dInput(TWO, 1, -1, 4))),
                new OpRow(
                        Conv2dFilter.class,
                        d -> {
                            Convolution c = convolution(d);
                            return OpCase.of(new Conv2dFilter(c.f, c.groups), normal(c.x), normal(c.y));
                        },
                        List.of(
                                reals(new Conv2dFilter(TWO, 1), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 4, 4)),
                                reals(new Conv2dFilter(TWO, 1), Shape.of(2, 1, 4, 4), Shape.of(1, 1, 3, 3)),
                                reals(new Conv2dFilter(TWO, 1), Shape.of(1, 4, 4), Shape.of(1, 1, 3, 3)),
                                reals(new Conv2dFilter(TWO, 2), Shape.of(1, 3, 4, 4), Shape.of(1, 2, 3, 3)),
                                _ -> new Conv2dFilter(TWO, 0))),
                new OpRow(
                        MaxPool2d.class,
                        d -> {
                            Windows.Pooled p = Windows.pooled(d);
                            return OpCase.of(new MaxPool2d(p.window()), new Operand(p.x(), Draw.APART));
                        },
                        pooling(new MaxPool2d(TWO), new MaxPool2d(TWO.padding(2)))),
                new OpRow(
                        MaxPool2dInput.class,
                        d -> {
                            Windows.Pooled p = Windows.pooled(d);
                            return OpCase.of(
                                    new MaxPool2dInput(p.window()), new Operand(p.x(), Draw.APART), normal(p.y()));
                        },
                        List.of(
                                reals(new MaxPool2dInput(TWO), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 4, 4)),
                                reals(new MaxPool2dInput(TWO), Shape.of(1, 4, 4), Shape.of(1, 3, 3)),
                                reals(new MaxPool2dInput(TWO), Shape.of(1, 1, 1, 4), Shape.of(1, 1, 1, 3)),
                                wholes(new MaxPool2dInput(TWO), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 3, 3)))),
                new OpRow(
                        MaxPool2dPick.class,
                        d -> {
                            Windows.Pooled p = Windows.pooled(d);
                            return OpCase.of(
                                    new MaxPool2dPick(p.window()), new Operand(p.x(), Draw.APART), normal(p.x()));
                        },
                        List.of(
                                reals(new MaxPool2dPick(TWO), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 3, 3)),
                                reals(new MaxPool2dPick(TWO), Shape.of(1, 4, 4), Shape.of(1, 4, 4)),
                                reals(new MaxPool2dPick(TWO), Shape.of(1, 1, 1, 4), Shape.of(1, 1, 1, 4)),
                                wholes(new MaxPool2dPick(TWO), Shape.of(1, 1, 4, 4), Shape.of(1, 1, 4, 4)))),
                new OpRow(
                        AveragePool2d.class,
                        d -> {
                            Windows.Pooled p = Windows.pooled(d);
                            return OpCase.of(new AveragePool2d(p.window()), normal(p.x()));
                        },
                        pooling(new AveragePool2d(TWO), new AveragePool2d(TWO.padding(2)))),
                new OpRow(
                        AveragePool2dInput.class,
                        d -> {
                            Windows.Pooled p = Windows.pooled(d);
                            return OpCase.of(
                                    new AveragePool2dInput(p.window(), p.x().dim(2), p.x().dim(3)), normal(p.y()));
                        },
                        List.of(
                                reals(new AveragePool2dInput(TWO, 4, 4), Shape.of(1, 1, 4, 4)),
                                reals(new AveragePool2dInput(TWO, 4, 4), Shape.of(1, 3, 3)),
                                reals(new AveragePool2dInput(TWO, 1, 4), Shape.of(1, 1, 1, 3)),
                                _ -> new AveragePool2dInput(TWO, 4, -1))),
                new OpRow(
                                BatchNormalization.class,
                                d -> {
                                    Shape x = d.shape(d.between(2, 4)), c = Shape.of(x.dim(1));
                                    return OpCase.of(
                                            new BatchNormalization(1e-3),
                                            normal(x),
                                            normal(c),
                                            normal(c),
                                            normal(c),
                                            new Operand(c, Draw.POSITIVE));
                                },
                                List.of(
                                        norm(Shape.of(3), Shape.of(3), Shape.of(3), Shape.of(3), Shape.of(3)),
                                        norm(Shape.of(2, 3), Shape.of(2), Shape.of(3), Shape.of(3), Shape.of(3)),
                                        norm(Shape.of(2, 3), Shape.of(3), Shape.of(2), Shape.of(3), Shape.of(3)),
                                        norm(Shape.of(2, 3), Shape.of(3), Shape.of(3), Shape.of(), Shape.of(3)),
                                        norm(
                                                Shape.of(2, 3, 4, 4),
                                                Shape.of(3),
                                                Shape.of(3),
                                                Shape.of(3),
                                                Shape.of(1, 3)),
                                        norm(Shape.of(2, 3), Shape.of(3), Shape.of(3), Shape.of(3)),
                                        _ -> new BatchNormalization(0),
                                        _ -> new BatchNormalization(Double.NaN)))
                        .defined(Definitions.BATCH_NORMALIZATION));
    }

    /// A convolution whose shapes fit together.
    private record Convolution(Window f, int groups, Shape x, Shape w, Shape y) {}

    private static Convolution convolution(Dice d) {
        Window f = Windows.any(d);
        int groups = d.of(1, 1, 2, 3),
                in = d.upTo(d.size() == Dice.Size.SMALL ? 2 : 6),
                out = d.upTo(d.size() == Dice.Size.SMALL ? 2 : 17);
        Shape x = Windows.picture(d, f, in * groups), w = Shape.of(out * groups, in, f.h(), f.w());
        return new Convolution(f, groups, x, w, new Conv2d(f, groups).shape(List.of(x, w)));
    }

    private static OpCase matMul(Dice d) {
        boolean ta = d.flip(), tb = d.flip();
        int m = extent(d), n = extent(d), k = extent(d);
        Shape a = matrix(ta, m, k), b = matrix(tb, k, n);
        if (d.flip()) return OpCase.of(new MatMul(ta, tb), normal(a), normal(b));
        Shape batches = Shape.of(d.between(0, 3), d.upTo(3));
        return OpCase.of(new MatMul(ta, tb), normal(batched(d, batches, a)), normal(batched(d, batches, b)));
    }

    private static OpCase gemm(Dice d) {
        boolean ta = d.flip(), tb = d.flip();
        int m = extent(d), n = extent(d), k = extent(d);
        Shape bias = d.partner(Shape.of(m, n));
        return OpCase.of(new Gemm(ta, tb), normal(matrix(ta, m, k)), normal(matrix(tb, k, n)), normal(bias));
    }

    /// Matrices for some of the products.
    private static Shape batched(Dice d, Shape batches, Shape matrix) {
        Shape s = matrix, some = d.partner(batches);
        for (int i = some.rank() - 1; i >= 0; i--) s = s.batch(some.dim(i));
        return s;
    }

    private static int extent(Dice d) {
        return d.below(12) == 0 ? 0 : d.extent();
    }

    private static Shape matrix(boolean transposed, int rows, int columns) {
        return transposed ? Shape.of(columns, rows) : Shape.of(rows, columns);
    }

    private static Operand normal(Shape s) {
        return new Operand(s, Draw.NORMAL);
    }

    private static List<Consumer<Graph>> pooling(Op op, Op tooMuchPadding) {
        return List.of(
                reals(op, Shape.of(1, 4, 4)),
                reals(op, Shape.of(1, 1, 1, 4)),
                reals(op, Shape.of(1, 1, 4, 1)),
                reals(tooMuchPadding, Shape.of(1, 1, 4, 4)),
                wholes(op, Shape.of(1, 1, 4, 4)));
    }

    private static Consumer<Graph> norm(Shape x, Shape... others) {
        return reals(
                new BatchNormalization(1e-3),
                Stream.concat(Stream.of(x), Stream.of(others)).toArray(Shape[]::new));
    }
}
