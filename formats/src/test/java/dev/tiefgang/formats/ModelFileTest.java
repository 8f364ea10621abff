package dev.tiefgang.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final Network NETWORK = Network.of(
            "tiny",
            Shape.of(1, 4, 4),
            new SoftmaxCrossEntropy(),
            new Conv2d(2, 3).same(),
            new BatchNorm(),
            Activation.relu(),
            new Flatten(),
            new Dense(3));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("model.safetensors");
    }

    @Test
    void aModelComesBack() {
        Model model = NETWORK.model(7);
        ModelFile.save(model, file());
        Model same = ModelFile.load(file());
        assertThat(same.network()).isEqualTo(NETWORK);
        assertThat(same.fingerprint()).isEqualTo(model.fingerprint());
        float[] sample = new float[16];
        sample[3] = 1;
        assertThat(same.predictor().predict(sample)).isEqualTo(model.predictor().predict(sample));
        assertThat(ModelFile.read(file()).labels()).isEmpty();
    }

    @Test
    void labelsComeBack() {
        var labels = List.of("ä", "\"b\"", "c");
        new ModelFile(NETWORK.model(1), labels).save(file());
        assertThat(ModelFile.read(file()).labels()).isEqualTo(labels);
    }

    @Test
    void notesComeBackAndOtherMetadataAreNoNotes() {
        var notes = new LinkedHashMap<>(Map.of("data", "four points", "network", "no network"));
        new ModelFile(NETWORK.model(3), List.of(), notes).save(file());
        assertThat(ModelFile.read(file()).notes()).isEqualTo(notes);
        var metadata = new LinkedHashMap<>(Checkpoint.read(file()).metadata());
        assertThat(metadata).containsEntry("note.data", "four points").containsKey("network");
        metadata.put("history", "of a checkpoint");
        Checkpoint.write(file(), Checkpoint.read(file()).tensors(), metadata);
        assertThat(ModelFile.read(file()).notes()).isEqualTo(notes);
        assertThat(ModelFile.read(file()).with(new LinkedHashMap<>()).notes()).isEmpty();
        ModelFile.save(ModelFile.load(file()), file());
        assertThat(ModelFile.read(file()).notes()).isEmpty();
    }

    @Test
    void weightsAloneAreNoModel() {
        Checkpoint.write(file(), new LinkedHashMap<>(NETWORK.model(1).params().all()), new LinkedHashMap<>());
        refused("found none: weights alone are no model");
    }

    @Test
    void tensorsMustFitTheNetwork() {
        var tensors = new LinkedHashMap<>(NETWORK.model(1).params().all());
        tensors.put("4.bias", Tensor.of(Shape.of(2), 1f, 2f));
        Checkpoint.write(file(), tensors, ModelFile.metadata(NETWORK, List.of()));
        refused("expected '4.bias' as 32-bit floats of shape [3], received FLOAT32 of shape [2]");
        tensors.put("4.bias", Tensor.of(Shape.of(3), 1.0, 2.0, 3.0));
        Checkpoint.write(file(), tensors, ModelFile.metadata(NETWORK, List.of()));
        refused("received FLOAT64 of shape [3]");
        tensors.remove("4.bias");
        Checkpoint.write(file(), tensors, ModelFile.metadata(NETWORK, List.of()));
        refused("expected a tensor '4.bias'");
    }

    @Test
    void layersMustFitEachOther() {
        Network broken = Network.of("x", Shape.of(4, 4), new MeanSquaredError(), new Dense(3));
        Checkpoint.write(file(), new LinkedHashMap<>(), ModelFile.metadata(broken, List.of()));
        refused("the network does not fit together: Layer 0, Dense");
    }

    @Test
    void thereIsALabelForEachOutput() {
        new ModelFile(NETWORK.model(1), List.of("a", "b")).save(file());
        refused("expected a label for each of 3 outputs, received 2");
    }

    @Test
    void everyFlippedByteOfTheDescriptionIsFound() {
        ModelFile.save(NETWORK.model(1), file());
        byte[] bytes = Inputs.bytes(file(), 1 << 20);
        for (int i = 0; i < bytes.length; i += 7) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            AtomicFiles.write(file(), damaged);
            assertThatThrownBy(() -> ModelFile.load(file())).isInstanceOf(FormatException.class);
        }
    }

    private void refused(String message) {
        assertThatThrownBy(() -> ModelFile.load(file()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }
}
