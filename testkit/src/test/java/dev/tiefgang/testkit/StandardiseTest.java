package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.data.Table;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Standardise;
import dev.tiefgang.optim.Sgd;
import dev.tiefgang.tensor.DataException;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import dev.tiefgang.train.DataSet;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Split;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The layer whose numbers come from the data.
class StandardiseTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    @Test
    void theFeaturesOfATableGetMeanZeroAndDeviationOne() {
        Table data = table(4, 3, new float[] {1, 10, 7, 2, 10, 7, 3, 50, 7, 6, 50, 7});
        Model model = network(Shape.of(3)).model(1);
        assertThat(model.predictor().predict(new float[] {1, 10, 7})).containsExactly(1, 10, 7);
        Standardise.fit(model, data);
        assertThat(numbers(model, "mean")).containsExactly(3, 30, 7);
        // Deviations: √((4 + 1 + 0 + 9) / 4), 20, and 1 in place of 0.
        assertThat(numbers(model, "deviation")[0]).isCloseTo(Math.sqrt(3.5), CLOSE);
        assertThat(numbers(model, "deviation")).endsWith(20, 1);
        assertThat(model.predictor().predict(new float[] {3, 50, 7})).containsExactly(0, 1, 0);
    }

    @Test
    void aChannelOfPicturesHasOneMean() {
        Table data = Table.ofValues(
                "p", Shape.of(2, 1, 2), Shape.of(1), new float[] {1, 3, 10, 10, 5, 7, 20, 20}, new float[2]);
        Model model = network(Shape.of(2, 1, 2)).model(1);
        Standardise.fit(model, data);
        assertThat(numbers(model, "mean")).containsExactly(4, 15);
        assertThat(numbers(model, "deviation")[0]).isCloseTo(Math.sqrt(5), CLOSE);
        assertThat(numbers(model, "deviation")[1]).isEqualTo(5);
    }

    @Test
    void aConstantColumnOfAnySizeBecomesZero() {
        float[] inputs = new float[2000];
        for (int i = 0; i < 1000; i++) {
            inputs[2 * i] = 0.1f;
            inputs[2 * i + 1] = i;
        }
        Model model = network(Shape.of(2)).model(1);
        Standardise.fit(model, table(1000, 2, inputs));
        assertThat(model.predictor().predict(new float[] {0.1f, 499.5f})).containsExactly(0, 0);
        assertThat(numbers(model, "deviation")[0]).isEqualTo(1);
    }

    @Test
    void onlyTheTrainingPartIsLookedAt() {
        float[] inputs = new float[100];
        for (int i = 0; i < 100; i++) inputs[i] = i * i;
        Split split = Split.stratified(table(100, 1, inputs), 30, 1);
        Model all = network(Shape.of(1)).model(1), part = network(Shape.of(1)).model(1);
        Standardise.fit(all, table(100, 1, inputs));
        Standardise.fit(part, split.training());
        double sum = 0;
        float[] x = new float[1];
        for (int i = 0; i < 70; i++) {
            split.training().read(i, x, 0, new float[1], 0);
            sum += x[0];
        }
        assertThat(numbers(part, "mean")[0]).isCloseTo(sum / 70, Offset.offset(1e-3));
        assertThat(numbers(part, "mean")[0]).isNotEqualTo(numbers(all, "mean")[0]);
    }

    @Test
    void trainingLeavesTheNumbersAloneAndAFileCarriesThem(@TempDir Path folder) {
        float[] inputs = new float[40], targets = new float[40];
        for (int i = 0; i < 40; i++) {
            inputs[i] = 1000 + 10 * i;
            targets[i] = i / 40f;
        }
        DataSet data = Table.ofValues("line", Shape.of(1), Shape.of(1), inputs, targets);
        Model model = Network.of("line", Shape.of(1), new MeanSquaredError(), new Standardise(), new Dense(1))
                .model(1);
        Standardise.fit(model, data);
        double[] mean = numbers(model, "mean"), deviation = numbers(model, "deviation");
        model.fit(data, Recipe.of(new Sgd(0.1)).epochs(60).batch(8));
        assertThat(numbers(model, "mean")).isEqualTo(mean);
        assertThat(numbers(model, "deviation")).isEqualTo(deviation);
        ModelFile.save(model, folder.resolve("line.safetensors"));
        Model loaded = ModelFile.load(folder.resolve("line.safetensors"));
        assertThat(loaded.fingerprint()).isEqualTo(model.fingerprint());
        assertThat(loaded.predictor().predict(new float[] {1200})[0]).isCloseTo(0.5f, Offset.offset(0.02f));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Model model = network(Shape.of(2)).model(1);
        assertThatThrownBy(() -> Standardise.fit(model, table(2, 3, new float[6])))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Standardise.fit: expected samples of [2] for network net, received [3] from 't'");
        assertThatThrownBy(() -> Standardise.fit(model, table(1, 2, new float[] {1, Float.NaN})))
                .isInstanceOf(DataException.class);
        Model other = Network.of("net", Shape.of(2), new MeanSquaredError(), new Dense(2), new Standardise())
                .model(1);
        assertThatThrownBy(() -> Standardise.fit(other, table(1, 2, new float[2])))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("expected network net to begin with a layer Standardise");
    }

    private static Network network(Shape input) {
        return Network.of("net", input, new MeanSquaredError(), new Standardise());
    }

    private static Table table(int rows, int columns, float[] inputs) {
        return Table.ofValues("t", Shape.of(columns), Shape.of(1), inputs, new float[rows]);
    }

    private static double[] numbers(Model model, String name) {
        var t = model.params().tensor("0." + name);
        double[] numbers = new double[t.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = t.at(i);
        return numbers;
    }
}
