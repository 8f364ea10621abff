package dev.tiefgang.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiefgang.loss.SoftmaxCrossEntropy;
import dev.tiefgang.nn.Activation;
import dev.tiefgang.nn.BatchNorm;
import dev.tiefgang.nn.Dense;
import dev.tiefgang.nn.Model;
import dev.tiefgang.nn.Network;
import dev.tiefgang.optim.AdamW;
import dev.tiefgang.runtime.Params;
import dev.tiefgang.tensor.Shape;
import dev.tiefgang.train.Recipe;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is frozen stays as it is to the last bit, running statistics included.
class FreezingTest {
    private static final TinyData CLOUDS = TinyData.classes(29, Shape.of(4), 3, 1);
    private static final Recipe RECIPE =
            Recipe.of(new AdamW(0.05)).batch(8).epochs(3).weightDecay(0.1);

    private static Model model() {
        return Network.of(
                        "net",
                        Shape.of(4),
                        new SoftmaxCrossEntropy(),
                        new Dense(5),
                        new BatchNorm(),
                        Activation.tanh(),
                        new Dense(3))
                .model(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.*", "*", "1.mean", "1.variance", "1.gamma", "0.*", "*.mean", "*a*"})
    void frozenNamesStayAndOthersMove(String pattern) {
        Model model = model();
        Params before = model.params().copy();
        model.fit(CLOUDS, RECIPE.freeze(pattern));
        String regex = pattern.replace(".", "\\.").replace("*", ".*");
        before.all()
                .forEach((name, old) -> assertThat(model.params().tensor(name).sameBits(old))
                        .as(name)
                        .isEqualTo(name.matches(regex)));
    }

    @TestFactory
    Stream<DynamicTest> aFrozenModelKeepsItsFingerprint() {
        return NetCases.all().stream()
                .filter(c -> c.classes() > 0 && c.network().input().size() < 100)
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    Model model = c.network().model(1);
                    String before = model.fingerprint();
                    var data = TinyData.classes(7, c.network().input(), c.classes(), 1);
                    model.fit(data, RECIPE.batch(4).epochs(2).freeze("*"));
                    assertThat(model.fingerprint()).isEqualTo(before);
                }));
    }

    /// With frozen statistics the loss in training is that of recall, whatever is in the batch.
    @Test
    void frozenStatisticsAreWhatTrainingNormalisesBy() {
        Model model = model();
        model.fit(CLOUDS, RECIPE);
        double recall = model.evaluate(CLOUDS).loss();
        // What is learned does not matter: the loss of an epoch of one step is that before it.
        Recipe once = RECIPE.batch(0).epochs(1);
        for (var patterns : new String[][] {{"1.*"}, {"1.mean", "1.variance"}})
            assertThat(model.copy().fit(CLOUDS, once.freeze(patterns)).last().loss())
                    .as(Arrays.toString(patterns))
                    .isCloseTo(recall, org.assertj.core.data.Offset.offset(1e-5));
        for (var patterns : new String[][] {{"1.mean"}, {"1.gamma", "1.beta"}, {"0.*"}})
            assertThat(model.copy().fit(CLOUDS, once.freeze(patterns)).last().loss())
                    .as(Arrays.toString(patterns))
                    .isNotCloseTo(recall, org.assertj.core.data.Offset.offset(1e-3));
    }
}
