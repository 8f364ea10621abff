package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.graph.Graph;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.ConvTranspose1d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Gru;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LayerNorm;
import dev.tiefgang.nn.Lstm;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Shared;
import dev.tiefgang.nn.SimpleRnn;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.Group;
import dev.tiefgang.train.Recipe;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Which tensors are weights, and which of them lead to one output: what decays, what is cut, what is bounded.
class ConnectionsTest {
    private static final Shape SEQUENCE = Shape.of(4, 3);
    private static final double MOST = 0.4;

    /// The names of the parameters of a layer that are weights.
    private static List<String> weights(Layer layer) {
        var g = new Graph();
        Scope scope = Scope.root(g, true);
        layer.apply(scope, g.input("input", SEQUENCE.batch(2)));
        return scope.parameters().stream()
                .filter(p -> p.connections().isPresent())
                .map(Scope.Parameter::name)
                .toList();
    }

    @Test
    void biasesAndScalesAreNoWeightsWhateverTheirShape() {
        for (Layer layer : List.of(new SimpleRnn(2), new Lstm(2), new Gru(2), new Lstm(2).bidirectional()))
            assertThat(weights(layer)).as("%s", layer).containsExactly("weight", "recurrent");
        assertThat(weights(new LayerNorm(1, 1e-5))).isEmpty();
    }

    /// The numbers of a model after one step on all samples.
    private static Params after(Recipe recipe, Layer... layers) {
        float[] x = new float[8 * SEQUENCE.size()], y = new float[8];
        for (int i = 0; i < x.length; i++) x[i] = (float) Rng.of(1, "x", 0).normal(i);
        for (int i = 0; i < y.length; i++) y[i] = i % 3;
        Model model =
                Network.of("net", SEQUENCE, new MeanSquaredError(), layers).model(1, Precision.DOUBLE);
        model.fit(
                new TinyData("values", SEQUENCE, Shape.of(1), List.of(), x, y),
                recipe.batch(0).epochs(1));
        return model.params();
    }

    private static final Layer[] RECURRENT = {new LayerNorm(1, 1e-5), new Lstm(2), new Dense(1)};

    @Test
    void biasesOfRecurrentLayersNeitherDecayNorAreBounded() {
        Params plain = after(Recipe.of(new Sgd(0.1)), RECURRENT);
        Params decayed = after(Recipe.of(new Sgd(0.1)).weightDecay(1), RECURRENT);
        Params bounded = after(Recipe.of(new Sgd(0.1)).maxNorm(MOST), RECURRENT);
        Params apart = after(Recipe.of(new AdamW(new Adam(0.1), 1)), RECURRENT);
        Params adam = after(Recipe.of(new Adam(0.1)), RECURRENT);
        for (String name : List.of("0.gamma", "0.beta", "1.bias", "2.bias")) {
            same(name, plain, decayed, true);
            same(name, plain, bounded, true);
            same(name, adam, apart, true);
        }
        for (String name : List.of("1.weight", "1.recurrent", "2.weight")) {
            same(name, plain, decayed, false);
            same(name, adam, apart, false);
        }
    }

    @Test
    void aGroupsDecayStandsInForTheOptimizersOwn() {
        Params adam = after(Recipe.of(new Adam(0.1)), RECURRENT);
        Params none = after(Recipe.of(new AdamW(new Adam(0.1), 1)).groups(Group.weightDecay("*", 0)), RECURRENT);
        Params some = after(Recipe.of(new AdamW(new Adam(0.1), 1)).groups(Group.weightDecay("*", 0.5)), RECURRENT);
        Params half = after(Recipe.of(new AdamW(new Adam(0.1), 0.5)), RECURRENT);
        adam.all().keySet().forEach(name -> same(name, adam, none, true));
        same("2.weight", half, some, true);
        same("1.bias", half, some, false);
    }

    private static void same(String name, Params a, Params b, boolean same) {
        double most = 0;
        for (int i = 0; i < a.tensor(name).size(); i++)
            most = Math.max(most, Math.abs(a.tensor(name).at(i) - b.tensor(name).at(i)));
        assertThat(most < 1e-12).as("%s differs by %s", name, most).isEqualTo(same);
    }

    @Test
    void theWeightsOfEachRecurrentUnitAreBoundedByThemselves() {
        Params plain = after(Recipe.of(new Sgd(0.1)), RECURRENT);
        Params bounded = after(Recipe.of(new Sgd(0.1)).maxNorm(MOST), RECURRENT);
        // [1, 4·2, in]: a row for each gate of each unit.
        for (String name : List.of("1.weight", "1.recurrent"))
            for (int row = 0, in = plain.tensor(name).shape().dim(2); row < 8; row++)
                bounded(
                        plain.tensor(name),
                        bounded.tensor(name),
                        IntStream.range(row * in, (row + 1) * in).toArray());
    }

    @Test
    void theWeightsOfEachTransposedFilterAreBoundedByThemselves() {
        Layer[] layers = {new ConvTranspose1d(6, 3, 1).groups(2), new Flatten(), new Dense(1)};
        var recipe = Recipe.of(new Sgd(0.1));
        float[] x = new float[4 * 4 * 5], y = new float[4];
        for (int i = 0; i < x.length; i++) x[i] = (float) Rng.of(2, "x", 0).normal(i);
        var data = new TinyData("maps", Shape.of(4, 5), Shape.of(1), List.of(), x, y);
        Params[] found = new Params[2];
        for (int k = 0; k < 2; k++) {
            Model model = Network.of("net", data.input(), new MeanSquaredError(), layers)
                    .model(1, Precision.DOUBLE);
            model.fit(data, (k == 0 ? recipe : recipe.maxNorm(MOST)).batch(0).epochs(1));
            found[k] = model.params();
        }
        // [4 maps, 6 / 2 filters, 3 taps]: filter f of group g lies in the two maps of its group.
        for (int g = 0; g < 2; g++)
            for (int f = 0; f < 3; f++) {
                int group = g, filter = f;
                int[] places = IntStream.range(0, 4 * 3 * 3)
                        .filter(i -> i / 9 / 2 == group && i / 3 % 3 == filter)
                        .toArray();
                assertThat(places).hasSize(6);
                bounded(found[0].tensor("0.weight"), found[1].tensor("0.weight"), places);
            }
    }

    private static void bounded(Tensor plain, Tensor bounded, int[] places) {
        double length = Math.sqrt(
                IntStream.of(places).mapToDouble(i -> plain.at(i) * plain.at(i)).sum());
        double factor = Math.min(1, MOST / length);
        for (int i : places) assertThat(bounded.at(i)).isCloseTo(plain.at(i) * factor, Offset.offset(1e-12));
    }

    @Test
    void connectionsOfASharedLayerAreCut() {
        Layer inside = new Shared("s", new DropConnect(new Dense(3), 0.5));
        Layer outside = new DropConnect(new Shared("s", new Dense(3)), 0.5);
        for (Layer layer :
                List.of(Sequential.of(inside, inside), Sequential.of(new Shared("s", new Dense(3)), outside))) {
            var g = new Graph();
            Scope scope = Scope.root(g, true);
            Value y = layer.apply(scope, g.input("input", Shape.of(2, 3)));
            assertThat(y.shape()).isEqualTo(Shape.of(2, 3));
            assertThat(scope.parameters()).hasSize(2);
        }
    }

    @Test
    void oneDropConnectInAnotherCutsAnew() {
        int n = 400;
        var layer = new DropConnect(new DropConnect(new Dense(n).withoutBias(), 0.5), 0.5);
        var g = new Graph();
        Scope scope = Scope.root(g, true);
        Value y = layer.apply(scope, g.input("input", Shape.of(n, n)));
        float[] one = new float[n * n], ones = new float[n * n];
        java.util.Arrays.fill(ones, 1);
        for (int i = 0; i < n; i++) one[i * n + i] = 1;
        var params = new Params();
        params.put("body.body.weight", Tensor.of(Shape.of(n, n), ones));
        Tensor seen = new Program(
                        List.of(y),
                        java.util.Map.of(
                                "input", Tensor.of(Shape.of(n, n), one), Scope.RANDOM, Tensor.of(Shape.of(2), 1L, 1L)),
                        params)
                .run(Precision.FLOAT, Engines.usual())
                .getFirst();
        long left = IntStream.range(0, n * n).filter(i -> seen.at(i) != 0).count();
        assertThat((double) left / (n * n)).isCloseTo(0.25, Offset.offset(0.01));
    }
}
