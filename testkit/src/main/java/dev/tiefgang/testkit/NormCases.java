package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Definitions.position;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.op.GroupNormalization;
import dev.tiefgang.op.InstanceNormalization;
import dev.tiefgang.op.LayerNormalization;
import dev.tiefgang.op.LocalResponseNormalization;
import dev.tiefgang.op.RmsNormalization;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Rows of the normalisations that look at one sample.
final class NormCases {
    /// So large that little cancels where few numbers are normalised: their gradients are then near 0.
    private static final double EPSILON = 1;

    private NormCases() {}

    static List<OpRow> rows() {
        return List.of(
                new OpRow(
                                LayerNormalization.class,
                                d -> {
                                    Shape x = d.shape();
                                    int axis = d.axis(x);
                                    Shape part = tail(x, axis);
                                    return OpCase.of(
                                            new LayerNormalization(axis, EPSILON),
                                            normal(x),
                                            normal(part),
                                            normal(part));
                                },
                                List.of(
                                        norm(new LayerNormalization(1, 1), Shape.of(2, 3), Shape.of(2), Shape.of(3)),
                                        norm(new LayerNormalization(1, 1), Shape.of(2, 3), Shape.of(3), Shape.of(1)),
                                        norm(new LayerNormalization(0, 1), Shape.of(2, 3), Shape.of(3), Shape.of(3)),
                                        norm(new LayerNormalization(2, 1), Shape.of(2, 3), Shape.of(3), Shape.of(3)),
                                        norm(new LayerNormalization(0, 1), Shape.of(), Shape.of(), Shape.of()),
                                        wholes(new LayerNormalization(0, 1), Shape.of(3), Shape.of(3), Shape.of(3)),
                                        _ -> new LayerNormalization(0, 0),
                                        _ -> new LayerNormalization(0, Double.NaN)))
                        .defined((op, in, at) -> {
                            Shape x = in[0].shape();
                            int first = x.axis(((LayerNormalization) op).axis());
                            int[] part = Arrays.copyOfRange(at, first, at.length);
                            return standard(in[0], at, p -> Arrays.equals(p, 0, first, at, 0, first))
                                            * number(in[1], part)
                                    + number(in[2], part);
                        }),
                new OpRow(
                                RmsNormalization.class,
                                d -> {
                                    Shape x = d.shape();
                                    int axis = d.axis(x);
                                    return OpCase.of(
                                            new RmsNormalization(axis, EPSILON), normal(x), normal(tail(x, axis)));
                                },
                                List.of(
                                        norm(new RmsNormalization(1, 1), Shape.of(2, 3), Shape.of(2)),
                                        norm(new RmsNormalization(0, 1), Shape.of(2, 3), Shape.of(3)),
                                        norm(new RmsNormalization(-3, 1), Shape.of(2, 3), Shape.of(3)),
                                        wholes(new RmsNormalization(0, 1), Shape.of(3), Shape.of(3)),
                                        _ -> new RmsNormalization(0, -1)))
                        .defined((op, in, at) -> {
                            int first = in[0].shape().axis(((RmsNormalization) op).axis());
                            double[] m = moments(in[0], p -> Arrays.equals(p, 0, first, at, 0, first));
                            int[] part = Arrays.copyOfRange(at, first, at.length);
                            return number(in[1], part) * number(in[0], at) / Math.sqrt(m[1] + EPSILON);
                        }),
                new OpRow(
                                GroupNormalization.class,
                                d -> {
                                    int groups = d.between(1, 3);
                                    Shape s = d.shape(d.between(2, 4)),
                                            x = s.with(1, groups * d.upTo(5)),
                                            c = Shape.of(x.dim(1));
                                    return OpCase.of(
                                            new GroupNormalization(groups, EPSILON), normal(x), normal(c), normal(c));
                                },
                                List.of(
                                        norm(new GroupNormalization(2, 1), Shape.of(2, 3), Shape.of(3), Shape.of(3)),
                                        norm(new GroupNormalization(1, 1), Shape.of(3), Shape.of(3), Shape.of(3)),
                                        norm(new GroupNormalization(1, 1), Shape.of(2, 3), Shape.of(2), Shape.of(3)),
                                        norm(new GroupNormalization(1, 1), Shape.of(2, 3), Shape.of(3), Shape.of(1)),
                                        wholes(new GroupNormalization(1, 1), Shape.of(2, 3), Shape.of(3), Shape.of(3)),
                                        _ -> new GroupNormalization(0, 1),
                                        _ -> new GroupNormalization(1, 0)))
                        .defined((op, in, at) -> {
                            int size = in[0].shape().dim(1) / ((GroupNormalization) op).groups();
                            double y = standard(in[0], at, p -> p[0] == at[0] && p[1] / size == at[1] / size);
                            return y * number(in[1], at[1]) + number(in[2], at[1]);
                        }),
                new OpRow(
                                InstanceNormalization.class,
                                d -> {
                                    Shape x = d.shape(d.between(3, 4)), c = Shape.of(x.dim(1));
                                    return OpCase.of(
                                            new InstanceNormalization(EPSILON), normal(x), normal(c), normal(c));
                                },
                                List.of(
                                        norm(new InstanceNormalization(1), Shape.of(2, 3), Shape.of(3), Shape.of(3)),
                                        norm(new InstanceNormalization(1), Shape.of(2, 3, 2), Shape.of(2), Shape.of(3)),
                                        norm(new InstanceNormalization(1), Shape.of(2, 3, 2), Shape.of(3), Shape.of()),
                                        wholes(
                                                new InstanceNormalization(1),
                                                Shape.of(2, 3, 2),
                                                Shape.of(3),
                                                Shape.of(3)),
                                        _ -> new InstanceNormalization(0)))
                        .defined((_, in, at) -> {
                            double y = standard(in[0], at, p -> p[0] == at[0] && p[1] == at[1]);
                            return y * number(in[1], at[1]) + number(in[2], at[1]);
                        }),
                new OpRow(
                                LocalResponseNormalization.class,
                                d -> OpCase.of(
                                        new LocalResponseNormalization(d.between(1, 5), 0.5, 0.75, d.between(1, 2)),
                                        normal(d.shape(d.between(3, 4)))),
                                List.of(
                                        norm(new LocalResponseNormalization(3, 1, 1, 1), Shape.of(2, 3)),
                                        norm(new LocalResponseNormalization(3, 1, 1, 1), Shape.of(3)),
                                        wholes(new LocalResponseNormalization(3, 1, 1, 1), Shape.of(2, 3, 4)),
                                        _ -> new LocalResponseNormalization(0, 1, 1, 1),
                                        _ -> new LocalResponseNormalization(3, -1, 1, 1),
                                        _ -> new LocalResponseNormalization(3, 1, 1, 0)))
                        .defined(NormCases::localResponse));
    }

    private static double localResponse(Op op, Tensor[] in, int[] at) {
        var norm = (LocalResponseNormalization) op;
        int before = (norm.size() - 1) / 2, behind = norm.size() - 1 - before;
        double sum = 0;
        for (int c = Math.max(0, at[1] - before); c <= Math.min(in[0].shape().dim(1) - 1, at[1] + behind); c++) {
            int[] p = at.clone();
            p[1] = c;
            sum += Math.pow(number(in[0], p), 2);
        }
        return number(in[0], at) / Math.pow(norm.bias() + norm.alpha() / norm.size() * sum, norm.beta());
    }

    /// `(x − mean) / √(variance + ε)` over the numbers at some positions.
    private static double standard(Tensor x, int[] at, Predicate<int[]> positions) {
        double[] m = moments(x, positions);
        return (number(x, at) - m[0]) / Math.sqrt(m[1] - m[0] * m[0] + EPSILON);
    }

    /// The mean of the numbers at some positions, and that of their squares.
    private static double[] moments(Tensor x, Predicate<int[]> positions) {
        double sum = 0, squares = 0;
        int count = 0;
        for (int i = 0; i < x.size(); i++) {
            if (!positions.test(position(i, x.shape()))) continue;
            sum += x.at(i);
            squares += x.at(i) * x.at(i);
            count++;
        }
        return new double[] {sum / count, squares / count};
    }

    private static Shape tail(Shape x, int axis) {
        return Shape.of(Arrays.copyOfRange(x.extents(), x.axis(axis), x.rank()));
    }

    private static Operand normal(Shape s) {
        return new Operand(s, Draw.NORMAL);
    }

    private static Consumer<Graph> norm(Op op, Shape... in) {
        return reals(op, in);
    }
}
