package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.Recipe;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What layers do beside their gradients: running statistics, random drops, the way round.
class LayerValuesTest {
    @ParameterizedTest
    @EnumSource
    void batchNormKeepsRunningStatistics(Precision precision) {
        int n = 4, c = 2, side = 3, m = n * side * side;
        var net = new NetCase(
                "norm",
                Network.of(
                        "norm",
                        Shape.of(c, side, side),
                        new MeanSquaredError(),
                        new BatchNorm(0.8, 1e-5),
                        new Flatten(),
                        new Dense(1)),
                0);
        var training = new NetLaws.Training(net, n, Recipe.of(new Sgd(0.1)), precision, Engines.usual());
        Params params = training.params();
        double[] mean = new double[c], variance = new double[c];
        for (int k = 0; k < c; k++) {
            mean[k] = params.tensor("0.mean").at(k);
            variance[k] = params.tensor("0.variance").at(k);
        }
        for (int step = 1; step <= 6; step++) {
            Tensor x =
                    java.util.Objects.requireNonNull(NetLaws.batch(net, n, step).get(Network.INPUT));
            for (int k = 0; k < c; k++) {
                double sum = 0, squares = 0;
                for (int i = 0; i < m; i++) sum += at(x, i, k, c, side);
                for (int i = 0; i < m; i++) squares += Math.pow(at(x, i, k, c, side) - sum / m, 2);
                mean[k] += 0.2 * (sum / m - mean[k]);
                variance[k] += 0.2 * (squares / (m - 1) - variance[k]);
            }
            training.step(step, step);
        }
        for (int k = 0; k < c; k++) {
            assertThat(params.tensor("0.mean").at(k)).isCloseTo(mean[k], Offset.offset(1e-6));
            assertThat(params.tensor("0.variance").at(k)).isCloseTo(variance[k], Offset.offset(1e-6));
        }
    }

    /// Element `i` of channel `k`, counted over pictures and pixels.
    private static double at(Tensor x, int i, int k, int c, int side) {
        int pixels = side * side;
        return x.at((i / pixels * c + k) * pixels + i % pixels);
    }

    @Test
    void batchNormRecallsByTheRunningStatistics() {
        var params = new Params();
        params.put("0.gamma", Tensor.of(Shape.of(2), 2f, 1f));
        params.put("0.beta", Tensor.of(Shape.of(2), 0.5f, 0f));
        params.put("0.mean", Tensor.of(Shape.of(2), 1f, -1f));
        params.put("0.variance", Tensor.of(Shape.of(2), 3f, 0f));
        var net = Network.of("norm", Shape.of(2), new MeanSquaredError(), new BatchNorm(0.9, 1));
        float[] y = new dev.tiefgang.nn.Model(net, params).predictor().predict(new float[] {5, 3});
        assertThat(y).containsExactly(2 * 4 / 2f + 0.5f, 4f); // (5 − 1) / √(3 + 1), (3 + 1) / √(0 + 1)
    }

    @Test
    void dropoutDropsItsShareAndScalesTheRest() {
        Tensor y = dropped(0.3, 1, 1, "0.dropout");
        int zeros = 0;
        for (int i = 0; i < y.size(); i++) {
            if (y.at(i) == 0) zeros++;
            else assertThat(y.at(i)).isCloseTo(1 / 0.7, Offset.offset(1e-6));
        }
        assertThat(zeros / (double) y.size()).isCloseTo(0.3, Offset.offset(0.015));
    }

    @Test
    void dropoutDependsOnSeedStepAndPlaceAlone() {
        Tensor y = dropped(0.5, 1, 1, "0.");
        assertThat(dropped(0.5, 1, 1, "0.").sameBits(y)).isTrue();
        assertThat(dropped(0.5, 2, 1, "0.").sameBits(y)).isFalse();
        assertThat(dropped(0.5, 1, 2, "0.").sameBits(y)).isFalse();
        assertThat(dropped(0.5, 1, 1, "1.").sameBits(y)).isFalse();
    }

    private static Tensor dropped(double rate, long seed, long step, String place) {
        var g = new Graph();
        Shape s = Shape.of(100, 100);
        Value x = g.input("x", s), y = Scope.root(g, true).child(place.replace(".", ""), new Dropout(rate), x);
        Tensor ones = Tensor.of(s, new float[s.size()]);
        java.util.Arrays.fill(ones.floats(), 1);
        return new Program(
                        List.of(y), Map.of("x", ones, Scope.RANDOM, Tensor.of(Shape.of(2), seed, step)), new Params())
                .run(Precision.FLOAT, Engines.usual())
                .getFirst();
    }

    @Test
    void dropoutRestsInRecall() {
        var net = Network.of("net", Shape.of(3), new MeanSquaredError(), new Dropout(0.9));
        assertThat(net.model(1).predictor().predict(new float[] {1, 2, 3})).containsExactly(1, 2, 3);
    }

    @Test
    void residualAddsItsBody() {
        var body = Sequential.of(new Dense(2).init(new Init.Constant(3)).withoutBias());
        var net = Network.of("net", Shape.of(2), new MeanSquaredError(), new Residual(body));
        assertThat(net.model(1).predictor().predict(new float[] {1, 2})).containsExactly(1 + 9, 2 + 9);
        assertThat(net.model(1).params().all()).containsOnlyKeys("0.body.0.weight");
    }

    @Test
    void valuesOfAModelDependOnSeedAndNameAlone() {
        var small = Network.of("a", Shape.of(4), new MeanSquaredError(), new Dense(5), new Dense(6));
        var large = Network.of("b", Shape.of(4), new MeanSquaredError(), new Dense(5), new Dense(6), new Dense(7));
        assertThat(small.model(3)
                        .params()
                        .tensor("1.weight")
                        .sameBits(large.model(3).params().tensor("1.weight")))
                .isTrue();
        assertThat(small.model(4)
                        .params()
                        .tensor("1.weight")
                        .sameBits(large.model(3).params().tensor("1.weight")))
                .isFalse();
    }
}
