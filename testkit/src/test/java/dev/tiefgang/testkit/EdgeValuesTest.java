package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.Table;
import dev.tiefgang.graph.Autodiff;
import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.Weighted;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Shared;
import dev.tiefgang.nn.SimpleRnn;
import dev.tiefgang.nn.Standardise;
import dev.tiefgang.nn.TimeDistributed;
import dev.tiefgang.op.AveragePool2dPadded;
import dev.tiefgang.op.LpPool2d;
import dev.tiefgang.op.Resize;
import dev.tiefgang.op.Window;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.Clip;
import dev.tiefgang.train.Recipe;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Numbers at the edges of ops and layers, worked out by hand.
class EdgeValuesTest {
    private final Graph g = new Graph();

    private static double[] run(Precision precision, Value wanted, Tensor x) {
        Tensor y = new Program(List.of(wanted), Map.of("x", x), new Params())
                .run(precision, Engines.usual())
                .getFirst();
        return IntStream.range(0, y.size()).mapToDouble(y::at).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void theSlopeOfAConstantPowerIsZeroAtZero(Precision precision) {
        Value x = g.input("x", Shape.of(2));
        Value slope = Autodiff.gradients(x.pow(x.scalar(0)).sum(), List.of(x)).getFirst();
        assertThat(run(precision, slope, Tensor.of(Shape.of(2), 0f, 2f))).containsExactly(0, 0);
    }

    /// `i · old / new`, or the centre of area `i`, is whole or half in these.
    @ParameterizedTest
    @CsvSource({"14, 18, 9, ASYMMETRIC, FLOOR, 7", "14, 17, 8, HALF_PIXEL, ROUND_PREFER_FLOOR, 6"})
    void nearestNeighboursAreExact(
            int old, int now, int at, Resize.Positions positions, Resize.Rounding rounding, int expected) {
        Value x = g.input("x", Shape.of(old));
        var op = new Resize(Resize.Mode.NEAREST, positions, rounding, -0.75, List.of(now), List.of());
        float[] numbers = new float[old];
        for (int i = 0; i < old; i++) numbers[i] = i;
        assertThat(run(Precision.FLOAT, x.then(op), Tensor.of(Shape.of(old), numbers))[at])
                .isEqualTo(expected);
    }

    @Test
    void aWindowThatGoesBeyondThePaddingCountsWhatIsPadding() {
        // One column with one column of padding to its left, under a window of three: (0 + 6) / 2.
        Value x = g.input("x", Shape.of(1, 1, 1, 1));
        Window window = Window.of(1, 3).stride(1, 2).padding(0, 1, 0, 0);
        double[] y = run(Precision.FLOAT, x.then(new AveragePool2dPadded(window, true)), Tensor.of(x.shape(), 6f));
        assertThat(y).containsExactly(3);
    }

    @Test
    void powersOfSmallNumbersAreNotCutOff() {
        Value x = g.input("x", Shape.of(1, 1, 1, 2));
        Value y = x.then(new LpPool2d(Window.of(1, 2), 10));
        double[] norm = run(Precision.DOUBLE, y, Tensor.of(x.shape(), 1e-4, 0.0));
        assertThat(norm[0]).isCloseTo(1e-4, Offset.offset(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void stepsAreMaskedByNumbersThatAreNoFloats(Precision precision) {
        Model model = Network.of("net", Shape.of(3, 1), new MeanSquaredError(), new SimpleRnn(2).masking(0.1))
                .model(1, precision);
        float[] masked = model.predictor().predict(new float[] {0.5f, 0.1f, 0.1f});
        Model plain = Network.of("net", Shape.of(1, 1), new MeanSquaredError(), new SimpleRnn(2))
                .model(1, precision);
        assertThat(masked).containsExactly(plain.predictor().predict(new float[] {0.5f}));
    }

    @Test
    void batchNormOverStepsTrainsOnOneSequence() {
        var model = Network.of(
                        "net",
                        Shape.of(4, 2),
                        new MeanSquaredError(),
                        new TimeDistributed(Sequential.of(new Dense(3), new BatchNorm())),
                        new SimpleRnn(1))
                .model(1);
        float[] x = {1, 2, 3, 5, 8, 13, 21, 34};
        var data = new TinyData("one", Shape.of(4, 2), Shape.of(1), List.of(), x, new float[] {0.5f});
        double before = model.evaluate(data).loss();
        model.fit(data, Recipe.of(new Sgd(0.01)).batch(1).epochs(50));
        assertThat(model.evaluate(data).loss()).isNotEqualTo(before);
    }

    @Test
    void aSharedLayerMayStandardise() {
        Model model = Network.of(
                        "net",
                        Shape.of(1),
                        new MeanSquaredError(),
                        new Shared("s", Sequential.of(new Standardise())),
                        new Dense(1))
                .model(1);
        Standardise.fit(model, Table.ofValues("t", Shape.of(1), Shape.of(1), new float[] {1, 3}, new float[] {0, 0}));
        assertThat(model.params().tensor("shared.s.0.mean").at(0)).isEqualTo(2);
    }

    @Test
    void boundsBeyondFloatsAreRefused() {
        assertThatThrownBy(() -> new Clip.Norm(1e39)).hasMessageContaining("of at most 3.4028235E38, received 1.0E39");
        assertThatThrownBy(() -> new Clip.Norm(Double.POSITIVE_INFINITY)).hasMessageContaining("received Infinity");
        assertThatThrownBy(() -> Recipe.of(new Sgd(1)).maxNorm(1e39)).hasMessageContaining("received 1.0E39");
        assertThatThrownBy(() -> new Weighted(new SoftmaxCrossEntropy(), List.of(1.0)))
                .hasMessage("Weighted: expected weights for at least 2 classes, received [1.0]");
    }
}
