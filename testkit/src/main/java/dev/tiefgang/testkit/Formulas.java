package dev.tiefgang.testkit;

import dev.tiefgang.graph.Op;
import dev.tiefgang.op.Celu;
import dev.tiefgang.op.Clip;
import dev.tiefgang.op.Elu;
import dev.tiefgang.op.Gelu;
import dev.tiefgang.op.HardSigmoid;
import dev.tiefgang.op.LeakyRelu;
import dev.tiefgang.op.Mod;
import dev.tiefgang.op.ThresholdedRelu;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;

/// What the element-wise composites mean, number by number, by the textbook's formula and the JDK's
/// functions.
final class Formulas {
    private Formulas() {}

    static double sign(Op op, Tensor[] in, int[] at) {
        return Math.signum(x(in, at));
    }

    static double reciprocal(Op op, Tensor[] in, int[] at) {
        return 1 / x(in, at);
    }

    static double ceil(Op op, Tensor[] in, int[] at) {
        return Math.ceil(x(in, at));
    }

    static double isNaN(Op op, Tensor[] in, int[] at) {
        return truth(Double.isNaN(x(in, at)));
    }

    static double not(Op op, Tensor[] in, int[] at) {
        return truth(x(in, at) == 0);
    }

    static double and(Op op, Tensor[] in, int[] at) {
        return truth(x(in, at) != 0 && b(in, at) != 0);
    }

    static double or(Op op, Tensor[] in, int[] at) {
        return truth(x(in, at) != 0 || b(in, at) != 0);
    }

    static double greaterOrEqual(Op op, Tensor[] in, int[] at) {
        return truth(x(in, at) >= b(in, at));
    }

    static double lessOrEqual(Op op, Tensor[] in, int[] at) {
        return truth(x(in, at) <= b(in, at));
    }

    /// Java's own remainder has the sign of the dividend.
    static double mod(Op op, Tensor[] in, int[] at) {
        double b = b(in, at), r = x(in, at) % b;
        return ((Mod) op).fmod() || r == 0 || Math.signum(r) == Math.signum(b) ? r : r + b;
    }

    static double clip(Op op, Tensor[] in, int[] at) {
        return Math.clamp(x(in, at), ((Clip) op).min(), ((Clip) op).max());
    }

    static double leakyRelu(Op op, Tensor[] in, int[] at) {
        double x = x(in, at);
        return x > 0 ? x : ((LeakyRelu) op).alpha() * x;
    }

    static double elu(Op op, Tensor[] in, int[] at) {
        double x = x(in, at);
        return x > 0 ? x : ((Elu) op).alpha() * Math.expm1(x);
    }

    static double selu(Op op, Tensor[] in, int[] at) {
        double x = x(in, at);
        return 1.0507009873554804934 * (x > 0 ? x : 1.6732632423543772848 * Math.expm1(x));
    }

    static double celu(Op op, Tensor[] in, int[] at) {
        double x = x(in, at), alpha = ((Celu) op).alpha();
        return Math.max(0, x) + Math.min(0, alpha * Math.expm1(x / alpha));
    }

    static double gelu(Op op, Tensor[] in, int[] at) {
        double x = x(in, at);
        if (!((Gelu) op).tanh()) return x * normal(x);
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    /// The normal distribution by Marsaglia's series: ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …).
    private static double normal(double x) {
        double term = x, sum = x;
        for (int n = 3; Math.abs(term) > 1e-18; n += 2) {
            term *= x * x / n;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    static double silu(Op op, Tensor[] in, int[] at) {
        return x(in, at) / (1 + Math.exp(-x(in, at)));
    }

    static double mish(Op op, Tensor[] in, int[] at) {
        return x(in, at) * Math.tanh(Math.log1p(Math.exp(x(in, at))));
    }

    static double softplus(Op op, Tensor[] in, int[] at) {
        return Math.log1p(Math.exp(x(in, at)));
    }

    static double softsign(Op op, Tensor[] in, int[] at) {
        return x(in, at) / (1 + Math.abs(x(in, at)));
    }

    static double hardSigmoid(Op op, Tensor[] in, int[] at) {
        var h = (HardSigmoid) op;
        return Math.clamp(h.alpha() * x(in, at) + h.beta(), 0.0, 1.0);
    }

    static double hardSwish(Op op, Tensor[] in, int[] at) {
        double x = x(in, at);
        return x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6;
    }

    static double thresholdedRelu(Op op, Tensor[] in, int[] at) {
        return x(in, at) > ((ThresholdedRelu) op).alpha() ? x(in, at) : 0;
    }

    static double prelu(Op op, Tensor[] in, int[] at) {
        double x = x(in, at);
        return x > 0 ? x : x * b(in, at);
    }

    private static double truth(boolean is) {
        return is ? 1 : 0;
    }

    private static double x(Tensor[] in, int[] at) {
        return number(in[0], at);
    }

    private static double b(Tensor[] in, int[] at) {
        return number(in[1], at);
    }

    /// What broadcasting reads of a tensor for a position of the result.
    static double number(Tensor t, int[] at) {
        Shape s = t.shape();
        int i = 0;
        for (int axis = 0; axis < s.rank(); axis++)
            i = i * s.dim(axis) + (s.dim(axis) == 1 ? 0 : at[at.length - s.rank() + axis]);
        return t.at(i);
    }
}
