package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.metric.BinaryScores;
import dev.tiefgang.metric.Calibration;
import dev.tiefgang.metric.ClassScores;
import dev.tiefgang.metric.Confusion;
import dev.tiefgang.metric.PrecisionRecallCurve;
import dev.tiefgang.metric.RocCurve;
import dev.tiefgang.metric.ValueErrors;
import dev.tiefgang.tensor.Rng;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every law for every metric.
class MetricLawsTest {
    private static final int CASES = 40;

    /// Samples with scores in eighths, so that there are many ties; the first two are of different classes.
    private record Samples(double[][] scores, int[] actual) {
        static Samples draw(int seed) {
            var d = new Dice("metric", Dice.Size.SMALL, seed);
            int n = d.between(2, 30), k = d.between(2, 5);
            double[][] s = new double[n][k];
            int[] y = new int[n];
            for (int i = 0; i < n; i++) {
                y[i] = i < 2 ? i : d.below(k);
                for (int c = 0; c < k; c++) s[i][c] = d.below(9) / 8.0;
            }
            return new Samples(s, y);
        }

        Samples inOrder(int[] order) {
            double[][] s = new double[order.length][];
            int[] y = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                s[i] = scores[order[i]];
                y[i] = actual[order[i]];
            }
            return new Samples(s, y);
        }

        Samples perfect() {
            double[][] s = new double[actual.length][scores[0].length];
            for (int i = 0; i < s.length; i++) s[i][actual[i]] = 1;
            return new Samples(s, actual);
        }

        ClassScores classes() {
            return new ClassScores(scores[0].length, flat(scores), actual);
        }
    }

    /// Predictions and targets; now and then a number is the same in all samples.
    private record Values(double[][] predicted, double[][] actual) {
        static Values draw(int seed) {
            var d = new Dice("values", Dice.Size.SMALL, seed);
            int n = d.between(1, 20), k = d.between(1, 3);
            double[][] p = new double[n][k], y = new double[n][k];
            boolean same = d.below(4) == 0;
            for (int i = 0; i < n; i++)
                for (int c = 0; c < k; c++) {
                    y[i][c] = same ? 0.1f : (d.below(100) - 50) / 8.0;
                    p[i][c] = same && d.flip() ? y[i][c] : (float) (y[i][c] + (d.below(9) - 4) / 8.0);
                }
            return new Values(p, y);
        }

        Values inOrder(int[] order) {
            return new Values(
                    IntStream.of(order).mapToObj(i -> predicted[i]).toArray(double[][]::new),
                    IntStream.of(order).mapToObj(i -> actual[i]).toArray(double[][]::new));
        }

        ValueErrors errors() {
            return new ValueErrors(actual[0].length, flat(predicted), flat(actual));
        }
    }

    private static float[] flat(double[][] rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < all.length; i++) all[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        return all;
    }

    @Test
    void everyOneHasARow() {
        List<String> rows = Stream.concat(
                        MetricCases.classes().stream().map(MetricCases.OfClasses::name),
                        MetricCases.values().stream().map(MetricCases.OfValues::name))
                .map(name -> name.split(" ", 2)[0])
                .toList();
        var results = List.of(double.class, OptionalDouble.class, RocCurve.class, PrecisionRecallCurve.class);
        List<String> metrics = Stream.of(
                        Confusion.class, BinaryScores.class, ClassScores.class, Calibration.class, ValueErrors.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(m -> Modifier.isPublic(m.getModifiers()) && results.contains(m.getReturnType()))
                .map(m -> m.getDeclaringClass().getSimpleName() + "." + m.getName())
                .toList();
        assertThat(metrics).hasSizeGreaterThan(15).isSubsetOf(rows);
    }

    @TestFactory
    Stream<DynamicTest> metricsOfClassesEqualTheirDefinitions() {
        return rows(MetricCases.classes(), row -> {
            for (int seed = 0; seed < CASES; seed++) {
                Samples s = Samples.draw(seed);
                double expected = row.definition().applyAsDouble(s.scores(), s.actual()),
                        received = row.metric().applyAsDouble(s.classes());
                Laws.close(row + ", case " + seed, expected, received, 1e-12);
                assertThat(received).isBetween(row.low(), row.high());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> metricsOfClassesDoNotDependOnTheOrder() {
        return rows(MetricCases.classes(), row -> {
            for (int seed = 0; seed < CASES; seed++) {
                Samples s = Samples.draw(seed),
                        other = s.inOrder(Rng.of(seed, "order", 0).permutation(s.actual().length));
                Laws.close(
                        row + ", case " + seed,
                        row.metric().applyAsDouble(s.classes()),
                        row.metric().applyAsDouble(other.classes()),
                        1e-14);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> perfectScoresAreJudgedPerfect() {
        return rows(MetricCases.classes(), row -> {
            for (int seed = 0; seed < CASES; seed++)
                assertThat(row.metric()
                                .applyAsDouble(Samples.draw(seed).perfect().classes()))
                        .isEqualTo(row.perfect());
        });
    }

    @TestFactory
    Stream<DynamicTest> metricsOfValues() {
        return rows(MetricCases.values(), row -> {
            for (int seed = 0; seed < CASES; seed++) {
                Values v = Values.draw(seed);
                double received = row.metric().applyAsDouble(v.errors());
                Laws.close(
                        row + ", case " + seed,
                        row.definition().applyAsDouble(v.predicted(), v.actual()),
                        received,
                        1e-10);
                assertThat(received).isBetween(row.low(), row.high());
                Values other = v.inOrder(Rng.of(seed, "order", 0).permutation(v.actual().length));
                Laws.close(row + ", other order", received, row.metric().applyAsDouble(other.errors()), 1e-10);
                assertThat(row.metric().applyAsDouble(new Values(v.actual(), v.actual()).errors()))
                        .isEqualTo(row.perfect());
            }
        });
    }

    private static <R> Stream<DynamicTest> rows(List<R> rows, Consumer<R> law) {
        return rows.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> law.accept(row)));
    }
}
