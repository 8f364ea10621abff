package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.DepthToSpace;
import dev.tiefgang.op.SpaceToDepth;
import dev.tiefgang.op.Squeeze;
import dev.tiefgang.op.Unsqueeze;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.List;

/// Rows of the ops that put axes in, drop them or exchange them.
final class AxisCases {
    private AxisCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                                Squeeze.class,
                                AxisCases::squeeze,
                                List.of(
                                        reals(new Squeeze(List.of(0)), Shape.of(2, 1)),
                                        reals(new Squeeze(List.of(2)), Shape.of(2, 1)),
                                        reals(new Squeeze(List.of(1, -1)), Shape.of(2, 1)),
                                        wholes(new Squeeze(List.of(1)), Shape.of(2, 1))))
                        .defined(AxisCases::squeezed),
                new OpRow(
                                Unsqueeze.class,
                                d -> {
                                    Shape x = d.shape(d.between(1, 3));
                                    int first = d.between(0, x.rank()), second = d.between(first + 1, x.rank() + 1);
                                    return OpCase.of(
                                            new Unsqueeze(List.of(first, d.flip() ? second : second - x.rank() - 2)),
                                            new Operand(x, Draw.NORMAL));
                                },
                                List.of(
                                        reals(new Unsqueeze(List.of(3)), Shape.of(2, 3)),
                                        reals(new Unsqueeze(List.of(-4)), Shape.of(2, 3)),
                                        reals(new Unsqueeze(List.of(0, 0)), Shape.of(2, 3)),
                                        wholes(new Unsqueeze(List.of(0)), Shape.of(2, 3))))
                        .defined(AxisCases::unsqueezed),
                new OpRow(
                                DepthToSpace.class,
                                d -> {
                                    int b = d.between(1, 3);
                                    Shape x = maps(d);
                                    var mode = d.flip() ? DepthToSpace.Mode.DCR : DepthToSpace.Mode.CRD;
                                    return OpCase.of(
                                            new DepthToSpace(b, mode),
                                            new Operand(x.with(1, x.dim(1) * b * b), Draw.NORMAL));
                                },
                                List.of(
                                        reals(new DepthToSpace(2, DepthToSpace.Mode.DCR), Shape.of(1, 6, 2, 2)),
                                        reals(new DepthToSpace(2, DepthToSpace.Mode.CRD), Shape.of(4, 2, 2)),
                                        wholes(new DepthToSpace(1, DepthToSpace.Mode.DCR), Shape.of(1, 4, 2, 2)),
                                        _ -> new DepthToSpace(0, DepthToSpace.Mode.DCR)))
                        .defined(AxisCases::depthToSpace),
                new OpRow(
                                SpaceToDepth.class,
                                d -> {
                                    int b = d.between(1, 3);
                                    Shape x = maps(d);
                                    return OpCase.of(
                                            new SpaceToDepth(b),
                                            new Operand(x.with(2, x.dim(2) * b).with(3, x.dim(3) * b), Draw.NORMAL));
                                },
                                List.of(
                                        reals(new SpaceToDepth(2), Shape.of(1, 1, 3, 2)),
                                        reals(new SpaceToDepth(2), Shape.of(1, 1, 2, 3)),
                                        reals(new SpaceToDepth(2), Shape.of(1, 2, 2)),
                                        wholes(new SpaceToDepth(1), Shape.of(1, 1, 2, 2)),
                                        _ -> new SpaceToDepth(0)))
                        .defined((op, in, at) -> {
                            int b = ((SpaceToDepth) op).block(),
                                    c = in[0].shape().dim(1);
                            int row = at[1] / c / b, column = at[1] / c % b;
                            return number(in[0], at[0], at[1] % c, at[2] * b + row, at[3] * b + column);
                        }));
    }

    private static double depthToSpace(Op op, Tensor[] in, int[] at) {
        int b = ((DepthToSpace) op).block(), c = in[0].shape().dim(1) / (b * b);
        int part = at[2] % b * b + at[3] % b;
        int map = ((DepthToSpace) op).mode() == DepthToSpace.Mode.DCR ? part * c + at[1] : at[1] * b * b + part;
        return number(in[0], at[0], map, at[2] / b, at[3] / b);
    }

    private static OpCase squeeze(Dice d) {
        Shape x = d.shape(d.between(2, 4));
        int first = d.between(0, x.rank() - 2), second = d.between(first + 1, x.rank() - 1);
        return OpCase.of(
                new Squeeze(d.flip() ? List.of(first) : List.of(second - x.rank(), first)),
                new Operand(x.with(first, 1).with(second, 1), Draw.NORMAL));
    }

    private static Shape maps(Dice d) {
        return Shape.of(d.upTo(5), d.upTo(5), d.upTo(7), d.upTo(7));
    }

    /// The same position with 0 on the axes that are gone.
    private static double squeezed(Op op, Tensor[] in, int[] at) {
        int[] p = new int[in[0].shape().rank()];
        for (int a = 0, from = 0; a < p.length; a++)
            if (!isAmong(((Squeeze) op).axes(), a, p.length)) p[a] = at[from++];
        return number(in[0], p);
    }

    /// The same position without the axes that are new.
    private static double unsqueezed(Op op, Tensor[] in, int[] at) {
        int[] p = new int[in[0].shape().rank()];
        for (int a = 0, to = 0; a < at.length; a++)
            if (!isAmong(((Unsqueeze) op).axes(), a, at.length)) p[to++] = at[a];
        return number(in[0], p);
    }

    private static boolean isAmong(List<Integer> axes, int axis, int rank) {
        return axes.contains(axis) || axes.contains(axis - rank);
    }
}
