package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Init.VarianceScaling;
import dev.tiefgang.nn.Init.VarianceScaling.Distribution;
import dev.tiefgang.nn.Init.VarianceScaling.Fan;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Initialisers of whole tensors, and what initialisers have in common with each other.
class InitTest {
    private static Tensor draw(Init init, Type type, long seed, int... shape) {
        Tensor t = Tensor.zeros(type, Shape.of(shape));
        for (int i = 0; i < t.size(); i++) t.put(i, 7); // what was there must not shine through
        init.fill(t, Rng.of(seed, "init", 0), 50, 7);
        return t;
    }

    @TestFactory
    Stream<DynamicTest> wholeTensorsFulfilTheirLaws() {
        return InitCases.whole().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    int[] shape = row.shape().extents();
                    Tensor exact = draw(row.init(), Type.FLOAT64, 3, shape),
                            rounded = draw(row.init(), Type.FLOAT32, 3, shape);
                    row.law().check(row + ", double", exact, 1e-12);
                    row.law().check(row + ", float", rounded, 1e-6);
                    for (int i = 0; i < exact.size(); i++)
                        assertThat(rounded.at(i)).isEqualTo((float) exact.at(i));
                    assertThat(draw(row.init(), Type.FLOAT64, 3, shape).doubles())
                            .containsExactly(exact.doubles());
                }));
    }

    /// Gram and Schmidt's way to the same vectors, column by column.
    @Test
    void orthogonalVectorsComeFromNormalNumbers() {
        int n = 4, m = 6;
        Rng rng = Rng.of(3, "init", 0);
        double[][] q = new double[n][m];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) q[j][i] = rng.normal(j * m + i);
            for (int k = 0; k < j; k++) {
                double dot = 0;
                for (int i = 0; i < m; i++) dot += q[k][i] * q[j][i];
                for (int i = 0; i < m; i++) q[j][i] -= dot * q[k][i];
            }
            double square = 0;
            for (double x : q[j]) square += x * x;
            for (int i = 0; i < m; i++) q[j][i] /= Math.sqrt(square);
        }
        Tensor wide = draw(new Init.Orthogonal(2), Type.FLOAT64, 3, n, m),
                tall = draw(new Init.Orthogonal(2), Type.FLOAT64, 3, m, n);
        for (int j = 0; j < n; j++)
            for (int i = 0; i < m; i++) {
                assertThat(wide.at(j * m + i)).isEqualTo(2 * q[j][i], within(1e-12));
                assertThat(tall.at(i * n + j)).isEqualTo(2 * q[j][i], within(1e-12));
            }
    }

    @Test
    void orthogonalVectorsPreferNoDirection() {
        double mean = 0, square = 0;
        int draws = 4000;
        for (int seed = 0; seed < draws; seed++) {
            double x = draw(new Init.Orthogonal(), Type.FLOAT64, seed, 3, 3).at(0);
            mean += x / draws;
            square += x * x / draws;
        }
        // A coordinate of a random unit vector in space is uniform in [−1, 1].
        assertThat(mean).isEqualTo(0, within(5 * Math.sqrt(1.0 / 3 / draws)));
        assertThat(square).isEqualTo(1.0 / 3, within(5 * 0.3 / Math.sqrt(draws)));
        assertThat(draw(new Init.Orthogonal(), Type.FLOAT64, 1, 3, 3).doubles())
                .isNotEqualTo(draw(new Init.Orthogonal(), Type.FLOAT64, 2, 3, 3).doubles());
    }

    @Test
    void identitiesPassOnWhatComesIn() {
        float[] x = {0.5f, -1, 2};
        var dense = Network.of("net", Shape.of(3), new MeanSquaredError(), new Dense(3).init(new Init.Identity()));
        assertThat(dense.model(1).predictor().predict(x)).containsExactly(x);
        float[] picture = new float[2 * 4 * 3];
        for (int i = 0; i < picture.length; i++) picture[i] = i - 7.5f;
        var conv = Network.of(
                "net",
                Shape.of(2, 4, 3),
                new MeanSquaredError(),
                new Conv2d(2, 3).same().init(new Init.Identity()));
        assertThat(conv.model(1).predictor().predict(picture)).containsExactly(picture);
    }

    @Test
    void scalingHasTheWellKnownOnesAsExamples() {
        same(new VarianceScaling(2, Fan.IN, Distribution.NORMAL), new Init.He());
        same(new VarianceScaling(1, Fan.IN, Distribution.NORMAL), new Init.LeCun());
        same(new VarianceScaling(1, Fan.AVERAGE, Distribution.UNIFORM), new Init.Glorot());
    }

    private static void same(Init a, Init b) {
        assertThat(draw(a, Type.FLOAT64, 1, 100).doubles())
                .containsExactly(draw(b, Type.FLOAT64, 1, 100).doubles(), within(1e-12));
    }

    @Test
    void wrongUsesAreRefused() {
        refused("Orthogonal: expected a finite gain, received NaN", () -> new Init.Orthogonal(Double.NaN));
        refused("Identity: expected a finite gain, received Infinity", () -> new Init.Identity(1 / 0.0));
        refused(
                "TruncatedNormal: expected a deviation of at least 0, received -1.0",
                () -> new Init.TruncatedNormal(-1));
        refused(
                "VarianceScaling: expected a scale above 0, received 0.0",
                () -> new VarianceScaling(0, Fan.IN, Distribution.NORMAL));
        for (Init init : new Init[] {new Init.Orthogonal(), new Init.Identity()})
            for (int[] shape : new int[][] {{}, {3}})
                assertThatThrownBy(() -> draw(init, Type.FLOAT32, 1, shape))
                        .isInstanceOf(ShapeException.class)
                        .hasMessage(init.getClass().getSimpleName()
                                + ": expected a tensor of at least 2 axes, received " + Shape.of(shape));
    }

    private static void refused(String message, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
