package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.formats.CheckpointFolder;
import dev.tiefgang.formats.ModelFile;
import dev.tiefgang.formats.SafetensorsFile;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.Several;
import dev.tiefgang.loss.Several.Part;
import dev.tiefgang.loss.SigmoidCrossEntropy;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.loss.SquaredSum;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Join;
import dev.tiefgang.nn.Lstm;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Shared;
import dev.tiefgang.nn.Summary;
import dev.tiefgang.nn.Wired;
import dev.tiefgang.nn.Wires;
import dev.tiefgang.optim.Adam;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Recipe;
import dev.tiefgang.train.Snapshot;
import dev.tiefgang.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Networks with several inputs and outputs, from their description to a stored model.
class WiredTest {
    /// Two pictures of 2 × 2 and a number in; out: which picture is brighter, and the sum of everything.
    private static final Wired WIRED = wired();

    private static final Several LOSS = new Several(
            new Part(Shape.of(2), new SoftmaxCrossEntropy(), 1), new Part(Shape.of(1), new MeanSquaredError(), 0.5));

    private static Wired wired() {
        var wires = new Wires();
        Wires.End left = wires.input("left", Shape.of(1, 2, 2)), right = wires.input("right", Shape.of(1, 2, 2));
        Wires.End number = wires.input("number", Shape.of(1));
        var eye = new Shared("eye", new Conv2d(2, 2));
        Wires.End pictures = wires.join(
                "pictures",
                new Join.Concat(1),
                left.then("seen-left", eye).then(new Flatten()),
                right.then("seen-right", eye).then(new Flatten()));
        Wires.End brighter = pictures.then("brighter", new Dense(2));
        Wires.End all = wires.join("all", new Join.Concat(1), pictures, number);
        return wires.outputs(
                brighter,
                all.then("hidden", new Dense(6)).then(Activation.tanh()).then("sum", new Dense(1)));
    }

    private static TinyData data(int size, long seed) {
        Rng rng = Rng.of(seed, "wired", 0);
        float[] x = new float[size * 9], y = new float[size * 3];
        for (int i = 0; i < size; i++) {
            float left = 0, right = 0;
            for (int k = 0; k < 9; k++) {
                x[i * 9 + k] = rng.uniform(i * 9L + k) - 0.5f;
                if (k < 4) left += x[i * 9 + k];
                else if (k < 8) right += x[i * 9 + k];
            }
            y[i * 3] = left > right ? 1 : 0;
            y[i * 3 + 1] = 1 - y[i * 3];
            y[i * 3 + 2] = left + right + x[i * 9 + 8];
        }
        return TinyData.values(9, 3, x, y);
    }

    @Test
    void severalInputsAndOutputsAreLearnedTogether(@TempDir Path folder) {
        Network network = WIRED.network("wired", LOSS);
        assertThat(network.input()).isEqualTo(Shape.of(9));
        assertThat(network.output()).isEqualTo(Shape.of(3));
        Model model = network.model(1);
        var history =
                model.fit(data(512, 1), Recipe.of(new Adam(0.02)).epochs(30).batch(32));
        assertThat(history.epochs().getLast().loss())
                .isLessThan(0.25 * history.epochs().getFirst().loss());
        TinyData test = data(200, 2);
        int right = 0;
        double squares = 0;
        for (int i = 0; i < test.size(); i++) {
            float[] x = java.util.Arrays.copyOfRange(test.inputs(), i * 9, i * 9 + 9);
            List<float[]> out = LOSS.split(model.predictor().predict(x));
            assertThat(out.getFirst()[0] + out.getFirst()[1]).isEqualTo(1, org.assertj.core.data.Offset.offset(1e-5f));
            if (out.getFirst()[0] > 0.5 == test.targets()[i * 3] > 0.5) right++;
            squares += Math.pow(out.getLast()[0] - test.targets()[i * 3 + 2], 2);
        }
        assertThat(right).isGreaterThanOrEqualTo(190);
        assertThat(squares / test.size()).isLessThan(0.02);

        Path file = folder.resolve("wired.safetensors");
        ModelFile.save(model, file);
        Model again = ModelFile.load(file);
        assertThat(again.network()).isEqualTo(network);
        float[] sample = WIRED.sample(new float[] {1, 2, 3, 4}, new float[] {5, 6, 7, 8}, new float[] {9});
        assertThat(sample).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(again.predictor().predict(sample))
                .containsExactly(model.predictor().predict(sample));
    }

    /// A checkpoint file in the middle of training leads to the same bits as training at one go.
    @Test
    void trainingGoesOnFromACheckpointFile(@TempDir Path folder) {
        Recipe recipe = Recipe.of(new Adam(0.01)).epochs(4).batch(16);
        TinyData data = TinyData.values(12, 4, numbers(60 * 12, 1), numbers(60 * 4, 2));
        Model whole = everything().model(3);
        new Trainer(whole, recipe, data).run();
        var checkpoints = new CheckpointFolder(folder);
        new Trainer(everything().model(3), recipe.epochs(2), data)
                .save((s, best) -> checkpoints.save(s.step(), s.tensors(), s.state(), best), 1e9)
                .run();
        SafetensorsFile file = checkpoints.newestValid().orElseThrow().file();
        Model second = everything().model(4);
        new Trainer(second, recipe, data)
                .resume(new Snapshot(8, file.tensors(), file.metadata()))
                .run();
        assertThat(second.fingerprint()).isEqualTo(whole.fingerprint());
    }

    /// Shared layers with statistics and random numbers, a sequence, two inputs and two outputs.
    private static Network everything() {
        var wires = new Wires();
        Wires.End left = wires.input("left", Shape.of(3, 2)), right = wires.input("right", Shape.of(6));
        var norm = new Shared("norm", Sequential.of(new BatchNorm(), new Dropout(0.2)));
        Wires.End read = left.then("read", new Lstm(6).masking(0)).then(norm);
        Wires.End sum = wires.join(
                "sum", new Join.Mean(), read, right.then("dense", new Dense(6)).then(norm));
        return wires.outputs(sum.then("a", new Dense(3)), sum.then("b", new Dense(1)))
                .network(
                        "everything",
                        new Several(
                                new Part(Shape.of(3), new MeanSquaredError(), 1),
                                new Part(Shape.of(1), new SigmoidCrossEntropy(), 0.1)));
    }

    private static float[] numbers(int count, long seed) {
        Rng rng = Rng.of(seed, "numbers", 0);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) x[i] = rng.uniform(i);
        return x;
    }

    @Test
    void parametersAreNamedAfterNodes() {
        assertThat(WIRED.network("wired", LOSS).model(1).params().all().keySet())
                .containsExactlyInAnyOrder(
                        "shared.eye.weight",
                        "shared.eye.bias",
                        "brighter.weight",
                        "brighter.bias",
                        "hidden.weight",
                        "hidden.bias",
                        "sum.weight",
                        "sum.bias");
        Summary summary = WIRED.network("wired", LOSS).summary();
        assertThat(summary.parameters()).isEqualTo(10 + 10 + 36 + 7);
        assertThat(summary.macs()).isEqualTo(8 + 8 + 8 + 30 + 6);
        assertThat(summary.rows().stream().map(Summary.Row::path))
                .containsExactly(
                        "seen-left.layer",
                        "flatten1",
                        "seen-right.layer",
                        "flatten3",
                        "brighter",
                        "hidden",
                        "activation8",
                        "sum");
    }

    @Test
    void aSingleInputAndOutputKeepTheirShapes() {
        var wires = new Wires();
        Wires.End x = wires.input("x", Shape.of(1, 4, 4));
        Wires.End a = x.then("a", new Conv2d(2, 3).same());
        Wired wired = wires.outputs(wires.join("y", new Join.Add(), a, a.then("b", new Conv2d(2, 1))));
        Network network = wired.network("maps", new MeanSquaredError());
        assertThat(network.input()).isEqualTo(Shape.of(1, 4, 4));
        assertThat(network.output()).isEqualTo(Shape.of(2, 4, 4));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> new Wired(
                        List.of(new Wired.Input("left", Shape.of(1)), new Wired.Input("right", Shape.of(1))),
                        List.of(new Wired.Apply("y", new Dense(1), "rihgt")),
                        List.of("y")))
                .hasMessage("Wired: expected 'y' to read an input or a node before it, received 'rihgt'; "
                        + "did you mean 'right'? Known: left, right");
    }

    @Test
    void aJoinThatDoesNotFitSaysWhere() {
        var wires = new Wires();
        Wires.End a = wires.input("a", Shape.of(2)), b = wires.input("b", Shape.of(3));
        Wired wired = wires.outputs(wires.join("sum", new Join.Add(), a, b));
        assertThatThrownBy(() -> wired.network("n", new MeanSquaredError()).output())
                .hasMessage(
                        "Wired, join 'sum' of [a, b]: Add: expected values of one shape, received [1, 2] and [1, 3]");
    }

    @Test
    void whatIsNotUsedOrFromElsewhereIsRefused() {
        var wires = new Wires();
        Wires.End a = wires.input("a", Shape.of(2)), b = a.then("b", new Dense(1));
        wires.input("c", Shape.of(3));
        assertThatThrownBy(() -> wires.outputs(b))
                .hasMessage("Wired: expected 'c' to be read by a node behind it or to be an output, received neither");
        assertThatThrownBy(() -> new Wires().outputs(b)).hasMessageContaining("received 'b' of others");
        assertThatThrownBy(() -> WIRED.sample(new float[4], new float[5], new float[1]))
                .hasMessageContaining("received parts of [4, 5, 1] numbers");
    }

    @Test
    void lossesOfSeveralOutputsMustSuitEachOther() {
        var mean = new Part(Shape.of(2), new MeanSquaredError(), 1);
        assertThatThrownBy(() -> new Several()).hasMessageContaining("expected at least one part");
        assertThatThrownBy(() -> new Several(mean, new Part(Shape.of(2), new SquaredSum(), 1)))
                .hasMessageContaining("all are means over the samples or all sums");
        assertThatThrownBy(() -> new Part(Shape.of(2), new MeanSquaredError(), 0))
                .hasMessageContaining("a weight above 0, received 0.0");
        assertThatThrownBy(() -> new Part(Shape.of(), new MeanSquaredError(), 1))
                .hasMessageContaining("a part [m, …] with elements, received []");
        assertThatThrownBy(() -> LOSS.split(new float[4])).hasMessageContaining("expected the 3 numbers");
    }
}
