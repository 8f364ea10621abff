package dev.tiefgang.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.formats.FileException;
import dev.tiefgang.graph.Op;
import dev.tiefgang.graph.Value;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Scope;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.op.RandomUniform;
import dev.tiefgang.runtime.Precision;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {
    private static final Network NETWORK = Network.of(
            "tiny",
            Shape.of(1, 32, 32),
            new SoftmaxCrossEntropy(),
            new Conv2d(2, 3).same(),
            new BatchNorm(),
            Activation.relu(),
            new Flatten(),
            new Dense(11));

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("net.onnx");
    }

    private Fields saved(OnnxFile onnx) throws IOException {
        onnx.save(file());
        return Fields.read(Files.readAllBytes(file()));
    }

    @Test
    void theFileSaysWhatItIs() throws IOException {
        Model model = NETWORK.model(1);
        Fields file = saved(OnnxFile.of(model));
        assertThat(file.value(1)).as("IR version").isEqualTo(8L);
        assertThat(file.text(2)).isEqualTo("tiefgang");
        assertThat(file.part(8).text(1)).as("default domain").isEmpty();
        assertThat(file.part(8).value(2)).as("operator set").isEqualTo(18L);
        assertThat(file.part(7).text(2)).isEqualTo("tiny");
        assertThat(file.part(14).text(1)).isEqualTo("fingerprint");
        assertThat(file.part(14).text(2)).isEqualTo(model.fingerprint());
    }

    @Test
    void operatorsFollowEachOther() throws IOException {
        List<Fields> nodes = saved(OnnxFile.of(NETWORK.model(1))).part(7).parts(1);
        assertThat(nodes.stream().map(n -> n.text(4)))
                .containsExactly("Conv", "BatchNormalization", "Relu", "Reshape", "Gemm", "Softmax");
        assertThat(nodes.getFirst().texts(1)).containsExactly("input", "0.weight", "0.bias");
        assertThat(nodes.getLast().texts(2)).containsExactly("output");
        for (int i = 1; i < nodes.size(); i++)
            assertThat(nodes.get(i).texts(1)).contains(nodes.get(i - 1).text(2));
        // kernel_shape = [3, 3] and group = 1 of Conv
        List<Fields> attributes = nodes.getFirst().parts(5);
        assertThat(attributes.stream().map(a -> a.text(1)))
                .containsExactly("dilations", "group", "kernel_shape", "pads", "strides");
        assertThat(attributes.get(1).value(3)).isEqualTo(1L);
        assertThat(attributes.get(1).value(20)).isEqualTo(2L);
        assertThat(attributes.get(2).values(8)).containsExactly(3L, 3L);
        assertThat(attributes.get(2).value(20)).isEqualTo(7L);
        Fields epsilon = nodes.get(1).part(5);
        assertThat(epsilon.value(2)).isEqualTo(1e-5f);
        assertThat(epsilon.value(20)).isEqualTo(1L);
    }

    /// A network needs no name, a graph does.
    @Test
    void aNameIsFoundWhereThereIsNone() throws IOException {
        var network = Network.of("", Shape.of(3), new MeanSquaredError(), new Activation(Activation.Function.IDENTITY));
        Fields graph = saved(OnnxFile.of(network.model(1))).part(7);
        assertThat(graph.text(2)).isEqualTo("network");
        assertThat(graph.part(1).text(4)).isEqualTo("Identity");
    }

    @Test
    void parametersKeepNamesShapesAndBits() throws IOException {
        Model model = NETWORK.model(7);
        List<Fields> constants = saved(OnnxFile.of(model)).part(7).parts(5);
        assertThat(constants.stream().map(c -> c.text(8)))
                .containsAll(model.params().all().keySet());
        for (Fields c : constants) {
            if (!model.params().has(c.text(8))) continue;
            Tensor t = model.params().tensor(c.text(8));
            assertThat(c.value(2)).as("floats").isEqualTo(1L);
            assertThat(c.values(1))
                    .isEqualTo(Arrays.stream(t.shape().extents())
                            .mapToObj(e -> (Object) (long) e)
                            .toList());
            var numbers =
                    ByteBuffer.wrap(c.bytes(9)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            float[] read = new float[numbers.remaining()];
            numbers.get(read);
            assertThat(Tensor.of(t.shape(), read).sameBits(t)).as(c.text(8)).isTrue();
        }
    }

    @Test
    void theBatchIsOpenOrFixed() throws IOException {
        var onnx = OnnxFile.of(NETWORK.model(1));
        Fields open = saved(onnx).part(7), fixed = saved(onnx.batch(5)).part(7);
        assertThat(extents(open.part(11), "input")).containsExactly("n", 1L, 32L, 32L);
        assertThat(extents(open.part(12), "output")).containsExactly("n", 11L);
        assertThat(extents(fixed.part(11), "input")).containsExactly(5L, 1L, 32L, 32L);
        assertThat(extents(fixed.part(12), "output")).containsExactly(5L, 11L);
    }

    private static List<Object> extents(Fields value, String name) {
        assertThat(value.text(1)).isEqualTo(name);
        Fields tensor = value.part(2).part(1);
        assertThat(tensor.value(1)).as("floats").isEqualTo(1L);
        return tensor.part(2).parts(1).stream()
                .map(e -> e.values(1).isEmpty() ? (Object) e.text(2) : e.value(1))
                .toList();
    }

    @Test
    void namesOfClassesAreMetadata() throws IOException {
        var labels = List.of("ä", "\"b\"", "c", "d", "e", "f", "g", "h", "i", "j", "k");
        List<Fields> properties =
                saved(OnnxFile.of(NETWORK.model(1)).labels(labels)).parts(14);
        assertThat(properties.stream().map(p -> p.text(1))).containsExactly("fingerprint", "labels");
        assertThat(properties.getLast().text(2))
                .isEqualTo("[\"ä\",\"\\\"b\\\"\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\"]");
    }

    @Test
    void equalModelsGiveEqualFiles() throws IOException {
        OnnxFile.save(NETWORK.model(3), file());
        byte[] first = Files.readAllBytes(file());
        OnnxFile.save(NETWORK.model(3), file());
        assertThat(file()).hasBinaryContent(first);
        OnnxFile.save(NETWORK.model(4), file());
        assertThat(Files.readAllBytes(file())).isNotEqualTo(first).hasSameSizeAs(first);
    }

    /// Adds noise also in recall.
    private record Noisy() implements Layer.Custom {
        @Override
        public Value apply(Scope scope, Value x) {
            return x.plus(x.graph().add(new RandomUniform("noise", x.shape()), scope.random()));
        }
    }

    /// Divides by the number of samples in the batch.
    private record Shared() implements Layer.Custom {
        @Override
        public Value apply(Scope scope, Value x) {
            return x.over(x.shape().dim(0));
        }
    }

    /// As many exponentials of each other as there are samples.
    private record Tower() implements Layer.Custom {
        @Override
        public Value apply(Scope scope, Value x) {
            for (int i = 0; i < x.shape().dim(0); i++) x = x.exp();
            return x;
        }
    }

    /// An op that ONNX does not know.
    private record Odd() implements Op.Custom {
        @Override
        public Shape shape(List<Shape> in) {
            return in.getFirst();
        }

        @Override
        public List<Value> vjp(Vjp c) {
            return List.of(c.zero(0));
        }

        @Override
        public void compute(Tensor[] in, Tensor out) {
            out.set(in[0]);
        }
    }

    /// An op as a layer.
    private record OddLayer() implements Layer.Custom {
        @Override
        public Value apply(Scope scope, Value x) {
            return x.then(new Odd());
        }
    }

    private static Model model(Layer... layers) {
        return Network.of("net", Shape.of(3), new MeanSquaredError(), layers).model(1);
    }

    @Test
    void whatHasNoFormIsRefused() {
        refused(
                OnnxFile.of(model(new Dense(2), Sequential.of(Activation.relu(), new OddLayer()))),
                "ONNX, layer 1.1: expected ops with an operator in ONNX, received Odd[]");
        refused(
                OnnxFile.of(model(new Noisy())),
                "layer 0: expected ops with an operator in ONNX, received RandomUniform");
        refused(
                OnnxFile.of(model(new Shared())),
                "ONNX, layer 0: expected the same ops for batches of any size, received Fill[value=5.0");
        refused(OnnxFile.of(model(new Tower())), "received 6 ops for 5 samples and 8 for 7");
        for (Layer layer : List.of(new Shared(), new Tower()))
            OnnxFile.of(model(layer)).batch(2).save(file());
        assertThat(file()).isNotEmptyFile();
    }

    private void refused(OnnxFile onnx, String message) {
        assertThatThrownBy(() -> onnx.save(file()))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining(message);
        assertThat(file()).doesNotExist();
    }

    @Test
    void wrongSettingsAreRefused() {
        var onnx = OnnxFile.of(model(new Dense(2)));
        assertThatThrownBy(() -> onnx.batch(0)).hasMessage("ONNX: expected a batch of at least 1, received 0");
        assertThatThrownBy(() -> onnx.labels(List.of("a")))
                .hasMessage("ONNX: expected a label for each of 2 outputs, received 1");
        Model doubles = model(new Dense(2)).copy(Precision.DOUBLE);
        assertThatThrownBy(() -> OnnxFile.of(doubles))
                .isInstanceOf(OnnxException.class)
                .hasMessageContaining("expected a model of 32-bit floats, received one of doubles");
    }

    @Test
    void aFileThatCannotBeWrittenLeavesWhatWasThere() throws IOException {
        Path target = Files.createDirectory(file());
        Files.writeString(target.resolve("precious"), "still here");
        assertThatThrownBy(() -> OnnxFile.save(NETWORK.model(1), target)).isInstanceOf(FileException.class);
        assertThat(target.resolve("precious")).hasContent("still here");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(target);
        }
    }
}
