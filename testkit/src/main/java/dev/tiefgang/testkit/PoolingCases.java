package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.AdaptiveAveragePool2d;
import dev.tiefgang.op.AdaptiveMaxPool2d;
import dev.tiefgang.op.AveragePool2dPadded;
import dev.tiefgang.op.LpPool2d;
import dev.tiefgang.op.Window;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/// Rows of pooling made of other ops.
final class PoolingCases {
    private static final Window TWO = Window.of(2, 2);

    private PoolingCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                                LpPool2d.class,
                                d -> {
                                    Windows.Pooled p = Windows.pooled(d);
                                    return OpCase.of(
                                            new LpPool2d(p.window(), d.between(1, 3)), new Operand(p.x(), Draw.APART));
                                },
                                maps(new LpPool2d(TWO, 2), _ -> new LpPool2d(TWO, 0)))
                        .defined((op, in, at) -> {
                            int p = ((LpPool2d) op).p();
                            double[] sum = new double[1];
                            taps(((LpPool2d) op).window(), in[0], at, v -> sum[0] += Math.pow(Math.abs(v), p));
                            return Math.pow(sum[0], 1.0 / p);
                        }),
                new OpRow(
                                AveragePool2dPadded.class,
                                d -> {
                                    Windows.Pooled p = Windows.pooled(d);
                                    return OpCase.of(
                                            new AveragePool2dPadded(p.window(), d.flip()),
                                            new Operand(p.x(), Draw.NORMAL));
                                },
                                maps(
                                        new AveragePool2dPadded(TWO, true),
                                        reals(new AveragePool2dPadded(TWO.padding(2), true), Shape.of(1, 1, 4, 4))))
                        .defined((op, in, at) -> {
                            Window f = ((AveragePool2dPadded) op).window();
                            double[] sum = new double[1];
                            taps(f, in[0], at, v -> sum[0] += v);
                            int rows = counted(
                                    at[2],
                                    f.strideH(),
                                    f.dilationH(),
                                    f.h(),
                                    f.top() + in[0].shape().dim(2) + f.bottom());
                            int columns = counted(
                                    at[3],
                                    f.strideW(),
                                    f.dilationW(),
                                    f.w(),
                                    f.left() + in[0].shape().dim(3) + f.right());
                            return sum[0] / (rows * columns);
                        }),
                new OpRow(
                                AdaptiveAveragePool2d.class,
                                d -> OpCase.of(
                                        new AdaptiveAveragePool2d(d.between(1, 4), d.between(1, 4)),
                                        new Operand(picture(d), Draw.NORMAL)),
                                maps(new AdaptiveAveragePool2d(2, 2), _ -> new AdaptiveAveragePool2d(0, 1)))
                        .defined((op, in, at) -> {
                            var a = (AdaptiveAveragePool2d) op;
                            double[] sum = new double[2];
                            part(a.h(), a.w(), in[0], at, v -> {
                                sum[0] += v;
                                sum[1]++;
                            });
                            return sum[0] / sum[1];
                        }),
                new OpRow(
                                AdaptiveMaxPool2d.class,
                                d -> OpCase.of(
                                        new AdaptiveMaxPool2d(d.between(1, 4), d.between(1, 4)),
                                        new Operand(picture(d), Draw.APART)),
                                maps(new AdaptiveMaxPool2d(2, 2), _ -> new AdaptiveMaxPool2d(1, 0)))
                        .defined((op, in, at) -> {
                            var a = (AdaptiveMaxPool2d) op;
                            double[] most = {Double.NEGATIVE_INFINITY};
                            part(a.h(), a.w(), in[0], at, v -> most[0] = Math.max(most[0], v));
                            return most[0];
                        }));
    }

    private static Shape picture(Dice d) {
        return Shape.of(d.upTo(17), d.upTo(5), d.upTo(9), d.upTo(9));
    }

    private static List<Consumer<Graph>> maps(Op op, Consumer<Graph> settings) {
        return List.of(
                reals(op, Shape.of(1, 4, 4)),
                reals(op, Shape.of(1, 1, 0, 4)),
                reals(op, Shape.of(1, 1, 4, 4, 1)),
                wholes(op, Shape.of(1, 1, 4, 4)),
                settings);
    }

    /// The numbers that a window sees in the picture.
    private static void taps(Window f, Tensor x, int[] at, DoubleConsumer v) {
        for (int i = 0; i < f.h(); i++)
            for (int j = 0; j < f.w(); j++) {
                int r = at[2] * f.strideH() + i * f.dilationH() - f.top();
                int s = at[3] * f.strideW() + j * f.dilationW() - f.left();
                if (r >= 0 && r < x.shape().dim(2) && s >= 0 && s < x.shape().dim(3))
                    v.accept(number(x, at[0], at[1], r, s));
            }
    }

    /// How many taps lie before the end of the padding.
    private static int counted(int output, int stride, int dilation, int taps, int end) {
        int count = 0;
        for (int i = 0; i < taps; i++) if (output * stride + i * dilation < end) count++;
        return count;
    }

    /// The numbers of one of the parts that `h × w` cuts a picture into: every pixel that has a share in it.
    private static void part(int h, int w, Tensor x, int[] at, DoubleConsumer v) {
        int rows = x.shape().dim(2), columns = x.shape().dim(3);
        for (int r = 0; r < rows; r++)
            for (int s = 0; s < columns; s++)
                if (shares(r, rows, at[2], h) && shares(s, columns, at[3], w)) v.accept(number(x, at[0], at[1], r, s));
    }

    /// Whether pixel `[p, p + 1)` and part `[i·extent/parts, (i + 1)·extent/parts)` have more than a border in common.
    private static boolean shares(int p, int extent, int i, int parts) {
        return (p + 1) * parts > i * extent && p * parts < (i + 1) * extent;
    }
}
