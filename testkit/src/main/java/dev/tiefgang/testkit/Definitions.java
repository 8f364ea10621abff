package dev.tiefgang.testkit;

import dev.tiefgang.op.BatchNormalization;
import dev.tiefgang.op.Gemm;
import dev.tiefgang.op.ReduceMean;
import dev.tiefgang.op.SumTo;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Predicate;

/// What composite ops mean, number by number, without the ops they are made of.
final class Definitions {
    private Definitions() {}

    static final OpRow.Definition BATCH_NORMALIZATION = (op, in, at) -> {
        int[] channel = {at[1]};
        double gamma = number(in[1], channel), beta = number(in[2], channel);
        double mean = number(in[3], channel), variance = number(in[4], channel);
        double epsilon = ((BatchNormalization) op).epsilon();
        return gamma * (number(in[0], at) - mean) / Math.sqrt(variance + epsilon) + beta;
    };

    static final OpRow.Definition GEMM = (op, in, at) -> {
        var gemm = (Gemm) op;
        int row = at[0], column = at[1], terms = in[0].shape().dim(gemm.transA() ? 0 : 1);
        double sum = number(in[2], aligned(at, in[2].shape()));
        for (int k = 0; k < terms; k++) {
            double a = gemm.transA() ? number(in[0], k, row) : number(in[0], row, k);
            sum += a * (gemm.transB() ? number(in[1], column, k) : number(in[1], k, column));
        }
        return sum;
    };

    static final OpRow.Definition REDUCE_MEAN = (op, in, at) -> mean(in[0], p -> {
        for (int axis = 0; axis < p.length; axis++)
            if (!((ReduceMean) op).axes().contains(axis) && p[axis] != at[axis]) return false;
        return true;
    });

    static final OpRow.Definition GLOBAL_AVERAGE_POOL = (_, in, at) -> mean(in[0], p -> p[0] == at[0] && p[1] == at[1]);

    static final OpRow.Definition SUM_TO = (op, in, at) -> {
        Shape to = ((SumTo) op).to();
        double sum = 0;
        for (int i = 0; i < in[0].size(); i++)
            if (Arrays.equals(aligned(position(i, in[0].shape()), to), at)) sum += in[0].at(i);
        return sum;
    };

    /// The mean of the elements at some positions.
    private static double mean(Tensor x, Predicate<int[]> positions) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < x.size(); i++)
            if (positions.test(position(i, x.shape()))) {
                sum += x.at(i);
                count++;
            }
        return sum / count;
    }

    /// The element at a position.
    static double number(Tensor t, int... position) {
        int i = 0;
        for (int axis = 0; axis < position.length; axis++) i = i * t.shape().dim(axis) + position[axis];
        return t.at(i);
    }

    /// Where the element with this number lies.
    static int[] position(int number, Shape s) {
        int[] position = new int[s.rank()];
        for (int axis = s.rank() - 1, rest = number; axis >= 0; rest /= s.dim(axis--))
            position[axis] = rest % s.dim(axis);
        return position;
    }

    /// What broadcasting reads of a small tensor for a position of a large one.
    private static int[] aligned(int[] position, Shape small) {
        int[] p = new int[small.rank()];
        for (int axis = 0; axis < p.length; axis++)
            p[axis] = small.dim(axis) == 1 ? 0 : position[position.length - p.length + axis];
        return p;
    }
}
