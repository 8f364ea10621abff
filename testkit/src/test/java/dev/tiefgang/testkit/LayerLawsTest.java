package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.nn.AlphaDropout;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.DropConnect;
import dev.tiefgang.nn.Dropout;
import dev.tiefgang.nn.GaussianDropout;
import dev.tiefgang.nn.GaussianNoise;
import dev.tiefgang.nn.Layer;
import dev.tiefgang.nn.Sequential;
import dev.tiefgang.nn.SpatialDropout;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every law for every layer.
class LayerLawsTest {
    private static final int CASES = 24;

    @TempDir
    private static Path folder;

    @Test
    void everyLayerHasARow() {
        assertThat(Sealed.missing(
                        Sealed.members(Layer.class), LayerCases.all().stream().map(LayerRow::type)))
                .as("layers without a row in LayerCases")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> outputsAndParameters() {
        return law((row, i) -> LayerLaws.counts(row.draw(i)));
    }

    @TestFactory
    Stream<DynamicTest> trainingAndRecallHaveTheSameShapes() {
        return law((row, i) -> LayerLaws.shapes(row.draw(i)));
    }

    /// All layers but those of which chance or the batch is a part.
    @TestFactory
    Stream<DynamicTest> recallEqualsTraining() {
        var changing = Set.of(
                BatchNorm.class,
                Sequential.class,
                Dropout.class,
                SpatialDropout.class,
                AlphaDropout.class,
                GaussianDropout.class,
                GaussianNoise.class,
                DropConnect.class);
        return law((row, i) -> {
            boolean steady = LayerLaws.recalls(row.draw(i), i);
            if (!changing.contains(row.type()))
                assertThat(steady).as("nothing random, no state").isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> gradients() {
        return law((row, i) -> LayerLaws.gradient(row.draw(i), i, false));
    }

    @TestFactory
    Stream<DynamicTest> secondGradients() {
        return law((row, i) -> LayerLaws.gradient(row.draw(i), i, true));
    }

    @TestFactory
    Stream<DynamicTest> floatsAgreeWithDoubles() {
        return law((row, i) -> NetLaws.precision(LayerLaws.network(row, i), 1 + i % 5, i));
    }

    @TestFactory
    Stream<DynamicTest> oneStepLowersTheLoss() {
        return law((row, i) -> NetLaws.learns(LayerLaws.network(row, i)));
    }

    @TestFactory
    Stream<DynamicTest> everyParameterMoves() {
        return law(LayerLaws::moves);
    }

    @TestFactory
    Stream<DynamicTest> storingKeepsTheBits() {
        return law((row, i) -> NetLaws.stores(LayerLaws.network(row, i), folder.resolve("model.safetensors")));
    }

    @TestFactory
    Stream<DynamicTest> errors() {
        return LayerCases.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    assertThat(row.wrong().size() + row.settings().size()).isGreaterThanOrEqualTo(3);
                    LayerLaws.errors(row);
                }));
    }

    private static Stream<DynamicTest> law(BiConsumer<LayerRow, Integer> law) {
        return LayerCases.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    for (int i = 0; i < CASES; i++) {
                        int seed = i;
                        Laws.on(row.name() + " " + i + ", " + row.draw(i), () -> law.accept(row, seed));
                    }
                }));
    }
}
