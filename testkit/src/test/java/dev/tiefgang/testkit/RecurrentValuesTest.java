package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Gru;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Lstm;
import dev.tiefgang.nn.MultiHeadAttention;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.SimpleRnn;
import dev.tiefgang.op.ScaledDotProductAttention;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ops and layers over sequences against numbers from elsewhere.
class RecurrentValuesTest {
    private static Tensor run(Op op, List<Tensor> in) {
        var g = new Graph();
        var values = new ArrayList<Value>();
        var numbers = new LinkedHashMap<String, Tensor>();
        for (Tensor t : in) {
            values.add(g.input("x" + values.size(), t.shape()));
            numbers.put("x" + numbers.size(), t);
        }
        return new Program(List.of(g.add(op, values)), numbers, new Params())
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "causal_mask_", "diff_head_sizes_"})
    void attentionGivesWhatOnnxPublishes(String variant) throws IOException {
        OnnxConformance.Case c = OnnxConformance.read("test_flexattention_" + variant + "expanded_ver26");
        Tensor y = run(new ScaledDotProductAttention(variant.startsWith("causal"), false), c.inputs());
        assertThat(y.shape()).isEqualTo(c.outputs().getFirst().shape());
        for (int i = 0; i < y.size(); i++)
            assertThat(y.at(i)).isCloseTo(c.outputs().getFirst().at(i), Offset.offset(1e-6));
    }

    @Test
    void whatAMaskForbidsHasNoWeight() {
        Tensor q = Tensor.of(Shape.of(1, 1, 2, 1), 1.0, 2.0), k = Tensor.of(Shape.of(1, 1, 3, 1), 1.0, 50.0, 1.0);
        Tensor v = Tensor.of(Shape.of(1, 1, 3, 1), 2.0, 1e9, 4.0);
        Tensor mask = Tensor.of(Shape.of(1, 3), 0.0, Double.NEGATIVE_INFINITY, 0.0);
        assertThat(run(new ScaledDotProductAttention(false, true), List.of(q, k, v, mask))
                        .doubles())
                .containsExactly(3, 3);
    }

    /// A step with weights of one unit: `h' = tanh(2·x + ½·h + ¼)`.
    @Test
    void stepsThatAreMaskedDoNotCount() {
        double first = Math.tanh(2 * 0.3 + 0.25), second = Math.tanh(2 * -0.1 + 0.5 * first + 0.25);
        var params = new Params();
        params.put("0.weight", Tensor.of(Shape.of(1, 1, 1), 2.0));
        params.put("0.recurrent", Tensor.of(Shape.of(1, 1, 1), 0.5));
        params.put("0.bias", Tensor.of(Shape.of(1, 1), 0.25));
        Tensor x = Tensor.of(Shape.of(1, 4, 1), 0.3, 9.0, -0.1, 9.0);
        assertThat(layer(new SimpleRnn(1).masking(9), params, x).doubles())
                .containsExactly(new double[] {second}, close());
        assertThat(layer(new SimpleRnn(1).everyStep().masking(9), params, x).doubles())
                .containsExactly(new double[] {first, 0, second, 0}, close());
        double back = Math.tanh(2 * -0.1 + 0.25), last = Math.tanh(2 * 0.3 + 0.5 * back + 0.25);
        assertThat(layer(new SimpleRnn(1).everyStep().reverse().masking(9), params, x)
                        .doubles())
                .containsExactly(new double[] {last, 0, back, 0}, close());
    }

    /// Behind its end, what a sequence is filled up with makes no difference.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fillingUpChangesNothing(boolean both) {
        for (Layer layer : List.of(new SimpleRnn(3).masking(7), new Lstm(3).masking(7), new Gru(3).masking(7))) {
            Layer l = both ? bothWays(layer) : layer;
            var model =
                    Network.of("net", Shape.of(3, 2), new MeanSquaredError(), l).model(5, Precision.DOUBLE);
            var longer = new dev.tiefgang.nn.Model(
                    Network.of("net", Shape.of(5, 2), new MeanSquaredError(), l), model.params());
            double[] x = {1, -2, 0.5, 7, 0.25, 3};
            double[] filled = Arrays.copyOf(x, 10);
            Arrays.fill(filled, 6, 10, 7);
            assertThat(longer.predictor().predict(filled))
                    .containsExactly(model.predictor().predict(x), close());
        }
    }

    private static Layer bothWays(Layer layer) {
        return switch (layer) {
            case SimpleRnn r -> r.bidirectional();
            case Lstm r -> r.bidirectional();
            case Gru r -> r.bidirectional();
            default -> layer;
        };
    }

    @Test
    void bothWaysAreAWayForwardsAndAWayBack() {
        Shape s = Shape.of(4, 2);
        var loss = new MeanSquaredError();
        var both = Network.of("net", s, loss, new Lstm(3).everyStep().bidirectional())
                .model(2, Precision.DOUBLE);
        double[] x = {1, 2, -1, 0.5, 3, -2, 0.25, 1};
        double[] y = both.predictor().predict(x);
        for (int way = 0; way < 2; way++) {
            Lstm one =
                    way == 0 ? new Lstm(3).everyStep() : new Lstm(3).everyStep().reverse();
            var params = new Params();
            for (String name : both.params().all().keySet()) {
                Tensor t = both.params().tensor(name);
                int size = t.size() / 2;
                params.put(
                        name,
                        Tensor.of(
                                t.shape().with(0, 1), Arrays.copyOfRange(t.doubles(), way * size, way * size + size)));
            }
            double[] alone = new dev.tiefgang.nn.Model(Network.of("net", s, loss, one), params)
                    .predictor()
                    .predict(x);
            for (int step = 0; step < 4; step++)
                assertThat(Arrays.copyOfRange(y, step * 6 + way * 3, step * 6 + way * 3 + 3))
                        .containsExactly(Arrays.copyOfRange(alone, step * 3, step * 3 + 3), close());
        }
    }

    @Test
    void theForgetGateBeginsOpen() {
        Tensor bias = Network.of("net", Shape.of(2, 1), new MeanSquaredError(), new Lstm(2).bidirectional())
                .model(1)
                .params()
                .tensor("0.bias");
        assertThat(bias.floats()).containsExactly(0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0);
    }

    @Test
    void aStepThatLooksBackDoesNotSeeWhatComes() {
        var model = Network.of("net", Shape.of(3, 4), new MeanSquaredError(), new MultiHeadAttention(2).lookBack())
                .model(1);
        float[] x = {1, 2, 3, 4, -1, 0, 1, 2, 5, 6, 7, 8}, y = model.predictor().predict(x);
        x[8] = -50;
        float[] other = model.predictor().predict(x);
        assertThat(Arrays.copyOf(other, 8)).containsExactly(Arrays.copyOf(y, 8));
        assertThat(Arrays.copyOfRange(other, 8, 12)).isNotEqualTo(Arrays.copyOfRange(y, 8, 12));
    }

    @Test
    void withoutAnOrderStepsAreASet() {
        var model = Network.of("net", Shape.of(2, 4), new MeanSquaredError(), new MultiHeadAttention(2))
                .model(3, Precision.DOUBLE);
        double[] y = model.predictor().predict(new double[] {1, 2, 3, 4, -1, 0, 1, 2});
        double[] swapped = model.predictor().predict(new double[] {-1, 0, 1, 2, 1, 2, 3, 4});
        assertThat(Arrays.copyOf(swapped, 4)).containsExactly(Arrays.copyOfRange(y, 4, 8), close());
        assertThat(Arrays.copyOfRange(swapped, 4, 8)).containsExactly(Arrays.copyOf(y, 4), close());
    }

    private static Tensor layer(Layer layer, Params params, Tensor x) {
        var model =
                new dev.tiefgang.nn.Model(Network.of("net", x.shape().tail(), new MeanSquaredError(), layer), params);
        double[] y = model.predictor().predict(x.doubles());
        return Tensor.of(Shape.of(y.length), y);
    }

    private static Offset<Double> close() {
        return Offset.offset(1e-12);
    }
}
