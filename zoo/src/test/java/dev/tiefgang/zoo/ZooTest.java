package dev.tiefgang.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiefgang.formats.RecordJson;
import dev.tiefgang.loss.MeanSquaredError;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Init;
import dev.tiefgang.nn.Network;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.Summary;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.tensor.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZooTest {
    static List<ZooEntry> entries() {
        return Zoo.entries();
    }

    @ParameterizedTest
    @CsvSource({
        "lenet5, 61706",
        "mlp, 101770",
        "ballnet, 9553064",
        "resnet18, 11689512",
        "resnet50, 25557032",
        "vgg16, 138357544",
        "mobilenetv2, 3504872"
    })
    void parametersAreCounted(String name, long parameters) {
        assertThat(Zoo.entry(name).network().summary().parameters()).isEqualTo(parameters);
    }

    @Test
    void lenetHasTheShapesOfThePaper() {
        List<Shape> outputs = Zoo.entry("lenet5").network().summary().rows().stream()
                .map(Summary.Row::output)
                .toList();
        assertThat(outputs)
                .startsWith(Shape.of(6, 28, 28))
                .containsSubsequence(Shape.of(6, 14, 14), Shape.of(16, 10, 10), Shape.of(16, 5, 5), Shape.of(400))
                .endsWith(Shape.of(10));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryCanBeStoredAndTrained(ZooEntry entry) {
        Network network = entry.network();
        assertThat(entry.description()).contains("(").endsWith(".");
        assertThat(network.name()).isEqualTo(entry.name());
        assertThat(network.output()).isEqualTo(Shape.of(entry.outputs()));
        assertThat(RecordJson.read(Network.class, RecordJson.write(network), "x"))
                .isEqualTo(network);
        assertThat(entry.recipe().epochs()).isBetween(1, 15);
    }

    @Test
    void mlpTakesSizesActivationAndLoss() {
        ZooEntry mlp = Zoo.entry("mlp");
        var options = mlp.defaults()
                .hidden(List.of(3, 2))
                .activation(Activation.Function.TANH)
                .loss(new MeanSquaredError());
        Network network = mlp.builder().build(Shape.of(2), 1, options);
        assertThat(network.loss()).isEqualTo(new MeanSquaredError());
        assertThat(((Sequential) network.body()).layers())
                .containsExactly(
                        new Dense(3).init(new Init.Glorot()),
                        Activation.tanh(),
                        new Dense(2).init(new Init.Glorot()),
                        Activation.tanh(),
                        new Dense(1).init(new Init.Glorot()));
    }

    @ParameterizedTest
    @CsvSource({"RELU, He", "GELU, He", "HARD_SWISH, He", "SELU, LeCun", "TANH, Glorot", "ABS, Glorot"})
    void weightsSuitTheActivation(Activation.Function function, String init) {
        ZooEntry lenet = Zoo.entry("lenet5");
        Network network =
                lenet.builder().build(Shape.of(1, 28, 28), 10, lenet.defaults().activation(function));
        assertThat(network.body().toString())
                .contains("function=" + function + "]", "init=" + init + "[]")
                .doesNotContain("function=" + (function == Activation.Function.RELU ? "TANH" : "RELU"));
    }

    @Test
    void lenetSaysThatItWantsPictures() {
        assertThatThrownBy(() -> Zoo.entry("lenet5").network(Shape.of(2), 1).output())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Layer 0, Conv2d");
    }

    @ParameterizedTest
    @CsvSource({"lenet6, lenet5", "LENET, lenet5", "mpl, mlp", "lenet-5, lenet5", "ml, mlp", "resnet, resnet18"})
    void theNearestNameIsOffered(String name, String nearest) {
        assertThatThrownBy(() -> Zoo.entry(name))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("Unknown model '" + name + "': did you mean '" + nearest + "'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"densenet", "m", "alexnet", ""})
    void whatIsNotNearIsNotOffered(String name) {
        assertThatThrownBy(() -> Zoo.entry(name))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("Unknown model '" + name + "'. Known: lenet5, mlp, ballnet, resnet18, resnet50,"
                        + " vgg16, mobilenetv2.");
    }
}
