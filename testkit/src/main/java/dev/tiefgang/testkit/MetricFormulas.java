package dev.tiefgang.testkit;

import dev.tiefgang.metric.PrecisionRecallCurve;
import dev.tiefgang.metric.RocCurve;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What metrics mean: every pair, every threshold and every bin looked at for itself.
final class MetricFormulas {
    private MetricFormulas() {}

    /// Something that is asked of each class.
    interface ByClass {
        double of(double[][] scores, int[] actual, int c);
    }

    private static int guess(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        return IntStream.range(0, scores.length)
                .filter(c -> scores[c] == most)
                .findFirst()
                .orElseThrow();
    }

    private static double count(double[][] s, int[] y, java.util.function.BiPredicate<Integer, Integer> of) {
        return IntStream.range(0, y.length)
                .filter(i -> of.test(y[i], guess(s[i])))
                .count();
    }

    static double top(double[][] s, int[] y, int k) {
        double hit = 0;
        for (int i = 0; i < y.length; i++) {
            double[] scores = s[i];
            var best = IntStream.range(0, scores.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                    .limit(k)
                    .toList();
            if (best.contains(y[i])) hit++;
        }
        return hit / y.length;
    }

    static double precision(double[][] s, int[] y, int c) {
        double claimed = count(s, y, (_, p) -> p == c);
        return claimed == 0 ? 0 : count(s, y, (a, p) -> a == c && p == c) / claimed;
    }

    static double recall(double[][] s, int[] y, int c) {
        double all = count(s, y, (a, _) -> a == c);
        return all == 0 ? 0 : count(s, y, (a, p) -> a == c && p == c) / all;
    }

    static double f1(double[][] s, int[] y, int c) {
        double p = precision(s, y, c), r = recall(s, y, c);
        return p + r == 0 ? 0 : 2 / (1 / p + 1 / r);
    }

    static double balancedAccuracy(double[][] s, int[] y) {
        int[] occurring = Arrays.stream(y).distinct().sorted().toArray();
        return Arrays.stream(occurring)
                .mapToDouble(c -> recall(s, y, c))
                .average()
                .orElseThrow();
    }

    /// The correlation of one-hot rows: their covariance, summed over the classes, by the roots of their
    /// variances.
    static double matthews(double[][] s, int[] y) {
        int n = y.length, k = s[0].length;
        double xy = 0, xx = 0, yy = 0;
        for (int c = 0; c < k; c++) {
            double x = 0, z = 0;
            for (int i = 0; i < n; i++) {
                x += guess(s[i]) == c ? 1.0 / n : 0;
                z += y[i] == c ? 1.0 / n : 0;
            }
            for (int i = 0; i < n; i++) {
                double dx = (guess(s[i]) == c ? 1 : 0) - x, dy = (y[i] == c ? 1 : 0) - z;
                xy += dx * dy;
                xx += dx * dx;
                yy += dy * dy;
            }
        }
        return xx < 1e-9 || yy < 1e-9 ? 0 : xy / Math.sqrt(xx * yy);
    }

    static double kappa(double[][] s, int[] y) {
        int n = y.length, k = s[0].length;
        double agreed = count(s, y, Integer::equals) / n, chance = 0;
        for (int c = 0; c < k; c++) {
            int own = c;
            chance += count(s, y, (a, _) -> a == own) / n * (count(s, y, (_, p) -> p == own) / n);
        }
        return Math.abs(1 - chance) < 1e-12 ? 0 : 1 - (1 - agreed) / (1 - chance);
    }

    /// The share of pairs of a positive and a negative that are in order.
    static double auc(double[][] s, int[] y, int c) {
        double inOrder = 0, pairs = 0;
        for (int i = 0; i < y.length; i++)
            for (int j = 0; j < y.length; j++) {
                if (y[i] != c || y[j] == c) continue;
                pairs++;
                inOrder += s[i][c] > s[j][c] ? 1 : s[i][c] == s[j][c] ? 0.5 : 0;
            }
        return inOrder / pairs;
    }

    /// The precision at the score of each positive, on average over the positives.
    static double averagePrecision(double[][] s, int[] y, int c) {
        double sum = 0, positives = 0;
        for (int i = 0; i < y.length; i++) {
            if (y[i] != c) continue;
            double found = 0, claimed = 0;
            for (int j = 0; j < y.length; j++) {
                if (s[j][c] < s[i][c]) continue;
                claimed++;
                if (y[j] == c) found++;
            }
            sum += found / claimed;
            positives++;
        }
        return sum / positives;
    }

    /// The mean over classes that are neither empty nor everything.
    static double mean(double[][] s, int[] y, ByClass metric) {
        return IntStream.range(0, s[0].length)
                .filter(c -> Arrays.stream(y).anyMatch(a -> a == c)
                        && Arrays.stream(y).anyMatch(a -> a != c))
                .mapToDouble(c -> metric.of(s, y, c))
                .average()
                .orElseThrow();
    }

    /// Trapezoids.
    static double area(RocCurve curve) {
        double area = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            var a = curve.points().get(i - 1);
            var b = curve.points().get(i);
            Laws.require(a.threshold() > b.threshold(), "thresholds %s and %s", a.threshold(), b.threshold());
            area += (b.falsePositiveRate() - a.falsePositiveRate()) * (a.truePositiveRate() + b.truePositiveRate()) / 2;
        }
        return area;
    }

    /// Rectangles below the later point.
    static double steps(PrecisionRecallCurve curve) {
        double area = 0;
        for (int i = 1; i < curve.points().size(); i++) {
            var a = curve.points().get(i - 1);
            var b = curve.points().get(i);
            Laws.require(a.threshold() > b.threshold(), "thresholds %s and %s", a.threshold(), b.threshold());
            area += (b.recall() - a.recall()) * b.precision();
        }
        return area;
    }

    static double calibration(double[][] s, int[] y, int bins) {
        double sum = 0;
        for (int b = 0; b < bins; b++) {
            double difference = 0;
            for (int i = 0; i < y.length; i++) {
                double p = s[i][guess(s[i])];
                boolean inside = p * bins > b && p * bins <= b + 1 || b == 0 && p == 0;
                if (inside) difference += (guess(s[i]) == y[i] ? 1 : 0) - p;
            }
            sum += Math.abs(difference);
        }
        return sum / y.length;
    }

    static double meanAbsolute(double[][] p, double[][] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++)
            for (int c = 0; c < y[i].length; c++) sum += p[i][c] > y[i][c] ? p[i][c] - y[i][c] : y[i][c] - p[i][c];
        return sum / y.length / y[0].length;
    }

    static double rootMeanSquare(double[][] p, double[][] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) for (int c = 0; c < y[i].length; c++) sum += Math.pow(p[i][c] - y[i][c], 2);
        return Math.sqrt(sum / y.length / y[0].length);
    }

    /// The spread as half the mean square of all differences between targets.
    static double determination(double[][] p, double[][] y) {
        double mean = 0;
        for (int c = 0; c < y[0].length; c++) {
            double left = 0, spread = 0;
            for (int i = 0; i < y.length; i++) {
                left += Math.pow(p[i][c] - y[i][c], 2);
                for (int j = 0; j < y.length; j++) spread += Math.pow(y[i][c] - y[j][c], 2) / 2 / y.length;
            }
            mean += (spread > 0 ? 1 - left / spread : left > 0 ? 0 : 1) / y[0].length;
        }
        return mean;
    }
}
