package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Join;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Parallel;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Shared;
import dev.tiefgang.nn.Summary;
import dev.tiefgang.nn.TimeDistributed;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What layers that join others compute, against numbers worked out by hand.
class JoinsTest {
    private static final Layer SAME = Sequential.of();

    private static Tensor run(Layer layer, Params params, Tensor x) {
        var g = new Graph();
        Value y = layer.apply(Scope.root(g, false), g.input("input", x.shape()));
        return new Program(List.of(y), Map.of("input", x), params)
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
    }

    private static Params dense(String name, double... weight) {
        var params = new Params();
        int side = (int) Math.round(Math.sqrt(weight.length));
        params.put(name + ".weight", Tensor.of(Shape.of(side, side), weight));
        params.put(name + ".bias", Tensor.of(Shape.of(side), new double[side]));
        return params;
    }

    @Test
    void joinsAreTakenNumberByNumber() {
        Tensor x = Tensor.of(Shape.of(1, 2), 3.0, -4.0);
        var negative = new Dense(2).withoutBias();
        var params = new Params();
        params.put("1.weight", Tensor.of(Shape.of(2, 2), -1.0, 0.0, 0.0, -2.0)); // [−3, 8]
        Map<Join, double[]> expected = Map.of(
                new Join.Add(), new double[] {0, 4},
                new Join.Multiply(), new double[] {-9, -32},
                new Join.Mean(), new double[] {0, 2},
                new Join.Max(), new double[] {3, 8},
                new Join.Concat(-1), new double[] {3, -4, -3, 8});
        expected.forEach((join, y) -> assertThat(
                        run(new Parallel(join, SAME, negative), params, x).doubles())
                .as(join.toString())
                .containsExactly(y));
    }

    @Test
    void theBatchIsNoAxisToJoin() {
        assertThatThrownBy(() -> new Join.Concat(0)).hasMessageContaining("expected an axis other than the batch");
        assertThatThrownBy(() -> new Join.Add().apply(List.of())).hasMessageContaining("Add: expected at least one");
        assertThatThrownBy(() -> new Join.Concat(1).apply(List.of()))
                .hasMessageContaining("Concat: expected at least one");
    }

    @Test
    void aProjectionTakesTheShortcutAlong() {
        var params = new Params();
        params.put("body.weight", Tensor.of(Shape.of(2, 1), 1.0, 10.0));
        params.put("projection.weight", Tensor.of(Shape.of(2, 1), 0.5, -1.0));
        Layer layer = new Residual(new Dense(1).withoutBias()).project(new Dense(1).withoutBias());
        assertThat(run(layer, params, Tensor.of(Shape.of(2, 2), 1.0, 2.0, 3.0, 4.0))
                        .doubles())
                .containsExactly(21 - 1.5, 43 - 2.5);
    }

    @Test
    void aLayerSeesEveryStepByItself() {
        Tensor x = Tensor.of(Shape.of(2, 3, 2), 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0);
        Tensor y = run(new TimeDistributed(new Dense(2)), dense("step", 1, 0, 1, 2), x);
        assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 2));
        assertThat(y.doubles()).containsExactly(3, 4, 7, 8, 11, 12, 15, 16, 19, 20, 23, 24);
    }

    @Test
    void sharedPlacesHaveOneSetOfParameters() {
        var shared = new Shared("step", new Dense(2));
        var network = Network.of("net", Shape.of(2), new MeanSquaredError(), shared, Activation.relu(), shared);
        assertThat(network.model(1).params().all().keySet())
                .containsExactlyInAnyOrder("shared.step.weight", "shared.step.bias");
        Tensor y = run(network.body(), dense("shared.step", 1, 2, 0, 3), Tensor.of(Shape.of(1, 2), 1.0, 1.0));
        assertThat(y.doubles()).containsExactly(1, 17); // [1, 5], then [1, 2 + 15]
        Summary summary = network.summary();
        assertThat(summary.parameters()).isEqualTo(6);
        assertThat(summary.macs()).isEqualTo(8);
        assertThat(summary.rows().stream().map(Summary.Row::path)).containsExactly("0.layer", "1", "2.layer");
    }

    @Test
    void theGradientOfAPlaceAddsToThatOfTheOther() {
        // y = w·w·x, so dy/dw = 2·w·x
        var shared = new Shared("w", new Dense(1).withoutBias());
        var g = new Graph();
        Scope scope = Scope.root(g, true);
        Value y = Sequential.of(shared, shared).apply(scope, g.input("input", Shape.of(1, 1)));
        Value w = scope.parameters().getFirst().value();
        Value dw = dev.tiefgang.graph.Autodiff.gradients(y.sum(), List.of(w)).getFirst();
        var params = new Params();
        params.put("shared.w.weight", Tensor.of(Shape.of(1, 1), 3.0));
        Tensor found = new Program(List.of(dw), Map.of("input", Tensor.of(Shape.of(1, 1), 5.0)), params)
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
        assertThat(found.at(0)).isEqualTo(30);
    }

    @Test
    void aSharedStatisticTakesTheMeanOfItsPlaces() {
        var norm = new Shared("norm", new BatchNorm(0.5, 1e-5));
        var g = new Graph();
        Scope scope = Scope.root(g, true);
        Value x = g.input("input", Shape.of(2, 1));
        new Parallel(new Join.Add(), norm, Sequential.of(new Dense(1).withoutBias(), norm)).apply(scope, x);
        Value next = java.util.Objects.requireNonNull(scope.updates().get("shared.norm.mean"));
        var params = new Params();
        params.put("1.0.weight", Tensor.of(Shape.of(1, 1), 3.0));
        params.put("shared.norm.mean", Tensor.of(Shape.of(1), 10.0));
        Tensor found = new Program(List.of(next), Map.of("input", Tensor.of(Shape.of(2, 1), 1.0, 3.0)), params)
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
        // means 2 and 6: from 10 half way to either, which is 6 and 8
        assertThat(found.at(0)).isEqualTo(7);
    }

    @Test
    void placesDrawTheirOwnRandomNumbers() {
        var dropout = new Shared("drop", new Dropout(0.5));
        var g = new Graph();
        Value x = g.input("input", Shape.of(1, 64));
        Value y = new Parallel(new Join.Concat(1), dropout, dropout).apply(Scope.root(g, true), x);
        Tensor ones = new Operand(x.shape(), Operand.Draw.POSITIVE).numbers(1, 0);
        Tensor found = new Program(
                        List.of(y), Map.of("input", ones, Scope.RANDOM, Tensor.of(Shape.of(2), 1L, 2L)), new Params())
                .run(Precision.DOUBLE, Engines.first())
                .getFirst();
        double[] both = found.doubles();
        assertThat(java.util.Arrays.copyOf(both, 64)).isNotEqualTo(java.util.Arrays.copyOfRange(both, 64, 128));
    }

    @Test
    void freezingASharedLayerFreezesAllPlaces() {
        var shared = new Shared("step", new Dense(2));
        var network = Network.of("net", Shape.of(2), new MeanSquaredError(), shared, new Dense(2), shared);
        var model = network.model(1);
        Params before = model.params().copy();
        var data = TinyData.values(2, 2, new float[] {1, 2, 3, 4}, new float[] {1, 0, 0, 1});
        var recipe =
                dev.tiefgang.train.Recipe.of(new dev.tiefgang.optim.Sgd(0.1)).freeze("shared.step.*");
        model.fit(data, recipe);
        assertThat(model.params().tensor("shared.step.weight").floats())
                .containsExactly(before.tensor("shared.step.weight").floats());
        assertThat(model.params().tensor("1.weight").floats())
                .isNotEqualTo(before.tensor("1.weight").floats());
    }

    @Test
    void sharingOtherLayersOrShapesIsRefused() {
        var a = new Shared("a", new Dense(3));
        assertThatThrownBy(() -> Network.of("n", Shape.of(2), new MeanSquaredError(), a, a)
                        .output())
                .hasMessage("Layer 1.layer, Dense, input [1, 3] (batch first): Shared: expected an input for which "
                        + "'shared.a.weight' has the shape [2, 3], as at its first place, received one that asks for "
                        + "[3, 3]");
        assertThatThrownBy(() -> Network.of("n", Shape.of(3), new MeanSquaredError(), a, new Shared("a", new Flatten()))
                        .output())
                .hasMessageStartingWith("Layer 1, Shared, input [1, 3] (batch first): Shared: expected layer Dense[")
                .hasMessageContaining("under the name 'a', as at its first place, received Flatten[]");
    }
}
