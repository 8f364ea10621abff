package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.AlphaDropout;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.GaussianDropout;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.SpatialDropout;
import dev.tiefgang.runtime.KernelChoice;
import dev.tiefgang.runtime.Pool;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is drawn: shares, moments, what is drawn together, and what it depends on.
class NoiseLayerTest {
    private static final int MANY = 40_000;

    static Stream<Layer> layers() {
        return Stream.of(
                new Dropout(0.3),
                new SpatialDropout(0.3),
                new AlphaDropout(0.3),
                new GaussianDropout(0.3),
                new GaussianNoise(2),
                new DropConnect(new Dense(7), 0.3));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void recallIsUntouched(Layer layer) {
        double[] x = LayerProbe.counted(Shape.of(10));
        double[] y = LayerProbe.recall(layer, Shape.of(2, 5), x);
        if (layer instanceof DropConnect c) assertThat(y).isEqualTo(whole(c.body(), x));
        else assertThat(y).isEqualTo(x);
    }

    /// The body by itself, with the numbers it has as a part of the layer around it.
    private static double[] whole(Layer body, double[] x) {
        double[] weight = new double[35];
        Rng rng = Rng.of(1, "0.body.weight", 0);
        for (int i = 0; i < weight.length; i++) weight[i] = new Init.He().value(rng, i, 5, 7);
        return LayerProbe.recall(body, Map.of("weight", weight), Shape.of(2, 5), x);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void seedAndStepAloneDecide(Layer layer) {
        Tensor x = new Operand(Shape.of(300, 40), Operand.Draw.NORMAL).numbers(1, 0);
        double[] y = LayerProbe.training(layer, 1, 1, Engines.first(), x);
        for (Engines.Engine e : Engines.all())
            assertThat(LayerProbe.training(layer, 1, 1, e, x)).as(e.toString()).isEqualTo(y);
        assertThat(LayerProbe.training(layer, 1, 2, Engines.first(), x)).isNotEqualTo(y);
        assertThat(LayerProbe.training(layer, 2, 1, Engines.first(), x)).isNotEqualTo(y);
    }

    @Test
    void noiseIsNormal() {
        double[] y = trained(new GaussianNoise(2), Shape.of(MANY, 1), 5);
        moments(y, 5, 2);
        assertThat(share(y, v -> Math.abs(v - 5) < 2)).isCloseTo(0.6827, Offset.offset(0.01)); // within one deviation
        assertThat(share(y, v -> Math.abs(v - 5) < 4)).isCloseTo(0.9545, Offset.offset(0.005));
        assertThat(share(y, v -> v > 5)).isCloseTo(0.5, Offset.offset(0.01));
        double product = 0;
        for (int i = 1; i < y.length; i++) product += (y[i] - 5) * (y[i - 1] - 5);
        assertThat(product / y.length).isCloseTo(0, Offset.offset(0.06)); // neighbours know nothing of each other
    }

    @Test
    void multipliedNoiseVariesLikeDropout() {
        moments(trained(new GaussianDropout(0.2), Shape.of(MANY, 1), 3), 3, 3 * 0.5);
        moments(trained(new Dropout(0.2), Shape.of(MANY, 1), 3), 3, 3 * 0.5);
    }

    @Test
    void channelsAreDroppedWhole() {
        double[] y = trained(new SpatialDropout(0.25), Shape.of(400, 20, 2, 3), 1);
        int dropped = 0;
        for (int channel = 0; channel < 8_000; channel++) {
            double first = y[6 * channel];
            assertThat(first == 0 || Math.abs(first - 1 / 0.75) < 1e-6).isTrue();
            for (int i = 1; i < 6; i++) assertThat(y[6 * channel + i]).isEqualTo(first);
            if (first == 0) dropped++;
        }
        assertThat(dropped / 8_000.0).isCloseTo(0.25, Offset.offset(0.02));
        double[] sample = Arrays.copyOf(y, 120), next = Arrays.copyOfRange(y, 120, 240);
        assertThat(sample).isNotEqualTo(next);
    }

    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        Tensor x = new Operand(Shape.of(MANY, 1), Operand.Draw.NORMAL).numbers(1, 0);
        double[] y = LayerProbe.training(new AlphaDropout(0.3), 1, 1, Engines.usual(), x);
        moments(y, 0, 1);
        // a = (0.7 · (1 + 0.3 · 1.7581²))^(−½) = 0.86086 and b = a · 0.3 · 1.7581 = 0.45404
        double lowest = -1.7580993408473766, a = 1 / Math.sqrt(0.7 + 0.3 * 0.7 * lowest * lowest);
        double floor = a * lowest - a * 0.3 * lowest;
        assertThat(share(y, v -> Math.abs(v - floor) < 1e-6)).isCloseTo(0.3, Offset.offset(0.01));
    }

    /// A body of ones on an input of ones counts the connections that are left.
    @Test
    void singleConnectionsAreCut() {
        Layer ones = new Dense(500).init(new Init.Constant(1));
        double[] y = trained(new DropConnect(ones, 0.3), Shape.of(2, 400), 1);
        double[] left = DoubleStream.of(y).map(v -> v * 0.7).toArray();
        for (double v : left) assertThat(v).isCloseTo(Math.rint(v), Offset.offset(0.01));
        assertThat(DoubleStream.of(left).average().orElseThrow() / 400).isCloseTo(0.7, Offset.offset(0.01));
        double variance = DoubleStream.of(left)
                .limit(500)
                .map(v -> (v - 280) * (v - 280))
                .average()
                .orElseThrow();
        assertThat(variance).isCloseTo(400 * 0.3 * 0.7, Offset.offset(20.0)); // of single ones, not of whole units
        assertThat(Arrays.copyOf(left, 500)).isEqualTo(Arrays.copyOfRange(left, 500, 1000)); // one draw for a batch
    }

    @Test
    void biasesStayAndFiltersAreCut() {
        Layer body =
                Sequential.of(new Conv2d(8, 1).init(new Init.Constant(1)), new Activation(Activation.Function.ABS));
        double[] y = LayerProbe.training(
                new DropConnect(body, 0.5), 1, 1, Engines.usual(), Tensor.of(Shape.of(1, 1, 1, 1), 1.0));
        assertThat(y).containsOnly(0, 2).contains(0, 2);
        var params = Map.of("body.weight", new double[] {0, 0, 0}, "body.bias", new double[] {1, 2, 3});
        double[] biases = LayerProbe.training(
                new DropConnect(new Dense(3), 0.9), params, 1, 1, Engines.usual(), Tensor.of(Shape.of(1, 1), 1.0));
        assertThat(biases).containsExactly(1, 2, 3);
    }

    /// Averaged over many draws, what training computes is what recall computes.
    @Test
    void onAverageNothingIsLost() {
        double[] x = {1, -2, 3};
        var layer = new DropConnect(new Dense(MANY).init(new Init.Constant(0.5)), 0.4);
        double[] y = LayerProbe.training(layer, 1, 1, Engines.usual(), Tensor.of(Shape.of(1, 3), x));
        // Each unit is a draw: variance Σ (x/2)² · 0.4 / 0.6.
        moments(y, 1, Math.sqrt(14 / 4.0 * 0.4 / 0.6));
        assertThat(LayerProbe.recall(layer, Shape.of(1, 3), x)).containsOnly(1);
    }

    /// The predictor of a model knows nothing of noise.
    @Test
    void predictionsAreSteady() {
        var net = Network.of(
                "net",
                Shape.of(4),
                new MeanSquaredError(),
                new GaussianNoise(1),
                new DropConnect(new Dense(3), 0.5),
                new GaussianDropout(0.5),
                new AlphaDropout(0.5));
        var same = Network.of("net", Shape.of(4), new MeanSquaredError(), new Dense(3).withoutBias());
        var model = net.model(1);
        var plain = same.model(1);
        plain.params().put("0.weight", model.params().tensor("1.body.weight"));
        float[] x = {1, 2, -3, 0.5f};
        try (var pool = new Pool(2)) {
            var predictor = new dev.tiefgang.nn.Predictor(
                    model, pool, KernelChoice.current().kernels());
            assertThat(predictor.predict(x)).isEqualTo(plain.predictor().predict(x));
        }
        assertThat(model.params().all()).containsOnlyKeys("1.body.weight", "1.body.bias");
    }

    private static double[] trained(Layer layer, Shape batch, double everywhere) {
        Tensor x = Tensor.of(batch, new double[batch.size()]);
        for (int i = 0; i < x.size(); i++) x.put(i, everywhere);
        return LayerProbe.training(layer, 1, 1, Engines.usual(), x);
    }

    private static void moments(double[] y, double mean, double deviation) {
        double m = DoubleStream.of(y).average().orElseThrow();
        double v = DoubleStream.of(y).map(e -> (e - m) * (e - m)).average().orElseThrow();
        assertThat(m).isCloseTo(mean, Offset.offset(0.03 * deviation));
        assertThat(Math.sqrt(v)).isCloseTo(deviation, Offset.offset(0.03 * deviation));
    }

    private static double share(double[] y, java.util.function.DoublePredicate which) {
        return DoubleStream.of(y).filter(which).count() / (double) y.length;
    }
}
