package dev.tiefgang.testkit;

import java.util.Arrays;

/// What losses mean, in plain loops and the JDK's functions: outputs `o` and targets `y` of one sample.
final class LossFormulas {
    private LossFormulas() {}

    /// A function of one output and its target.
    interface Each {
        double at(double o, double y);
    }

    static double sum(double[] o, double[] y, Each each) {
        double sum = 0;
        for (int i = 0; i < o.length; i++) sum += each.at(o[i], y[i]);
        return sum;
    }

    static double mean(double[] o, double[] y, Each each) {
        return sum(o, y, each) / o.length;
    }

    static double square(double o, double y) {
        return (o - y) * (o - y);
    }

    static double distance(double o, double y) {
        return o > y ? o - y : y - o;
    }

    static double huber(double o, double y, double delta) {
        double d = o - y;
        if (d > delta) return delta * d - delta * delta / 2;
        if (d < -delta) return -delta * d - delta * delta / 2;
        return d * d / 2;
    }

    static double logCosh(double o, double y) {
        return Math.log((Math.exp(o - y) + Math.exp(y - o)) / 2);
    }

    static double poisson(double o, double y) {
        return Math.exp(o) - y * o;
    }

    /// By the law of cosines, from the lengths of three sides.
    static double cosine(double[] o, double[] y) {
        double[] zero = new double[o.length];
        double a = sum(o, zero, LossFormulas::square), b = sum(y, zero, LossFormulas::square);
        if (a == 0 || b == 0) return 1;
        return 1 - (a + b - sum(o, y, LossFormulas::square)) / 2 / Math.sqrt(a) / Math.sqrt(b);
    }

    static double hinge(double o, double y) {
        double missing = 1 + o - 2 * y * o;
        return missing < 0 ? 0 : missing;
    }

    static double categoricalHinge(double[] o, double[] y) {
        double worst = Double.NEGATIVE_INFINITY, right = 0;
        for (int i = 0; i < o.length; i++) {
            worst = Math.max(worst, o[i] - y[i]);
            right += o[i] * y[i];
        }
        return 1 + worst - right;
    }

    static double crossEntropy(double[] o, double[] y) {
        double[] p = softmax(o);
        double sum = 0;
        for (int i = 0; i < o.length; i++) sum -= y[i] * Math.log(p[i]);
        return sum;
    }

    static double divergence(double[] o, double[] y) {
        double[] p = softmax(o);
        double sum = 0;
        for (int i = 0; i < o.length; i++) if (y[i] > 0) sum += y[i] * Math.log(y[i] / p[i]);
        return sum;
    }

    static double focal(double[] o, double[] y, double gamma) {
        double[] p = softmax(o);
        double sum = 0;
        for (int i = 0; i < o.length; i++) {
            double others = 0;
            for (int j = 0; j < o.length; j++) if (j != i) others += p[j];
            sum -= Math.pow(others, gamma) * y[i] * Math.log(p[i]);
        }
        return sum;
    }

    static double binaryCrossEntropy(double o, double y) {
        return -y * Math.log(sigmoid(o)) - (1 - y) * Math.log(sigmoid(-o));
    }

    static double binaryFocal(double o, double y, double gamma, double yes, double no) {
        double p = sigmoid(o), q = sigmoid(-o);
        return -yes * Math.pow(q, gamma) * y * Math.log(p) - no * Math.pow(p, gamma) * (1 - y) * Math.log(q);
    }

    static double dice(double[] o, double[] y, double smooth) {
        double both = smooth, all = smooth;
        for (int i = 0; i < o.length; i++) {
            double p = sigmoid(o[i]);
            both += 2 * p * y[i];
            all += p * p + y[i] * y[i];
        }
        return (all - both) / all;
    }

    /// Targets that give up a share to what all get alike.
    static double[] smoothed(double[] y, double share, double even) {
        return Arrays.stream(y).map(t -> t - share * (t - even)).toArray();
    }

    static double dot(double[] a, double... b) {
        return sum(a, b, (x, y) -> x * y);
    }

    static double[] softmax(double[] o) {
        double sum = Arrays.stream(o).map(Math::exp).sum();
        return Arrays.stream(o).map(x -> Math.exp(x) / sum).toArray();
    }

    static double[] sigmoids(double[] o) {
        return Arrays.stream(o).map(LossFormulas::sigmoid).toArray();
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
