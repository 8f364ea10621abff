package dev.tiefgang.testkit;

import static dev.tiefgang.testkit.Definitions.number;
import static dev.tiefgang.testkit.Refusals.reals;
import static dev.tiefgang.testkit.Refusals.wholes;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Gru;
import dev.tiefgang.op.Lstm;
import dev.tiefgang.op.Recurrent;
import dev.tiefgang.op.Recurrent.Direction;
import dev.tiefgang.op.Recurrent.Result;
import dev.tiefgang.op.Rnn;
import dev.tiefgang.op.ScaledDotProductAttention;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.testkit.Operand.Draw;
import java.util.ArrayList;
import java.util.List;

/// Rows of the ops over sequences.
final class RecurrentCases {
    private RecurrentCases() {}

    static List<OpRow> rows() {
        Shape x = Shape.of(2, 3, 2), h = Shape.of(2, 1, 2);
        var rnn = new Rnn(Direction.FORWARD, Result.STEPS, false);
        var lstm = new Lstm(Direction.FORWARD, Result.STEPS, true);
        var gru = new Gru(Direction.BIDIRECTIONAL, Result.LAST, false, false);
        return List.of(
                new OpRow(
                                Rnn.class,
                                d -> recurrent(
                                        d, new Rnn(direction(d), d.flip() ? Result.STEPS : Result.LAST, d.flip())),
                                List.of(
                                        reals(
                                                rnn,
                                                Shape.of(2, 3),
                                                Shape.of(1, 2, 2),
                                                Shape.of(1, 2, 2),
                                                Shape.of(1, 4),
                                                h),
                                        reals(
                                                rnn,
                                                Shape.of(2, 0, 2),
                                                Shape.of(1, 2, 2),
                                                Shape.of(1, 2, 2),
                                                Shape.of(1, 4),
                                                h),
                                        reals(rnn, x, Shape.of(1, 2, 3), Shape.of(1, 2, 2), Shape.of(1, 4), h),
                                        reals(rnn, x, Shape.of(2, 2, 2), Shape.of(1, 2, 2), Shape.of(1, 4), h),
                                        reals(rnn, x, Shape.of(1, 2, 2), Shape.of(1, 2, 3), Shape.of(1, 4), h),
                                        reals(rnn, x, Shape.of(1, 2, 2), Shape.of(1, 2, 2), Shape.of(1, 2), h),
                                        reals(
                                                rnn,
                                                x,
                                                Shape.of(1, 2, 2),
                                                Shape.of(1, 2, 2),
                                                Shape.of(1, 4),
                                                Shape.of(2, 2)),
                                        wholes(rnn, x, Shape.of(1, 2, 2), Shape.of(1, 2, 2), Shape.of(1, 4), h),
                                        _ -> new Rnn(Direction.FORWARD, Result.CELL, false)))
                        .defined(RecurrentCases::recurrence),
                new OpRow(
                                Lstm.class,
                                d -> recurrent(
                                        d,
                                        new Lstm(
                                                direction(d),
                                                List.of(Result.STEPS, Result.LAST, Result.CELL)
                                                        .get(d.below(3)),
                                                d.flip())),
                                List.of(
                                        reals(
                                                lstm,
                                                x,
                                                Shape.of(1, 6, 2),
                                                Shape.of(1, 8, 2),
                                                Shape.of(1, 16),
                                                h,
                                                h,
                                                Shape.of(2, 3)),
                                        reals(
                                                lstm,
                                                x,
                                                Shape.of(1, 8, 2),
                                                Shape.of(1, 2, 8),
                                                Shape.of(1, 16),
                                                h,
                                                h,
                                                Shape.of(2, 3)),
                                        reals(
                                                lstm,
                                                x,
                                                Shape.of(1, 8, 2),
                                                Shape.of(1, 8, 2),
                                                Shape.of(1, 16),
                                                h,
                                                h,
                                                Shape.of(3, 2)),
                                        reals(lstm, x, Shape.of(1, 8, 2), Shape.of(1, 8, 2), Shape.of(1, 16), h, h)))
                        .defined(RecurrentCases::recurrence),
                new OpRow(
                                Gru.class,
                                d -> recurrent(
                                        d,
                                        new Gru(
                                                direction(d),
                                                d.flip() ? Result.STEPS : Result.LAST,
                                                d.flip(),
                                                d.flip())),
                                List.of(
                                        reals(
                                                gru,
                                                x,
                                                Shape.of(1, 6, 2),
                                                Shape.of(2, 6, 2),
                                                Shape.of(2, 12),
                                                Shape.of(2, 2, 2)),
                                        reals(
                                                gru,
                                                x,
                                                Shape.of(2, 4, 2),
                                                Shape.of(2, 6, 2),
                                                Shape.of(2, 12),
                                                Shape.of(2, 2, 2)),
                                        reals(gru, x, Shape.of(2, 6, 2), Shape.of(2, 6, 2), Shape.of(2, 12), h),
                                        _ -> new Gru(Direction.FORWARD, Result.CELL, false, false)))
                        .defined(RecurrentCases::recurrence),
                new OpRow(
                                ScaledDotProductAttention.class,
                                RecurrentCases::attention,
                                List.of(
                                        attention(Shape.of(2, 3), Shape.of(2, 3), Shape.of(2, 3)),
                                        attention(Shape.of(1, 1, 2, 3), Shape.of(1, 1, 2, 4), Shape.of(1, 1, 2, 3)),
                                        attention(Shape.of(1, 1, 2, 3), Shape.of(1, 1, 4, 3), Shape.of(1, 1, 2, 3)),
                                        attention(Shape.of(1, 2, 2, 3), Shape.of(1, 1, 2, 3), Shape.of(1, 1, 2, 3)),
                                        attention(Shape.of(1, 1, 2, 3), Shape.of(1, 1, 0, 3), Shape.of(1, 1, 0, 3)),
                                        reals(
                                                new ScaledDotProductAttention(false, true),
                                                Shape.of(1, 1, 2, 3),
                                                Shape.of(1, 1, 2, 3),
                                                Shape.of(1, 1, 2, 3),
                                                Shape.of(2, 2, 2)),
                                        wholes(
                                                new ScaledDotProductAttention(false, false),
                                                Shape.of(1, 1, 2, 3),
                                                Shape.of(1, 1, 2, 3),
                                                Shape.of(1, 1, 2, 3))))
                        .defined(RecurrentCases::attended));
    }

    private static java.util.function.Consumer<dev.tiefgang.graph.Graph> attention(Shape q, Shape k, Shape v) {
        return reals(new ScaledDotProductAttention(true, false), q, k, v);
    }

    private static Direction direction(Dice d) {
        return List.of(Direction.FORWARD, Direction.REVERSE, Direction.BIDIRECTIONAL)
                .get(d.below(3));
    }

    private static OpCase recurrent(Dice d, Recurrent op) {
        boolean small = d.size() == Dice.Size.SMALL;
        int n = small ? d.between(1, 2) : d.of(1, 2, 17, 33), t = d.between(1, small ? 3 : 6);
        int in = small ? d.between(1, 2) : d.of(1, 3, 17), u = small ? d.between(1, 2) : d.of(1, 4, 16, 19);
        int ways = op.direction().count(), rows = op.gates() * u;
        var operands = new ArrayList<Operand>();
        operands.add(normal(n, t, in));
        operands.add(normal(ways, rows, in));
        operands.add(normal(ways, rows, u));
        operands.add(normal(ways, 2 * rows));
        for (int s = 0; s < op.states(); s++) operands.add(normal(n, ways, u));
        if (op.masked()) operands.add(new Operand(Shape.of(n, t), Draw.SWITCH));
        return new OpCase(op, operands);
    }

    private static OpCase attention(Dice d) {
        boolean small = d.size() == Dice.Size.SMALL;
        int n = d.between(1, 2), h = d.between(1, 2), t = small ? d.between(1, 3) : d.of(1, 5, 16, 19);
        int s = small ? d.between(1, 3) : d.of(1, 4, 17, 33), e = small ? d.between(1, 3) : d.of(1, 8, 17);
        int keys = small ? d.between(1, 3) : d.of(1, 8, 19);
        boolean masked = d.flip();
        var operands = new ArrayList<>(List.of(normal(n, h, t, keys), normal(n, h, s, keys), normal(n, h, s, e)));
        if (masked) operands.add(d.flip() ? normal(t, s) : normal(n, 1, 1, s));
        return new OpCase(new ScaledDotProductAttention(d.flip(), masked), operands);
    }

    private static Operand normal(int... extents) {
        return new Operand(Shape.of(extents), Draw.NORMAL);
    }

    /// One sample and one way through it, in plain loops.
    private static double recurrence(Op op, Tensor[] in, int[] at) {
        var recurrent = (Recurrent) op;
        boolean steps = recurrent.result() == Result.STEPS;
        int sample = at[0],
                way = at[at.length - 2],
                t = in[0].shape().dim(1),
                u = in[2].shape().dim(2);
        double[] h = new double[u], c = new double[u];
        for (int j = 0; j < u; j++) {
            h[j] = number(in[4], sample, way, j);
            if (op instanceof Lstm) c[j] = number(in[5], sample, way, j);
        }
        boolean back = recurrent.direction() == Direction.REVERSE || way == 1;
        for (int i = 0; i < t; i++) {
            int k = back ? t - 1 - i : i;
            boolean there = !recurrent.masked() || number(in[in.length - 1], sample, k) != 0;
            if (there) h = next(recurrent, in, sample, way, k, h, c);
            if (steps && k == at[1]) return there ? h[at[3]] : 0;
        }
        return recurrent.result() == Result.CELL ? c[at[2]] : h[at[2]];
    }

    /// The state behind a step; `c` is changed in place.
    private static double[] next(Recurrent op, Tensor[] in, int sample, int way, int k, double[] h, double[] c) {
        double[] next = new double[h.length];
        for (int j = 0; j < h.length; j++)
            next[j] = switch (op) {
                case Rnn _ -> Math.tanh(sum(in, sample, way, k, j, h, true));
                case Lstm _ -> {
                    double i = sigmoid(sum(in, sample, way, k, j, h, true));
                    double o = sigmoid(sum(in, sample, way, k, h.length + j, h, true));
                    double f = sigmoid(sum(in, sample, way, k, 2 * h.length + j, h, true));
                    c[j] = f * c[j] + i * Math.tanh(sum(in, sample, way, k, 3 * h.length + j, h, true));
                    yield o * Math.tanh(c[j]);
                }
                case Gru g -> {
                    double update = sigmoid(sum(in, sample, way, k, j, h, true));
                    double offered = offered(g, in, sample, way, k, j, h);
                    yield (1 - update) * offered + update * h[j];
                }
            };
        return next;
    }

    private static double offered(Gru op, Tensor[] in, int sample, int way, int k, int j, double[] h) {
        int u = h.length, row = 2 * u + j;
        double[] reset = new double[u], none = new double[u];
        for (int i = 0; i < u; i++) reset[i] = sigmoid(sum(in, sample, way, k, u + i, h, true));
        if (op.productFirst()) {
            double early = sum(in, sample, way, k, row, none, false);
            double late = sum(in, sample, way, k, row, h, true) - early;
            return Math.tanh(early + reset[j] * late);
        }
        double[] left = new double[u];
        for (int i = 0; i < u; i++) left[i] = reset[i] * h[i];
        return Math.tanh(sum(in, sample, way, k, row, left, true));
    }

    /// `W·x + R·h + b` for one row of the weights.
    private static double sum(Tensor[] in, int sample, int way, int k, int row, double[] h, boolean both) {
        int rows = in[1].shape().dim(1);
        double sum = number(in[3], way, row) + (both ? number(in[3], way, rows + row) : 0);
        for (int i = 0; i < in[0].shape().dim(2); i++) sum += number(in[1], way, row, i) * number(in[0], sample, k, i);
        for (int i = 0; i < h.length; i++) sum += number(in[2], way, row, i) * h[i];
        return sum;
    }

    private static double attended(Op op, Tensor[] in, int[] at) {
        var attention = (ScaledDotProductAttention) op;
        int keys = in[1].shape().dim(2), depth = in[1].shape().dim(3);
        double weights = 0, sum = 0;
        for (int s = 0; s < keys; s++) {
            if (attention.causal() && s > at[2]) continue;
            double score = 0;
            for (int i = 0; i < depth; i++)
                score += number(in[0], at[0], at[1], at[2], i) * number(in[1], at[0], at[1], s, i);
            score /= Math.sqrt(depth);
            if (attention.masked())
                score += in[3].shape().rank() == 2 ? number(in[3], at[2], s) : number(in[3], at[0], 0, 0, s);
            weights += Math.exp(score);
            sum += Math.exp(score) * number(in[2], at[0], at[1], s, at[3]);
        }
        return sum / weights;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
