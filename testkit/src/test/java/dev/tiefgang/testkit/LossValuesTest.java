package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.formats.Json;
import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.*;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Losses at points where they are known: the examples in the documentation of Keras 3, values by hand, and
/// what holds at ties, at zero and at the edges of a margin.
class LossValuesTest {
    private static final double[] TARGETS = {0, 1, 0, 0}, OUTPUTS = {0.6, 0.4, 0.4, 0.6};

    /// Loss of a batch and its gradient for the outputs.
    private record Found(double loss, double[] gradient) {
        static Found of(Loss loss, int rows, double[] o, double[] y) {
            var g = new Graph();
            Shape shape = Shape.of(rows, o.length / rows);
            Value out = g.input("o", shape), target = g.input("y", shape), value = loss.value(out, target);
            Map<String, Tensor> numbers = Map.of("o", Tensor.of(shape, o), "y", Tensor.of(shape, y));
            List<Value> wanted =
                    List.of(value, Autodiff.gradients(value, List.of(out)).getFirst());
            List<Tensor> found = new Program(wanted, numbers, new Params()).run(Precision.DOUBLE, Engines.first());
            double[] gradient = found.get(1).doubles();
            for (int i = 0; i < gradient.length; i++) gradient[i] += 0.0; // −0 is 0 here
            return new Found(found.get(0).at(0), gradient);
        }
    }

    private static double loss(Loss loss, int rows, double[] o, double... y) {
        return Found.of(loss, rows, o, y).loss();
    }

    @Test
    void publishedExamples() {
        assertThat(loss(new Huber(), 2, OUTPUTS, TARGETS)).isEqualTo(0.155, within(1e-12));
        assertThat(loss(new Hinge(), 2, OUTPUTS, TARGETS)).isEqualTo(1.3, within(1e-12));
        assertThat(loss(new CategoricalHinge(), 2, OUTPUTS, TARGETS)).isEqualTo(1.4, within(1e-12));
        assertThat(loss(new LogCosh(), 2, new double[] {1, 1, 0, 0}, 0, 1, 0, 0))
                .isEqualTo(0.108, within(5e-4));
        assertThat(loss(new MeanAbsoluteError(), 2, new double[] {1, 1, 1, 0}, 0, 1, 0, 0))
                .isEqualTo(0.5);
        assertThat(loss(new CosineDistance(), 2, new double[] {1, 0, 1, 1}, 0, 1, 1, 1))
                .isEqualTo(0.5, within(1e-12));
        // There it is the mean over the four answers, here their sum.
        assertThat(loss(new SigmoidFocal(2), 1, new double[] {-18.6, 0.51, 2.94, -12.8}, 0, 1, 0, 0))
                .isEqualTo(4 * 0.691, within(2e-3));
    }

    /// Both patterns, both outputs: nothing is divided.
    @Test
    void sumsOfTheLectureRunOverOutputsAndPatterns() {
        double[] o = {1, -1, 0.5, 2}, y = {0, -1, 1, 4};
        assertThat(loss(new AbsoluteSum(), 2, o, y)).isEqualTo(1 + 0 + 0.5 + 2);
        assertThat(loss(new SquaredSum(), 2, o, y)).isEqualTo(1 + 0 + 0.25 + 4);
        assertThat(Found.of(new AbsoluteSum(), 2, o, y).gradient()).containsExactly(1, 0, -1, -1);
    }

    @Test
    void valuesByHand() {
        double third = Math.log(3);
        assertThat(loss(new KullbackLeibler(), 1, new double[] {0, third}, 0.5, 0.5))
                .isEqualTo(Math.log(4.0 / 3) / 2, within(1e-12));
        assertThat(loss(new Poisson(), 1, new double[] {Math.log(3)}, 2)).isEqualTo(3 - 2 * third, within(1e-12));
        // p = ¾ for the right class
        assertThat(loss(new SoftmaxFocal(), 1, new double[] {0, third}, 0, 1))
                .isEqualTo(-Math.log(0.75) / 16, within(1e-12));
        assertThat(loss(new SigmoidFocal(2, 0.25), 1, new double[] {third}, 1))
                .isEqualTo(-Math.log(0.75) / 64, within(1e-12));
        assertThat(loss(new SigmoidFocal(2, 0.25), 1, new double[] {third}, 0))
                .isEqualTo(-0.75 * 0.5625 * Math.log(0.25), within(1e-12));
        // p = ½ everywhere: 1 − (2·½ + 1) / (½ + 1 + 1)
        assertThat(loss(new SoftDice(), 1, new double[] {0, 0}, 1, 0)).isEqualTo(0.2, within(1e-12));
        // Of the share 0.3 each of three classes gets a tenth: −(0.8·ln ¼ + 0.1·ln ¼ + 0.1·ln ½)
        assertThat(loss(new Smoothed(new SoftmaxCrossEntropy(), 0.3), 1, new double[] {0, 0, Math.log(2)}, 1, 0, 0))
                .isEqualTo(1.9 * Math.log(2), within(1e-12));
        assertThat(loss(new Weighted(new SoftmaxCrossEntropy(), List.of(3.0, 0.5)), 2, new double[4], 1, 0, 0, 1))
                .isEqualTo(1.75 * Math.log(2), within(1e-12));
    }

    @Test
    void nothingPullsWhereAnOutputIsRight() {
        double[] y = {0.25, -1};
        for (Loss loss : List.of(
                new MeanSquaredError(), new MeanAbsoluteError(), new AbsoluteSum(), new Huber(), new LogCosh())) {
            Found found = Found.of(loss, 1, y, y);
            assertThat(found.loss()).isEqualTo(0, within(1e-15));
            assertThat(found.gradient()).as(loss.toString()).containsExactly(new double[] {0, 0}, within(1e-15));
        }
    }

    @Test
    void huberGoesFromSquaresToAbsoluteValues() {
        Huber huber = new Huber(2);
        assertThat(Found.of(huber, 1, new double[] {1}, new double[] {0})).satisfies(f -> {
            assertThat(f.loss()).isEqualTo(0.5);
            assertThat(f.gradient()).containsExactly(1);
        });
        assertThat(Found.of(huber, 1, new double[] {2}, new double[] {0}).gradient())
                .containsExactly(2);
        assertThat(Found.of(huber, 1, new double[] {-5}, new double[] {0})).satisfies(f -> {
            assertThat(f.loss()).isEqualTo(8);
            assertThat(f.gradient()).containsExactly(-2);
        });
    }

    @Test
    void hingesRestBeyondTheMargin() {
        assertThat(Found.of(new Hinge(), 1, new double[] {1, -1, 3, 0.5}, new double[] {1, 0, 1, 0}))
                .satisfies(f -> {
                    assertThat(f.loss()).isEqualTo(1.5 / 4);
                    assertThat(f.gradient()).containsExactly(0, 0, 0, 0.25);
                });
        assertThat(Found.of(new CategoricalHinge(), 1, new double[] {5, 3, 4.5}, new double[] {1, 0, 0}))
                .satisfies(f -> {
                    assertThat(f.loss()).isEqualTo(0.5);
                    assertThat(f.gradient()).containsExactly(-1, 0, 1);
                });
        assertThat(Found.of(new CategoricalHinge(), 1, new double[] {5, -3, -4}, new double[] {1, 0, 0}))
                .satisfies(f -> {
                    assertThat(f.loss()).isZero();
                    assertThat(f.gradient()).containsExactly(0, 0, 0);
                });
        // All outputs below 0: those of the wrong classes count all the same.
        assertThat(loss(new CategoricalHinge(), 1, new double[] {-2, -3}, 0, 1)).isEqualTo(2);
        // Two that are ahead alike share the slope.
        assertThat(Found.of(new CategoricalHinge(), 1, new double[] {0, 2, 2}, new double[] {1, 0, 0})
                        .gradient())
                .containsExactly(-1, 0.5, 0.5);
    }

    @Test
    void directionsOfNothing() {
        Found found = Found.of(new CosineDistance(), 1, new double[] {0, 0}, new double[] {1, 2});
        assertThat(found.loss()).isEqualTo(1);
        assertThat(found.gradient()).containsExactly(0, 0);
        assertThat(loss(new CosineDistance(), 1, new double[] {2, 4}, -1, -2)).isEqualTo(2, within(1e-12));
        assertThat(loss(new CosineDistance(), 1, new double[] {1e-3, 0}, 1e3, 0))
                .isEqualTo(0, within(1e-12));
    }

    @Test
    void certainAnswersHaveNoSlopeButDoNotBreak() {
        for (Loss loss :
                List.of(new SoftmaxFocal(0.5), new SoftmaxFocal(2), new SoftmaxFocal(1), new KullbackLeibler())) {
            Found found = Found.of(loss, 1, new double[] {900, 0}, new double[] {1, 0});
            assertThat(found.loss()).as(loss.toString()).isZero();
            assertThat(found.gradient()).containsExactly(0, 0);
            assertThat(loss(loss, 1, new double[] {900, 0}, 0, 1)).isEqualTo(900, within(1e-9));
        }
        assertThat(Found.of(new SigmoidFocal(0.5), 1, new double[] {900, -900}, new double[] {1, 0}))
                .satisfies(f -> {
                    assertThat(f.loss()).isZero();
                    assertThat(f.gradient()).containsExactly(0, 0);
                });
        assertThat(loss(new SoftDice(), 1, new double[] {-900, -900}, 0, 0)).isZero();
    }

    @Test
    void smoothedTargetsHaveTheirBestOutput() {
        // The gradient vanishes where p is the smoothed target: 0.95 and 0.05.
        assertThat(Found.of(
                                new Smoothed(new SoftmaxCrossEntropy(), 0.1),
                                1,
                                new double[] {Math.log(19), 0},
                                new double[] {1, 0})
                        .gradient())
                .containsExactly(new double[] {0, 0}, within(1e-15));
    }

    @Test
    void everyLossSurvivesAFile() {
        for (LossRow row : LossCases.all()) {
            String text = Json.compact(Map.of("loss", RecordJson.write(Loss.class, row.loss())));
            assertThat(read(text)).isEqualTo(row.loss());
        }
    }

    /// The forms in which runs were stored before losses had settings.
    @Test
    void plainLossesAreStoredByTheirNamesAlone() {
        assertThat(read("{\"loss\": {\"type\": \"SoftmaxCrossEntropy\"}}")).isEqualTo(new SoftmaxCrossEntropy());
        assertThat(read("{\"loss\": {\"type\": \"SigmoidCrossEntropy\"}}")).isEqualTo(new SigmoidCrossEntropy());
        assertThat(read("{\"loss\": {\"type\": \"MeanSquaredError\"}}")).isEqualTo(new MeanSquaredError());
        assertThat(read("{\"loss\": {\"type\": \"SquaredSum\"}}")).isEqualTo(new SquaredSum());
        assertThat(read("{\"loss\": {\"type\": \"SigmoidFocal\", \"gamma\": 2}}"))
                .isEqualTo(new SigmoidFocal(2));
    }

    private static Loss read(String text) {
        return RecordJson.read(
                Loss.class, Objects.requireNonNull(Json.readObject("text", text).get("loss")), "loss");
    }

    @Test
    void settingsAreChecked() {
        refused("Huber: expected a delta above 0, received 0.0", () -> new Huber(0));
        refused("Huber: expected a delta above 0, received Infinity", () -> new Huber(Double.POSITIVE_INFINITY));
        refused("SoftDice: expected a smoothness above 0, received NaN", () -> new SoftDice(Double.NaN));
        refused("SigmoidFocal: expected a gamma of at least 0.0, received -1.0", () -> new SigmoidFocal(-1));
        refused("SigmoidFocal: expected an alpha from 0 to 1, received 1.5", () -> new SigmoidFocal(2, 1.5));
        refused("SoftmaxFocal: expected a gamma of at least 0.0, received NaN", () -> new SoftmaxFocal(Double.NaN));
        refused(
                "Smoothed: expected a loss of probabilities, received MeanSquaredError[]",
                () -> new Smoothed(new MeanSquaredError(), 0.1));
        refused(
                "Smoothed: expected a share of at least 0 and below 1, received 1.0",
                () -> new Smoothed(new SoftmaxCrossEntropy(), 1));
        refused(
                "Weighted: expected a weight of at least 0.0, received -1.0",
                () -> new Weighted(new SoftmaxCrossEntropy(), List.of(1.0, -1.0)));
        refused(
                "Weighted: expected weights for at least 2 classes, received []",
                () -> new Weighted(new SoftmaxCrossEntropy(), List.of()));
        refused(
                "Weighted: expected a weight above 0, received [0.0, 0.0]",
                () -> new Weighted(new SoftmaxCrossEntropy(), List.of(0.0, 0.0)));
        refused(
                "Weighted: expected outputs of shape [n, 2], one for each weight, received [1, 3]",
                () -> loss(new Weighted(new SquaredSum(), List.of(1.0, 1.0)), 1, new double[3], 0, 0, 1));
        assertThat(new SigmoidFocal(2).alpha()).isEqualTo(Optional.empty());
    }

    private static void refused(String message, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
