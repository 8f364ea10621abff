package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.op.Conv1d;
import dev.tiefgang.op.ConvTranspose1d;
import dev.tiefgang.op.ConvTranspose2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.function.Consumer;

/// Rows of convolutions made of others: along one axis, and turned round.
final class ConvolutionCases {
    private static final Window TWO = Window.of(1, 2);

    private ConvolutionCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                                Conv1d.class,
                                ConvolutionCases::conv1d,
                                List.of(
                                        reals(new Conv1d(TWO, 1), Shape.of(1, 2, 4), Shape.of(3, 1, 2)),
                                        reals(new Conv1d(TWO, 2), Shape.of(1, 2, 4), Shape.of(3, 1, 2)),
                                        reals(new Conv1d(TWO, 1), Shape.of(1, 2, 4), Shape.of(3, 2, 3)),
                                        reals(new Conv1d(TWO, 1), Shape.of(1, 2, 1), Shape.of(3, 2, 2)),
                                        reals(new Conv1d(TWO, 1), Shape.of(1, 2, 1, 4), Shape.of(3, 2, 1, 2)),
                                        wholes(new Conv1d(TWO, 1), Shape.of(1, 2, 4), Shape.of(3, 2, 2)),
                                        _ -> new Conv1d(TWO, 0),
                                        _ -> new Conv1d(Window.of(2, 2), 1)))
                        .defined((op, in, at) -> {
                            var c = (Conv1d) op;
                            int perGroup = in[1].shape().dim(1),
                                    outputs = in[1].shape().dim(0) / c.groups();
                            double sum = 0;
                            for (int k = 0; k < perGroup; k++)
                                for (int j = 0; j < c.window().w(); j++) {
                                    int s = at[2] * c.window().strideW()
                                            + j * c.window().dilationW()
                                            - c.window().left();
                                    if (s >= 0 && s < in[0].shape().dim(2))
                                        sum += number(in[0], at[0], at[1] / outputs * perGroup + k, s)
                                                * number(in[1], at[1], k, j);
                                }
                            return sum;
                        }),
                new OpRow(
                                ConvTranspose1d.class,
                                d -> {
                                    Window f =
                                            transposable(d, 1, d.between(1, 3), 1, d.between(1, 3), 1, d.between(1, 2));
                                    int groups = d.between(1, 3), in = d.upTo(3), out = d.upTo(3);
                                    return OpCase.of(
                                            new ConvTranspose1d(f, groups, d.below(f.strideW())),
                                            normal(Shape.of(d.upTo(5), groups * in, d.between(2, 9))),
                                            normal(Shape.of(groups * in, out, f.w())));
                                },
                                List.of(
                                        reals(new ConvTranspose1d(TWO, 1, 0), Shape.of(1, 2, 4), Shape.of(3, 1, 2)),
                                        reals(new ConvTranspose1d(TWO, 2, 0), Shape.of(1, 3, 4), Shape.of(3, 1, 2)),
                                        reals(new ConvTranspose1d(TWO, 1, 0), Shape.of(1, 2, 4), Shape.of(2, 1, 3)),
                                        reals(new ConvTranspose1d(TWO, 1, 0), Shape.of(2, 4), Shape.of(2, 1, 2)),
                                        wholes(new ConvTranspose1d(TWO, 1, 0), Shape.of(1, 2, 4), Shape.of(2, 1, 2)),
                                        _ -> new ConvTranspose1d(TWO, 1, 1),
                                        _ -> new ConvTranspose1d(TWO, 0, 0),
                                        _ -> new ConvTranspose1d(Window.of(2, 2), 1, 0)))
                        .defined((op, in, at) -> {
                            var c = (ConvTranspose1d) op;
                            int[] above = {at[0], at[1], 0, at[2]};
                            return painted(c.window(), c.groups(), wide(in[0]), wide(in[1]), above);
                        }),
                new OpRow(
                                ConvTranspose2d.class,
                                ConvolutionCases::transpose2d,
                                List.of(
                                        turned(Shape.of(1, 2, 4, 4), Shape.of(3, 1, 1, 2)),
                                        turned(Shape.of(1, 2, 4, 4), Shape.of(2, 1, 2, 2)),
                                        turned(Shape.of(2, 4, 4), Shape.of(2, 1, 1, 2)),
                                        turned(Shape.of(1, 2, 0, 4), Shape.of(2, 1, 1, 2)),
                                        reals(
                                                new ConvTranspose2d(TWO.padding(0, 1, 0, 1), 1, 0, 0),
                                                Shape.of(1, 1, 1, 1),
                                                Shape.of(1, 1, 1, 2)),
                                        wholes(
                                                new ConvTranspose2d(TWO, 1, 0, 0),
                                                Shape.of(1, 2, 4, 4),
                                                Shape.of(2, 1, 1, 2)),
                                        _ -> new ConvTranspose2d(TWO, 1, 1, 0),
                                        _ -> new ConvTranspose2d(TWO.stride(2, 2), 1, 0, -1),
                                        _ -> new ConvTranspose2d(TWO, 0, 0, 0)))
                        .defined((op, in, at) -> painted(
                                ((ConvTranspose2d) op).window(), ((ConvTranspose2d) op).groups(), in[0], in[1], at)));
    }

    private static OpCase conv1d(Dice d) {
        Window f = Window.of(1, d.between(1, 3))
                .stride(1, d.between(1, 3))
                .dilation(1, d.between(1, 2))
                .padding(0, d.below(3), 0, d.below(3));
        int groups = d.between(1, 3), in = d.upTo(5), out = d.upTo(9);
        int width = Math.max(1, f.spanW() - f.left() - f.right()) + d.below(9);
        return OpCase.of(
                new Conv1d(f, groups),
                normal(Shape.of(d.upTo(17), groups * in, width)),
                normal(Shape.of(groups * out, in, f.w())));
    }

    private static OpCase transpose2d(Dice d) {
        Window f = transposable(
                d,
                d.between(1, 3),
                d.between(1, 3),
                d.between(1, 3),
                d.between(1, 3),
                d.between(1, 2),
                d.between(1, 2));
        int groups = d.between(1, 3), in = d.upTo(3), out = d.upTo(3);
        return OpCase.of(
                new ConvTranspose2d(f, groups, d.below(f.strideH()), d.below(f.strideW())),
                normal(Shape.of(d.upTo(9), groups * in, d.between(2, 5), d.between(2, 5))),
                normal(Shape.of(groups * in, out, f.h(), f.w())));
    }

    /// A window whose padding leaves something of any result of two inputs or more along each moved axis.
    private static Window transposable(Dice d, int h, int w, int strideH, int strideW, int dilationH, int dilationW) {
        Window f = Window.of(h, w).stride(strideH, strideW).dilation(dilationH, dilationW);
        int y = Math.min(2, f.spanH() - 1), x = Math.min(2, f.spanW() - 1);
        return f.padding(d.below(y + 1), d.below(x + 1), 0, 0);
    }

    private static Operand normal(Shape s) {
        return new Operand(s, Draw.NORMAL);
    }

    private static Consumer<Graph> turned(Shape x, Shape w) {
        return reals(new ConvTranspose2d(TWO, 1, 0, 0), x, w);
    }

    private static Tensor wide(Tensor t) {
        Shape s = t.shape();
        return t.reshaped(Shape.of(s.dim(0), s.dim(1), 1, s.dim(2)));
    }

    /// What all inputs together paint at a place of the result.
    private static double painted(Window f, int groups, Tensor x, Tensor w, int[] at) {
        int outputs = w.shape().dim(1), perGroup = x.shape().dim(1) / groups, group = at[1] / outputs;
        double sum = 0;
        for (int c = group * perGroup; c < (group + 1) * perGroup; c++)
            for (int r = 0; r < x.shape().dim(2); r++)
                for (int s = 0; s < x.shape().dim(3); s++)
                    for (int i = 0; i < f.h(); i++)
                        for (int j = 0; j < f.w(); j++)
                            if (r * f.strideH() + i * f.dilationH() - f.top() == at[2]
                                    && s * f.strideW() + j * f.dilationW() - f.left() == at[3])
                                sum += number(x, at[0], c, r, s) * number(w, c, at[1] % outputs, i, j);
        return sum;
    }
}
