package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tiefgang.loss.Loss;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.Weighted;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Balance;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.NonFiniteException;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.TrainingMemory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Samples and classes that count differently.
class SampleWeightsTest {
    private static final TinyData CLOUDS = TinyData.classes(29, Shape.of(4), 3, 1);
    private static final Recipe SGD = Recipe.of(new Sgd(0.05)).batch(8).epochs(3);

    private static Model net(Loss loss, Precision precision) {
        return Network.of("net", Shape.of(4), loss, new Dense(7), Activation.tanh(), new Dense(3))
                .model(1, precision);
    }

    @Test
    void aSampleCountsByItsWeight() {
        float[] x = {1, 2, 3, 4, 5}, y = {2, 1, 4, 3, 7}, weight = {2, 0, 0.5f, 1, 3};
        Model model = Network.of("line", Shape.of(1), new MeanSquaredError(), new Dense(1).init(new Init.Constant(1)))
                .model(1);
        var history = model.fit(
                TinyData.values(1, 1, x, y).withWeights(weight),
                Recipe.of(new Sgd(0.01)).batch(3).epochs(1).seed(5));
        int[] order = Rng.of(5, "shuffle", 0).permutation(5);
        double w = 1, b = 0, losses = 0;
        for (int from = 0; from < 5; from += 3) {
            int to = Math.min(5, from + 3);
            double dw = 0, db = 0;
            for (int i = from; i < to; i++) {
                double error = w * x[order[i]] + b - y[order[i]], share = weight[order[i]];
                losses += share * error * error;
                dw += share * 2 * error * x[order[i]] / (to - from);
                db += share * 2 * error / (to - from);
            }
            w -= 0.01 * dw;
            b -= 0.01 * db;
        }
        assertThat(model.params().tensor("0.weight").at(0)).isCloseTo(w, within(1e-5));
        assertThat(model.params().tensor("0.bias").at(0)).isCloseTo(b, within(1e-5));
        assertThat(history.last().loss()).isCloseTo(losses / 5, within(1e-5));
    }

    @Test
    void weightsOfOneChangeNoBit() {
        float[] ones = new float[CLOUDS.size()];
        Arrays.fill(ones, 1);
        Model plain = net(new SoftmaxCrossEntropy(), Precision.FLOAT),
                weighted = net(new SoftmaxCrossEntropy(), Precision.FLOAT);
        plain.fit(CLOUDS, SGD);
        weighted.fit(CLOUDS.withWeights(ones), SGD);
        assertThat(weighted.fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void weightsOfClassesAreWeightsOfTheirSamples() {
        List<Double> byClass = List.of(0.5, 2.0, 1.0);
        float[] bySample = new float[CLOUDS.size()];
        for (int i = 0; i < bySample.length; i++)
            bySample[i] = byClass.get(CLOUDS.label(i)).floatValue();
        Model classes = net(new Weighted(new SoftmaxCrossEntropy(), byClass), Precision.DOUBLE),
                samples = net(new SoftmaxCrossEntropy(), Precision.DOUBLE);
        double loss = classes.fit(CLOUDS, SGD).last().loss();
        assertThat(samples.fit(CLOUDS.withWeights(bySample), SGD).last().loss()).isEqualTo(loss, within(1e-12));
        Laws.close(
                "weights",
                List.copyOf(classes.params().all().values()),
                List.copyOf(samples.params().all().values()),
                1e-12);
    }

    @Test
    void testingCountsEverySampleOnce() {
        Model model = net(new SoftmaxCrossEntropy(), Precision.FLOAT);
        float[] weights = new float[CLOUDS.size()];
        weights[0] = 100;
        assertThat(model.evaluate(CLOUDS.withWeights(weights)).loss())
                .isEqualTo(model.evaluate(CLOUDS).loss());
    }

    @Test
    void viewsCarryTheWeights() {
        DataSet weighted = TinyData.xor().withWeights(new float[] {1, 2, 3, 4});
        DataSet some = weighted.subset(new int[] {3, 1, 3});
        assertThat(TinyData.xor().hasWeights()).isFalse();
        assertThat(TinyData.xor().weight(2)).isEqualTo(1);
        assertThat(some.hasWeights()).isTrue();
        assertThat(List.of(some.weight(0), some.weight(1), some.weight(2))).containsExactly(4f, 2f, 4f);
        assertThat(some.epoch(3).weight(1)).isEqualTo(2);
        assertThat(weighted.name()).isEqualTo("values");
    }

    @Test
    void balancedClassesWeighTheSameTogether() {
        DataSet data = CLOUDS.subset(new int[] {0, 3, 6, 9, 1, 4, 2}), balanced = Balance.weighted(data);
        double[] byClass = new double[3];
        for (int i = 0; i < balanced.size(); i++) byClass[balanced.label(i)] += balanced.weight(i);
        assertThat(byClass).containsExactly(new double[] {7.0 / 3, 7.0 / 3, 7.0 / 3}, within(1e-6));
    }

    @Test
    void memoryIsTakenForWeights() {
        Network network = net(new SoftmaxCrossEntropy(), Precision.FLOAT).network();
        DataSet weighted = CLOUDS.withWeights(new float[29]);
        assertThat(TrainingMemory.training(network, Precision.FLOAT, SGD, weighted, 29, 0, 1))
                .isGreaterThan(TrainingMemory.training(network, Precision.FLOAT, SGD, CLOUDS, 29, 0, 1));
    }

    @Test
    void brokenWeightsAreRefused() {
        assertThatThrownBy(() -> TinyData.xor().withWeights(new float[3]))
                .hasMessage("Data set 'values': expected 4 weights, one for each sample, received 3");
        assertThatThrownBy(() -> TinyData.xor().withWeights(new float[] {1, 1, -1, 1}))
                .hasMessage("Data set 'values', sample 2: expected a weight of at least 0, received -1.0");
        assertThatThrownBy(() -> TinyData.xor().withWeights(new float[] {1, Float.NaN, 1, 1}))
                .hasMessageContaining("received NaN");
        var broken = new Heavy(CLOUDS, Float.POSITIVE_INFINITY);
        assertThatThrownBy(() -> net(new SoftmaxCrossEntropy(), Precision.FLOAT).fit(broken, SGD))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "Data set 'heavy', sample \\d+: expected a weight of at least 0, received Infinity");
    }

    @Test
    void aLossThatIsTooHeavyIsNamed() {
        var data = new Heavy(CLOUDS, Float.MAX_VALUE);
        assertThatThrownBy(() -> net(new SoftmaxCrossEntropy(), Precision.FLOAT).fit(data, SGD))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("the loss, at Mul");
    }

    /// Every sample weighs the same, however much that is.
    private record Heavy(DataSet base, float weight) implements DataSet {
        @Override
        public String name() {
            return "heavy";
        }

        @Override
        public int size() {
            return base.size();
        }

        @Override
        public Shape input() {
            return base.input();
        }

        @Override
        public Shape target() {
            return base.target();
        }

        @Override
        public List<String> labels() {
            return base.labels();
        }

        @Override
        public void read(int index, float[] input, int inputOffset, float[] target, int targetOffset) {
            base.read(index, input, inputOffset, target, targetOffset);
        }

        @Override
        public boolean hasWeights() {
            return true;
        }

        @Override
        public float weight(int index) {
            return weight;
        }
    }
}
