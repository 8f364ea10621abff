package dev.tiefgang.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.AveragePool2d;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Conv2d;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.Flatten;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.GlobalAveragePool2d;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.LeakyRelu;
import dev.tiefgang.nn.MaxPool2d;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Padding;
import dev.tiefgang.nn.Residual;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Upsample2d;
import dev.tiefgang.tensor.Rng;
import dev.tiefgang.tensor.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNetworkTest {
    private static Network network(String text, Shape input) {
        ZooEntry entry = Zoo.entry(text);
        return entry.builder().build(input, 10, entry.defaults());
    }

    private static List<Layer> layers(String text, Shape input) {
        return ((Sequential) network(text, input).body()).layers();
    }

    @Test
    void layersAreReadInTheirOrder() {
        assertThat(layers(
                        "conv 16 3x3, relu, pool, Conv 32 3X5 stride 2 same ,ReLU,pool 3 stride 2,dense 10",
                        Shape.of(1, 28, 28)))
                .containsExactly(
                        new Conv2d(16, 3),
                        Activation.relu(),
                        new MaxPool2d(2),
                        new Conv2d(32, 3, 5).stride(2).same(),
                        Activation.relu(),
                        new MaxPool2d(3, 2, Padding.of(0)),
                        new Flatten(),
                        new Dense(10));
        assertThat(layers(
                        "conv 4 3 pad 1 dilation 2 groups 2, batchnorm, avgpool, globalpool, dense 3",
                        Shape.of(2, 9, 9)))
                .containsExactly(
                        new Conv2d(4, 3).padding(1).dilation(2).groups(2),
                        new BatchNorm(),
                        new AveragePool2d(2),
                        new GlobalAveragePool2d(),
                        new Dense(3));
        assertThat(layers("dropout 0.25, dense 3", Shape.of(4))).containsExactly(new Dropout(0.25), new Dense(3));
        assertThat(layers("leaky-relu, leaky-relu 0.3, noise 0.1, upsample 2", Shape.of(1, 2, 2)))
                .containsExactly(new LeakyRelu(), new LeakyRelu(0.3), new GaussianNoise(0.1), new Upsample2d(2));
    }

    @Test
    void weightsSuitTheFunctionBehindThem() {
        assertThat(layers("dense 5, batchnorm, tanh, dense 5, gelu, dense 2", Shape.of(4)))
                .containsExactly(
                        new Dense(5).init(new Init.Glorot()),
                        new BatchNorm(),
                        Activation.tanh(),
                        new Dense(5).init(new Init.He()),
                        new Activation(Activation.Function.GELU),
                        new Dense(2));
    }

    @Test
    void residualPartsNest() {
        assertThat(layers("residual(conv 3 3x3 same, residual (tanh), relu), flatten", Shape.of(3, 4, 4)))
                .containsExactly(
                        new Residual(Sequential.of(
                                new Conv2d(3, 3).same(),
                                new Residual(Sequential.of(Activation.tanh())),
                                Activation.relu())),
                        new Flatten());
    }

    @Test
    void everyWordIsReadAsItsFormSays() {
        for (LayerWord word : LayerWords.all()) {
            String text = word.form()
                    .replaceAll("\\[.*", "")
                    .replace("DEVIATION", "0.5")
                    .replace("N", "4")
                    .replace("RxC", "3x3")
                    .replace("SHARE", "0.5");
            assertThat(network(text + ", identity", Shape.of(2, 8, 8)).output().size())
                    .as(text)
                    .isPositive();
        }
    }

    @Test
    void namesOfTheZooStayNames() {
        assertThat(Zoo.entry("mlp").name()).isEqualTo("mlp");
        assertThat(Zoo.entry("dense 10").name()).isEqualTo(WrittenNetwork.NAME);
        assertThat(Zoo.entry("relu").name()).isEqualTo(WrittenNetwork.NAME);
        assertThatThrownBy(() -> Zoo.entry("lenet")).isInstanceOf(UnknownNameException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "conv 16 3x3, relo, dense 10 | column 14: expected a layer, found 'relo': did you mean 'relu'?",
                "conv 16, relu | column 8: expected the size of the filters such as 3x3, found ','.",
                "conv x 3x3 | column 6: expected the number of filters, a whole number of at least 1, found 'x'.",
                "conv 4 0x3 | column 8: expected the size of the filters of at least 1x1, found '0x3'.",
                "dense | column 6: expected the number of units, a whole number of at least 1, found the end.",
                "dense 0 | column 7: expected the number of units, a whole number of at least 1, found '0'.",
                "dense 9999999999 | column 7: expected the number of units, a whole number from 1 to 999999999, found '9999999999'.",
                "dense 10, | column 10: expected a layer, found the end, for example 'dense'.",
                ", dense 10 | column 1: expected a layer, found ',', for example 'dense'.",
                "dense 10 dense 10 | column 10: a comma is missing before 'dense'.",
                "conv 4 3x3 strid 2 | column 12: expected a comma, the end or a setting, found 'strid': did you mean 'stride'?",
                "pool 2 pad 1 | column 8: expected a comma, the end or a setting, found 'pad'. Known: stride.",
                "conv 16 3x3 dense 10 | column 13: a comma is missing before 'dense'.",
                "pool residual(tanh) | column 6: a comma is missing before 'residual'.",
                "residual(conv 3 3x3 same RELU) | column 26: a comma is missing before 'RELU'.",
                "dense 10 foo | column 10: expected a comma or the end, found 'foo'.",
                "“conv 16 3x3, dense 10” | column 1: expected straight quotes around the network, as in 'conv 16 3x3, relu, dense 10', found the typographic quote “.",
                "“relu” | column 1: expected straight quotes around the network, as in 'conv 16 3x3, relu, dense 10', found the typographic quote “.",
                "residual tanh | column 10: expected '(' and the layers of the residual part, found 'tanh'.",
                "residual(tanh | column 14: expected a comma or ')', found the end.",
                "dense 10) | column 9: expected a comma or the end, found ')'.",
                "dropout 1, dense 10 | column 9: expected the share that is dropped, a number of at least 0.0 and below 1.0, found '1'.",
            })
    void mistakesAreNamedWithTheirColumn(String text, String message) {
        assertThatThrownBy(() -> Zoo.entry(text))
                .isInstanceOf(NetworkTextException.class)
                .hasMessage("Network, " + message);
    }

    @Test
    void settingsThatALayerRefusesAreNamed() {
        assertThatThrownBy(() -> Zoo.entry("tanh, conv 3 3x3 groups 2, tanh"))
                .isInstanceOf(NetworkTextException.class)
                .hasMessage(
                        "Network, 'conv' that ends at column 25: Conv2d: expected groups that divide 3 filters, received 2");
    }

    @Test
    void depthAndNumberOfLayersAreBounded() {
        assertThatThrownBy(() -> Zoo.entry("residual(".repeat(100_000)))
                .isInstanceOf(NetworkTextException.class)
                .hasMessageContaining("at most 20 residual parts");
        assertThatThrownBy(() -> Zoo.entry("tanh, ".repeat(100_000) + "tanh"))
                .isInstanceOf(NetworkTextException.class)
                .hasMessageContaining("at most 1000 layers");
    }

    /// Whatever is put together from the language's words is a network or refused with a column.
    @Test
    void nothingElseCanGoWrong() {
        List<String> pieces = Stream.concat(
                        LayerWords.names().stream(),
                        Stream.of(
                                ",", ",", ",", "(", ")", "3", "2", "0", "3x3", "stride", "pad", "same", "0.5", "ü",
                                "-1", "1e9", "x"))
                .toList();
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            Rng rng = Rng.of(1, "text", i);
            var text = new StringBuilder("dense 3,");
            int words = 1 + (int) (rng.uniformDouble(0) * 8);
            for (int k = 1; k <= words; k++)
                text.append(pieces.get((int) (rng.uniformDouble(k) * pieces.size())))
                        .append(k % 3 == 0 ? "" : " ");
            try {
                Zoo.entry(text.toString());
                read++;
            } catch (NetworkTextException e) {
                assertThat(e).hasMessageMatching("(?s)Network, .*column \\d+.*");
            }
        }
        assertThat(read).isGreaterThan(100);
    }
}
