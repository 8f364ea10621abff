package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.SquaredSum;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.optim.Momentum;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import dev.tiefgang.tensor.Type;
import dev.tiefgang.train.Evaluation;
import dev.tiefgang.train.History;
import dev.tiefgang.train.NonFiniteException;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Snapshot;
import dev.tiefgang.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Models of doubles: trained, evaluated, recalled, saved and resumed with all digits.
class DoubleTrainingTest {
    private static final TinyData XOR = TinyData.xor();
    private static final TinyData CLOUDS = TinyData.classes(29, Shape.of(4), 3, 1);
    private static final TinyData OTHERS = TinyData.classes(30, Shape.of(4), 3, 1);

    @TempDir
    Path folder;

    private static Network xor() {
        return Network.of(
                "xor",
                Shape.of(2),
                new SquaredSum(),
                new Dense(3).init(new Init.Uniform(1)),
                Activation.sigmoid(),
                new Dense(1).init(new Init.Uniform(1)),
                Activation.sigmoid());
    }

    private static Network clouds() {
        return Network.of(
                "clouds", Shape.of(4), new SoftmaxCrossEntropy(), new Dense(7), Activation.tanh(), new Dense(3));
    }

    private static final Recipe RECIPE = Recipe.of(new AdamW(0.02)).batch(8).epochs(4);

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /// Backpropagation by hand, sample after sample, in the order of training.
    private static double[] byHand(Params first, int epochs, double rate) {
        double[] w = new double[13];
        int at = 0;
        for (String name : new String[] {"0.weight", "0.bias", "2.weight", "2.bias"}) {
            Tensor t = first.tensor(name);
            for (int i = 0; i < t.size(); i++) w[at++] = t.at(i);
        }
        for (int e = 0; e < epochs; e++)
            for (int s : Rng.of(1, "shuffle", e).permutation(4)) {
                double[] x = {XOR.inputs()[2 * s], XOR.inputs()[2 * s + 1]}, h = new double[3], dh = new double[3];
                double z = w[12];
                for (int j = 0; j < 3; j++) {
                    h[j] = sigmoid(x[0] * w[j] + x[1] * w[3 + j] + w[6 + j]);
                    z += h[j] * w[9 + j];
                }
                double y = sigmoid(z), dz = 2 * (y - XOR.targets()[s]) * y * (1 - y);
                for (int j = 0; j < 3; j++) dh[j] = dz * w[9 + j] * h[j] * (1 - h[j]);
                for (int j = 0; j < 3; j++) {
                    w[9 + j] -= rate * dz * h[j];
                    w[j] -= rate * dh[j] * x[0];
                    w[3 + j] -= rate * dh[j] * x[1];
                    w[6 + j] -= rate * dh[j];
                }
                w[12] -= rate * dz;
            }
        return w;
    }

    @Test
    void aNetworkLearnsAsItDoesOnPaper() {
        Model model = xor().model(3, Precision.DOUBLE);
        double[] expected = byHand(model.params(), 500, 0.5);
        History history =
                model.fit(XOR, Recipe.of(new Sgd(0.5)).batch(1).epochs(500).seed(1));
        assertThat(history.steps()).isEqualTo(2000);
        int at = 0;
        for (String name : new String[] {"0.weight", "0.bias", "2.weight", "2.bias"}) {
            Tensor t = model.params().tensor(name);
            assertThat(t.type()).isEqualTo(Type.FLOAT64);
            for (int i = 0; i < t.size(); i++)
                assertThat(t.at(i)).as(name).isCloseTo(expected[at++], Offset.offset(1e-9));
        }
    }

    @Test
    void predictionAndEvaluationHaveAllDigits() {
        Model model = xor().model(3, Precision.DOUBLE);
        double[] w = byHand(model.params(), 0, 0);
        double z = w[12], e = 0;
        for (int j = 0; j < 3; j++) z += sigmoid(0.1 * w[j] + 0.7 * w[3 + j] + w[6 + j]) * w[9 + j];
        assertThat(model.predictor().predict(new double[] {0.1, 0.7})[0]).isCloseTo(sigmoid(z), Offset.offset(1e-15));
        assertThat(model.predictor().predict(new float[] {0.1f, 0.7f})[0])
                .isCloseTo((float) sigmoid(z), Offset.offset(1e-6f));
        for (int s = 0; s < 4; s++) {
            double y = model.predictor().predict(new double[] {XOR.inputs()[2 * s], XOR.inputs()[2 * s + 1]})[0];
            e += (y - XOR.targets()[s]) * (y - XOR.targets()[s]) / 4;
        }
        assertThat(model.evaluate(XOR).loss()).isCloseTo(e, Offset.offset(1e-15));
        // A float model takes doubles too, and rounds them.
        Model small = model.copy(Precision.FLOAT);
        assertThat(small.predictor().predict(new double[] {0.1, 0.7})[0])
                .isEqualTo(small.predictor().predict(new float[] {0.1f, 0.7f})[0])
                .isNotEqualTo(sigmoid(z));
    }

    @Test
    void firstNumbersAreNotRounded() {
        Model large = clouds().model(5, Precision.DOUBLE), small = clouds().model(5);
        assertThat(large.precision()).isEqualTo(Precision.DOUBLE);
        assertThat(small.precision()).isEqualTo(Precision.FLOAT);
        assertThat(clouds().model(5, Precision.FLOAT).fingerprint()).isEqualTo(small.fingerprint());
        assertThat(large.copy(Precision.FLOAT).fingerprint()).isEqualTo(small.fingerprint());
        assertThat(large.fingerprint()).isNotEqualTo(small.fingerprint());
        assertThat(small.copy(Precision.DOUBLE).fingerprint()).isNotEqualTo(large.fingerprint());
    }

    @Test
    void savedAndLoaded() {
        Model model = clouds().model(1, Precision.DOUBLE);
        model.fit(CLOUDS, OTHERS, RECIPE);
        Path file = folder.resolve("model.safetensors");
        ModelFile.save(model, file);
        Model same = ModelFile.load(file);
        assertThat(same.precision()).isEqualTo(Precision.DOUBLE);
        assertThat(same.fingerprint()).isEqualTo(model.fingerprint());
        Evaluation a = model.evaluate(OTHERS), b = same.evaluate(OTHERS);
        assertThat(b.loss()).isEqualTo(a.loss());
        assertThat(b.predicted()).isEqualTo(a.predicted());
    }

    @Test
    void resumedBitForBit() {
        Model whole = clouds().model(1, Precision.DOUBLE), again = clouds().model(1, Precision.DOUBLE);
        var saved = new ArrayList<Snapshot>();
        new Trainer(whole, RECIPE, CLOUDS)
                .validate(OTHERS)
                .save((s, _) -> saved.add(copy(s)), 0)
                .run();
        new Trainer(again, RECIPE, CLOUDS).validate(OTHERS).resume(saved.get(6)).run();
        assertThat(again.fingerprint()).isEqualTo(whole.fingerprint());
        assertThatThrownBy(() -> new Trainer(clouds().model(1), RECIPE, CLOUDS).resume(saved.get(6)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("F32")
                .hasMessageContaining("F64");
    }

    private static Snapshot copy(Snapshot s) {
        var tensors = new LinkedHashMap<String, Tensor>();
        s.tensors().forEach((name, t) -> tensors.put(name, t.copy()));
        return new Snapshot(s.step(), tensors, new LinkedHashMap<>(s.state()));
    }

    /// Every way in which layers meet trains in doubles as it does in floats, but for rounding.
    @TestFactory
    Stream<DynamicTest> everyNetworkTrains() {
        return NetCases.all().stream()
                .filter(c -> c.network().input().size() < 200 && c.classes() > 0)
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    var data = TinyData.classes(7, c.network().input(), c.classes(), 1);
                    Recipe recipe = Recipe.of(new Momentum(1e-3)).batch(4).epochs(2);
                    Model large = c.network().model(1, Precision.DOUBLE),
                            small = c.network().model(1);
                    double a = large.fit(data, recipe).last().loss(),
                            b = small.fit(data, recipe).last().loss();
                    assertThat(b).isCloseTo(a, Offset.offset(1e-4 * (1 + a)));
                    double loss = large.evaluate(data).loss();
                    assertThat(small.evaluate(data).loss()).isCloseTo(loss, Offset.offset(1e-4 * (1 + loss)));
                }));
    }

    @Test
    void theSentinelWatchesDoublesToo() {
        Model model = clouds().model(1, Precision.DOUBLE);
        model.params().tensor("2.weight").put(4, Double.NaN);
        assertThatThrownBy(() -> model.fit(CLOUDS, RECIPE))
                .isInstanceOf(NonFiniteException.class)
                .hasMessageContaining("parameter '2.weight' is NaN");
        assertThatThrownBy(() -> model.evaluate(CLOUDS)).isInstanceOf(NonFiniteException.class);
        // What is too large for a float is not for a double.
        Model far = clouds().model(1, Precision.DOUBLE);
        far.params().tensor("2.bias").put(1, 1e200);
        assertThat(far.evaluate(CLOUDS).loss()).isGreaterThan(1e199);
    }

    @Test
    void floatsAndDoublesDoNotMix() {
        Params params = clouds().model(1, Precision.DOUBLE).params().copy();
        params.put("2.bias", params.tensor("2.bias").to(Type.FLOAT32));
        assertThatThrownBy(() -> new Model(clouds(), params))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'2.bias' of type FLOAT64, received FLOAT32");
        params.put("0.bias", Tensor.zeros(Type.INT64, Shape.of(7)));
        assertThatThrownBy(() -> new Model(clouds(), params)).hasMessageContaining("received INT64");
    }
}
