package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.train.EpochReport;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.History;
import dev.tiefgang.train.Listener;
import dev.tiefgang.train.NonFiniteException;
import dev.tiefgang.train.Progress;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a trainer promises beside what one step does.
class TrainerTest {
    private static final TinyData CLOUDS = TinyData.classes(29, Shape.of(4), 3, 1);
    private static final TinyData OTHERS = TinyData.classes(30, Shape.of(4), 3, 1);
    private static final Recipe SGD = Recipe.of(new Sgd(0.05)).batch(8).epochs(3);

    private static Network net() {
        return Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(7), Activation.tanh(), new Dense(3));
    }

    /// A network that is nothing but a weight and a bias.
    private static Network line() {
        return Network.of("line", Shape.of(1), new MeanSquaredError(), new Dense(1).init(new Init.Constant(1)));
    }

    @Test
    void aSmallerLastBatchIsAveragedOverItsOwnSize() {
        float[] x = {1, 2, 3, 4, 5}, y = {2, 1, 4, 3, 7};
        Model model = line().model(1);
        var history = model.fit(
                TinyData.values(1, 1, x, y),
                Recipe.of(new Sgd(0.01)).batch(3).epochs(1).seed(5));
        int[] order = Rng.of(5, "shuffle", 0).permutation(5);
        double w = 1, b = 0, losses = 0;
        for (int from = 0; from < 5; from += 3) {
            int to = Math.min(5, from + 3);
            double dw = 0, db = 0;
            for (int i = from; i < to; i++) {
                double error = w * x[order[i]] + b - y[order[i]];
                losses += error * error;
                dw += 2 * error * x[order[i]] / (to - from);
                db += 2 * error / (to - from);
            }
            w -= 0.01 * dw;
            b -= 0.01 * db;
        }
        assertThat(model.params().tensor("0.weight").at(0)).isCloseTo(w, within(1e-5));
        assertThat(model.params().tensor("0.bias").at(0)).isCloseTo(b, within(1e-5));
        assertThat(history.last().loss()).isCloseTo(losses / 5, within(1e-5));
        assertThat(history.steps()).isEqualTo(2);
    }

    @Test
    void batchZeroIsTheWholeSet() {
        var history = net().model(1).fit(CLOUDS, SGD.batch(0));
        assertThat(history.steps()).isEqualTo(3);
    }

    @Test
    void theReportedAccuracyOfYesOrNoIsThatOfThePrediction() {
        // A logit of 0.3 is a probability above one half.
        var net = Network.of("net", Shape.of(1), new SigmoidCrossEntropy(), new Dense(1).init(new Init.Constant(0.3)));
        var data = TinyData.values(1, 1, new float[] {1, 1}, new float[] {1, 1});
        var history = net.model(1).fit(data, Recipe.of(new Sgd(1e-6)).epochs(1));
        assertThat(history.last().accuracy()).isEqualTo(1);
        assertThat(net.model(1).evaluate(data).accuracy()).isEqualTo(1);
    }

    @Test
    void learningStopsEarlyAfterItsPatience() {
        var history = new Trainer(
                        net().model(1), Recipe.of(new Sgd(1e-12)).epochs(50).patience(3), CLOUDS)
                .validate(OTHERS)
                .run();
        assertThat(history.end()).isEqualTo(History.End.EARLY);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.bestEpoch()).isEqualTo(1);
    }

    @Test
    void patienceNeedsSomethingToValidateOn() {
        Model model = net().model(1);
        String before = model.fingerprint();
        assertThatThrownBy(() -> model.fit(CLOUDS, SGD.patience(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("patience of 3 epochs")
                .hasMessageContaining("validate");
        assertThat(model.fingerprint()).isEqualTo(before);
        assertThat(model.fit(CLOUDS, OTHERS, SGD.patience(3)).epochs()).isNotEmpty();
    }

    @Test
    void theModelEndsWithTheWeightsThatDidBest() {
        Model model = net().model(2);
        var history = new Trainer(model, Recipe.of(new Momentum(3)).batch(2).epochs(12), CLOUDS)
                .validate(OTHERS)
                .run();
        double best = history.epochs().stream()
                .mapToDouble(EpochReport::validationAccuracy)
                .max()
                .orElseThrow();
        int first = history.epochs().stream()
                .filter(e -> e.validationAccuracy() == best)
                .findFirst()
                .orElseThrow()
                .epoch();
        assertThat(history.last().validationAccuracy())
                .as("the test needs a run that gets worse at last")
                .isLessThan(best);
        assertThat(history.bestEpoch()).isEqualTo(first);
        assertThat(model.evaluate(OTHERS).accuracy()).isEqualTo(best);
        assertThat(model.evaluate(OTHERS).loss())
                .isEqualTo(history.epochs().get(first - 1).validationLoss());
    }

    @Test
    void evaluationCounts() {
        Model model = net().model(1);
        model.fit(CLOUDS, SGD);
        Evaluation e = model.evaluate(OTHERS);
        var predictor = model.predictor();
        int right = 0;
        for (int i = 0; i < OTHERS.size(); i++) {
            float[] x = new float[4], p = new float[3];
            OTHERS.read(i, x, 0, new float[1], 0);
            predictor.predict(x, p);
            int largest = p[0] >= p[1] && p[0] >= p[2] ? 0 : p[1] >= p[2] ? 1 : 2;
            assertThat(e.predicted()[i]).isEqualTo(largest);
            assertThat(e.losses()[i])
                    .isCloseTo((float) -Math.log(p[i % 3]), org.assertj.core.data.Offset.offset(1e-4f));
            if (largest == i % 3) right++;
        }
        assertThat(e.accuracy()).isEqualTo(right / 30.0);
        assertThat(IntStream.range(0, 3).mapToLong(e.confusion()::support)).containsExactly(10L, 10L, 10L);
        assertThat(e.confusion().count(0, 0)
                        + e.confusion().count(1, 1)
                        + e.confusion().count(2, 2))
                .isEqualTo(right);
    }

    /// A layer that does nothing but write down the batches that it is built for.
    private record Noting(List<Integer> batches) implements Layer.Custom {
        @Override
        public Value apply(Scope scope, Value x) {
            batches.add(x.shape().dim(0));
            return x;
        }
    }

    @Test
    void plansOfAllBatchesAreMadeBeforeTheFirstStep() {
        var built = new ArrayList<Integer>();
        var net = Network.of("net", Shape.of(4), new SoftmaxCrossEntropy(), new Noting(built), new Dense(3));
        var validation = TinyData.classes(260, Shape.of(4), 3, 1);
        var first = new ArrayList<Integer>();
        new Trainer(net.model(1), SGD, CLOUDS)
                .validate(validation)
                .listen(new Listener() {
                    @Override
                    public void stepped(Progress p) {
                        if (p.step() == 1) first.addAll(built);
                    }
                })
                .run();
        assertThat(first).contains(8, 5, 256, 4).isEqualTo(built);
    }

    @Test
    void weightsThatWereNeverComparedStay() {
        Model model = net().model(1);
        var trainer = new Trainer(model, SGD, CLOUDS);
        trainer.run();
        String trained = model.fingerprint();
        History again = trainer.validate(OTHERS).run();
        assertThat(again.bestEpoch()).isEqualTo(3);
        assertThat(model.fingerprint())
                .isEqualTo(trained)
                .isNotEqualTo(net().model(1).fingerprint());
    }

    @Test
    void aLossThatIsNoNumberNamesStepLayerAndValue() {
        assertThatThrownBy(() ->
                        net().model(1).fit(CLOUDS, Recipe.of(new Sgd(1e38)).batch(8)))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageMatching(".*step [2-9]: .*(layer|parameter|loss).* is (NaN|-?Infinity).*learning rate.*");
        Model broken = net().model(1);
        broken.params().tensor("2.weight").put(4, Double.NaN);
        assertThatThrownBy(() -> broken.fit(CLOUDS, SGD))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("step 1")
                .hasMessageContaining("parameter '2.weight' is NaN");
        Model large = net().model(1);
        for (int i = 0; i < 21; i++) large.params().tensor("2.weight").put(i, 3e38);
        assertThatThrownBy(() -> large.fit(CLOUDS, SGD))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("layer 2")
                .hasMessageContaining("Dense")
                .hasMessageContaining("Infinity");
    }

    @Test
    void dataThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> net().model(1).fit(TinyData.classes(9, Shape.of(4), 2, 1), SGD))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining("received")
                .hasMessageContaining("2 classes");
        assertThatThrownBy(() -> net().model(1).fit(TinyData.classes(9, Shape.of(5), 3, 1), SGD))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[4]")
                .hasMessageContaining("[5]");
        assertThatThrownBy(() -> net().model(1).fit(TinyData.classes(0, Shape.of(4), 3, 1), SGD))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("at least 1 sample");
        assertThatThrownBy(() -> line().model(1).fit(TinyData.values(1, 2, new float[1], new float[2]), SGD))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("[1]")
                .hasMessageContaining("[2]");
    }

    @Test
    void anEmptySetIsNamed() {
        var none = TinyData.classes(0, Shape.of(4), 3, 1);
        assertThatThrownBy(() -> net().model(1).evaluate(none))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'clouds'")
                .hasMessageContaining("empty");
        Model model = net().model(1);
        assertThatThrownBy(() -> model.fit(CLOUDS, none, SGD))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'clouds'");
        assertThat(model.fingerprint()).isEqualTo(net().model(1).fingerprint());
    }

    @Test
    void aClassIsOneNumber() {
        var two = new TinyData("pairs", Shape.of(4), Shape.of(1), List.of("a", "b", "c"), new float[4], new float[1]);
        assertThatThrownBy(() -> net().model(1).fit(two, SGD))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'pairs'");
        assertThatThrownBy(() -> net().model(1).evaluate(two))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'pairs'");
    }

    @Test
    void brokenSamplesAreRefused() {
        var nan = TinyData.classes(9, Shape.of(4), 3, 1);
        nan.inputs()[4 * 6 + 1] = Float.NaN;
        assertThatThrownBy(() -> net().model(1).fit(nan, SGD))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("sample 6");
        assertThatThrownBy(() -> net().model(1).evaluate(nan))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("sample 6");
        var label = TinyData.classes(9, Shape.of(4), 3, 1);
        label.targets()[5] = 3;
        assertThatThrownBy(() -> net().model(1).fit(label, SGD))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("sample 5")
                .hasMessageContaining("0 to 2")
                .hasMessageContaining("3.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.*", "0.weight", "*.bias", "*", "2.w*t", "*0*e*"})
    void frozenParametersStayAndOthersMove(String pattern) {
        Model model = net().model(1);
        Params before = model.params().copy();
        model.fit(CLOUDS, SGD.freeze(pattern));
        String regex = pattern.replace(".", "\\.").replace("*", ".*");
        before.all()
                .forEach((name, old) -> assertThat(model.params().tensor(name).sameBits(old))
                        .as(name)
                        .isEqualTo(name.matches(regex)));
    }

    @Test
    void aPatternThatFreezesNothingIsRefused() {
        assertThatThrownBy(() -> new Trainer(net().model(1), SGD.freeze("0.*", "9.*"), CLOUDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageContaining("0.weight")
                .hasMessageContaining("'9.*'");
    }

    @Test
    void aNetworkWithoutSlopesLearnsNothing() {
        var net = Network.of(
                "step", Shape.of(2), new MeanSquaredError(), new Dense(1), new Activation(Activation.Function.STEP));
        Model model = net.model(1);
        String before = model.fingerprint();
        model.fit(TinyData.xor(), Recipe.of(new Adam(0.1)).epochs(2));
        assertThat(model.fingerprint()).isEqualTo(before);
    }

    @Test
    void theSameSeedGivesTheSameModelAndAnotherAnother() {
        List<String> prints = Stream.of(1L, 1L, 2L)
                .map(seed -> {
                    Model model = net().model(1);
                    model.fit(CLOUDS, SGD.seed(seed));
                    return model.fingerprint();
                })
                .toList();
        assertThat(prints.get(0)).isEqualTo(prints.get(1)).isNotEqualTo(prints.get(2));
        assertThat(net().model(1).fingerprint()).isNotEqualTo(net().model(2).fingerprint());
    }

    @Test
    void aModelMustHaveAllParameters() {
        Params params = net().model(1).params().copy();
        params.put("0.weight", Tensor.of(Shape.of(2), 1f, 2f));
        assertThatThrownBy(() -> new Model(net(), params))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("0.weight")
                .hasMessageContaining("[4, 7]")
                .hasMessageContaining("[2]");
        assertThatThrownBy(() -> new Model(net(), new Params()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.weight");
    }

    private static org.assertj.core.data.Offset<Double> within(double d) {
        return org.assertj.core.data.Offset.offset(d);
    }
}
