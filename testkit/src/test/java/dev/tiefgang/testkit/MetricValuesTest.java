package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.metric.BinaryScores;
import dev.tiefgang.metric.Calibration;
import dev.tiefgang.metric.ClassScores;
import dev.tiefgang.metric.Confusion;
import dev.tiefgang.metric.PrecisionRecallCurve;
import dev.tiefgang.metric.RocCurve;
import dev.tiefgang.metric.ValueErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Metrics at points where they are known: the examples in the documentation of scikit-learn 1.6, values by
/// hand, and what holds where there is little to judge.
class MetricValuesTest {
    private static final BinaryScores FOUR =
            new BinaryScores(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});

    @Test
    void publishedExamplesOfRanking() {
        assertThat(FOUR.auc()).isEqualTo(0.75);
        assertThat(FOUR.roc().points())
                .containsExactly(
                        new RocCurve.Point(Double.POSITIVE_INFINITY, 0, 0),
                        new RocCurve.Point(0.8, 0, 0.5),
                        new RocCurve.Point(0.4, 0.5, 0.5),
                        new RocCurve.Point(0.35, 0.5, 1),
                        new RocCurve.Point(0.1, 1, 1));
        assertThat(FOUR.averagePrecision()).isEqualTo(0.83, within(5e-3));
        assertThat(FOUR.precisionRecall().points())
                .containsExactly(
                        new PrecisionRecallCurve.Point(Double.POSITIVE_INFINITY, 1, 0),
                        new PrecisionRecallCurve.Point(0.8, 1, 0.5),
                        new PrecisionRecallCurve.Point(0.4, 0.5, 0.5),
                        new PrecisionRecallCurve.Point(0.35, 2.0 / 3, 1),
                        new PrecisionRecallCurve.Point(0.1, 0.5, 1));
    }

    @Test
    void publishedExamplesOfConfusions() {
        assertThat(confusion(2, new int[] {1, 1, 1, 0}, 1, 0, 1, 1).matthews()).isEqualTo(-0.33, within(5e-3));
        assertThat(confusion(2, new int[] {0, 1, 0, 0, 1, 0}, 0, 1, 0, 0, 0, 1).balancedAccuracy())
                .isEqualTo(0.625);
        assertThat(confusion(3, new int[] {0, 1, 0, 2, 1}, 0, 1, 0, 2, 0).kappa())
                .isEqualTo(0.6875);
        float[] scores = {0.5f, 0.2f, 0.2f, 0.3f, 0.4f, 0.2f, 0.2f, 0.4f, 0.3f, 0.7f, 0.2f, 0.1f};
        assertThat(new ClassScores(3, scores, new int[] {0, 1, 2, 2}).top(2)).isEqualTo(0.75);
    }

    @Test
    void publishedExamplesOfRealValues() {
        var values = new ValueErrors(1, new float[] {2.5f, 0, 2, 8}, new float[] {3, -0.5f, 2, 7});
        assertThat(values.meanAbsolute()).isEqualTo(0.5);
        assertThat(values.rootMeanSquare()).isEqualTo(0.612, within(5e-4));
        assertThat(values.determination()).isEqualTo(0.948, within(1e-3));
        var pairs = new ValueErrors(2, new float[] {0, 2, -1, 2, 8, -5}, new float[] {0.5f, 1, -1, 1, 7, -6});
        assertThat(pairs.meanAbsolute()).isEqualTo(0.75);
        assertThat(pairs.determination()).isEqualTo(0.936, within(1e-3));
        float[] rising = {1, 2, 3};
        assertThat(new ValueErrors(1, new float[] {2, 2, 2}, rising).determination())
                .isZero();
        assertThat(new ValueErrors(1, new float[] {3, 2, 1}, rising).determination())
                .isEqualTo(-3);
    }

    @Test
    void tiesCountHalf() {
        boolean[] truth = {true, false, true, false, false};
        assertThat(new BinaryScores(new double[] {1, 1, 1, 1, 1}, truth).auc()).isEqualTo(0.5);
        assertThat(new BinaryScores(new double[] {1, 1, 1, 1, 1}, truth).averagePrecision())
                .isEqualTo(0.4);
        // Of six pairs two are in order, one is a tie, and −0 is 0.
        assertThat(new BinaryScores(new double[] {0.0, -0.0, 1, 2, 3}, truth).auc())
                .isEqualTo(1.5 / 6);
    }

    @Test
    void calibrationByHand() {
        // Of those sure by 0.9 half are right, of those by 0.6 all.
        float[] scores = {0.9f, 0.1f, 0.1f, 0.9f, 0.6f, 0.4f, 0.4f, 0.6f};
        Calibration five = new ClassScores(2, scores, new int[] {0, 0, 0, 1}).calibration(5);
        assertThat(five.error()).isEqualTo(0.4, within(1e-7));
        assertThat(five.bins()).extracting(Calibration.Bin::samples).containsExactly(0L, 0L, 0L, 2L, 2L);
        assertThat(five.bins().getLast()).satisfies(b -> {
            assertThat(b.from()).isEqualTo(0.8);
            assertThat(b.to()).isEqualTo(1);
            assertThat(b.confidence()).isEqualTo(0.9, within(1e-7));
            assertThat(b.accuracy()).isEqualTo(0.5);
        });
        // A bin ends where the next one begins: ½ is in the first of two, as 0 is.
        Calibration two = new ClassScores(1, new float[] {0.5f, 0, 1}, new int[3]).calibration(2);
        assertThat(two.bins()).extracting(Calibration.Bin::samples).containsExactly(2L, 1L);
    }

    @Test
    void nothingButOneClass() {
        Confusion one = confusion(2, new int[] {1, 1, 1}, 1, 1, 1),
                constant = confusion(2, new int[] {0, 1, 1}, 1, 1, 1);
        assertThat(List.of(one.accuracy(), one.balancedAccuracy(), one.matthews(), one.kappa()))
                .containsExactly(1.0, 1.0, 0.0, 0.0);
        assertThat(List.of(constant.balancedAccuracy(), constant.matthews(), constant.kappa()))
                .containsExactly(0.5, 0.0, 0.0);
        assertThat(List.of(constant.precision(0), constant.recall(0), constant.f1(0)))
                .containsOnly(0.0);
        var scores = new ClassScores(2, new float[] {0.2f, 0.8f, 0.4f, 0.6f}, new int[] {1, 1});
        assertThat(scores.auc()).isEmpty();
        assertThat(scores.averagePrecision()).isEmpty();
        assertThat(scores.against(1).averagePrecision()).isEqualTo(1);
        refused(
                "BinaryScores: expected positives and negatives, received 2 and 0",
                () -> scores.against(1).auc());
        refused(
                "BinaryScores: expected positives and negatives, received 0 and 2",
                () -> scores.against(0).roc());
        refused(
                "BinaryScores: expected at least 1 positive, received none",
                () -> scores.against(0).averagePrecision());
        // Of three classes one is missing: the mean is that of the others.
        var three = new ClassScores(3, new float[] {1, 0, 0, 0, 1, 0}, new int[] {0, 1});
        assertThat(three.auc()).hasValue(1);
    }

    @Test
    void constantTargets() {
        float[] same = {0.1f, 0.1f, 0.1f};
        assertThat(new ValueErrors(1, same, same).determination()).isEqualTo(1);
        assertThat(new ValueErrors(1, new float[] {0.1f, 0.1f, 0.2f}, same).determination())
                .isZero();
    }

    @Test
    void nothingAndBrokenNumbersAreRefused() {
        refused(
                "Confusion: expected at least 1 sample, received none",
                () -> confusion(2, new int[0]).accuracy());
        refused(
                "Confusion: expected at least 1 sample, received none",
                () -> Confusion.of(new long[0][0]).kappa());
        refused("Confusion: expected 2 counts for class 1, received 1", () -> Confusion.of(new long[][] {{1, 2}, {3}}));
        refused("Confusion: expected counts from 0, received -1", () -> Confusion.of(new long[][] {{-1}}));
        refused(
                "Confusion, sample 1: expected a class from 0 to 1, received 2",
                () -> confusion(2, new int[] {0, 2}, 0, 0));
        refused(
                "Confusion: expected a prediction for each of 2 samples, received 1",
                () -> confusion(2, new int[] {0, 1}, 0));
        refused("BinaryScores: expected at least 1 sample, received none", () -> ranked(new double[0]));
        refused("BinaryScores, sample 1: expected a finite score, received NaN", () -> ranked(0, Double.NaN));
        refused("BinaryScores: expected a truth for each of 3 scores, received 2", () -> ranked(0, 0, 0));
        refused("ClassScores: expected at least 1 sample, received none", () -> scored(2));
        refused("ClassScores: expected at least 1 class, received 0", () -> scored(0));
        refused("ClassScores, sample 0: expected finite scores, received NaN", () -> scored(2, 1, Float.NaN));
        refused(
                "ClassScores: expected 2 scores for each of 1 samples, received 3 in all",
                () -> new ClassScores(2, new float[3], new int[1]));
        refused(
                "ClassScores, sample 0: expected a class from 0 to 1, received 5",
                () -> new ClassScores(2, new float[2], new int[] {5}));
        refused(
                "ClassScores.top: expected a k from 1 to 2, received 3",
                () -> scored(2, 1, 0).top(3));
        refused(
                "ClassScores.calibration: expected at least 1 bin, received 0",
                () -> scored(2, 1, 0).calibration(0));
        refused(
                "ClassScores.calibration: expected scores from 0 to 1, received others",
                () -> scored(2, 3, -1).calibration(5));
        refused(
                "ValueErrors: expected at least 1 sample, received none",
                () -> new ValueErrors(1, new float[0], new float[0]));
        refused(
                "ValueErrors, sample 1: expected finite numbers, received NaN for 2.0",
                () -> new ValueErrors(1, new float[] {1, Float.NaN}, new float[] {1, 2}));
        refused(
                "ValueErrors: expected samples of 2 numbers, received 2 and 4 in all",
                () -> new ValueErrors(2, new float[2], new float[4]));
        refused(
                "ValueErrors: expected at least 1 number for a sample, received 0",
                () -> new ValueErrors(0, new float[0], new float[0]));
    }

    private static Confusion confusion(int classes, int[] actual, int... predicted) {
        return Confusion.of(classes, actual, predicted);
    }

    private static BinaryScores ranked(double... scores) {
        return new BinaryScores(scores, new boolean[2]);
    }

    private static ClassScores scored(int classes, float... scores) {
        return new ClassScores(classes, scores, new int[scores.length == 0 ? 0 : 1]);
    }

    private static void refused(String message, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessage(message);
    }
}
